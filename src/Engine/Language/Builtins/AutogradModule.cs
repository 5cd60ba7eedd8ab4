using GradService.Autograd;
using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Language.Builtins;

/// <summary><c>torch.autograd</c></summary>
[Module("torch.autograd")]
internal static class AutogradModule
{
    [Named("set_detect_anomaly")]
    public static object? SetDetectAnomaly => ModeValue.SetDetectAnomaly;

    [Named("detect_anomaly")]
    public static object? DetectAnomaly => ModeValue.DetectAnomaly;

    [Named("no_grad")]
    public static object? NoGrad => ModeValue.NoGrad;

    [Named("enable_grad")]
    public static object? EnableGrad => ModeValue.EnableGrad;

    [Named("set_grad_enabled")]
    public static object? SetGradEnabled => ModeValue.SetGradEnabled;

    [Named("inference_mode")]
    public static object? InferenceMode => ModeValue.InferenceMode;

    public static void Backward(
        object? tensors, object? gradTensors = null, object? retainGraph = null, bool createGraph = false, object? gradVariables = null, object? inputs = null)
    {
        GraphTrace.Refuse("runs backward itself");
        Gradients.Backward(
            Tensors(tensors, "tensors"), gradTensors is null ? null : Optional(gradTensors), Flag(retainGraph), createGraph,
            inputs is null ? null : Tensors(inputs, "inputs"));
    }

    public static object? Grad(
        object? outputs, object? inputs, object? gradOutputs = null, object? retainGraph = null, bool createGraph = false, bool onlyInputs = true,
        object? allowUnused = null, bool isGradsBatched = false, bool materializeGrads = false)
    {
        GraphTrace.Refuse("differentiates by itself");
        Tensor[] of = Tensors(outputs, "outputs");
        Tensor?[] results = Gradients.Grad(
            of, Tensors(inputs, "inputs"), gradOutputs is null ? null : Optional(gradOutputs), Flag(retainGraph), createGraph, Flag(allowUnused),
            materializeGrads, isGradsBatched);
        return new TupleValue([.. results]);
    }

    [Named("_is_checkpoint_valid")]
    public static bool IsCheckpointValid() => GradMode.Current.Pass is null or { ReachesAllLeaves: true };

    [Named("Variable")]
    public static object? Variable(object? data, bool requiresGrad = false, bool @volatile = false) =>
        (data as Tensor ?? throw Raise.TypeError($"Variable data has to be a tensor, but got {Types.NameOf(data)}")).Detach().RequiresGrad_(requiresGrad);

    internal static Tensor[] Tensors(object? value, string name) => value switch
    {
        Tensor tensor => [tensor],
        SequenceValue or IteratorValue => [.. Iteration.ToList(value).Select(item => item as Tensor
            ?? throw Raise.TypeError($"element of '{name}' must be a Tensor, but got {Types.NameOf(item)}"))],
        _ => throw Raise.TypeError($"'{name}' must be a Tensor or a sequence of Tensors, but got {Types.NameOf(value)}"),
    };

    internal static Tensor?[] Optional(object? value) => value switch
    {
        Tensor tensor => [tensor],
        SequenceValue or IteratorValue => [.. Iteration.ToList(value).Select(item => item is null or Tensor ? item as Tensor
            : throw Raise.TypeError($"gradients can be either Tensors or None, but got {Types.NameOf(item)}"))],
        _ => throw Raise.TypeError($"gradients can be either Tensors or None, but got {Types.NameOf(value)}"),
    };

    private static bool? Flag(object? value) => value is null ? null : Compare.Truth(value);
}
