using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Language.Builtins;

/// <summary>What of <c>torch.nn</c> is no text of the library: the class of tensors that are a module's parameters.</summary>
[Module("torch.nn")]
internal static class NnModule
{
    /// <summary><c>torch.nn.Parameter(data, requires_grad=True)</c>: the same elements as a leaf of its own.</summary>
    public static ClassValue ParameterType { get; } = Types.Add("Parameter", Make, Types.Tensor, "torch.nn.parameter");

    [Named("Parameter")]
    public static object? Parameter => ParameterType;

    private static object? Make(ClassValue type, CallArguments arguments)
    {
        object? data = arguments.Positional.Length > 0 ? arguments.Positional[0] : Keyword(arguments, "data");
        object? requiresGrad = arguments.Positional.Length > 1 ? arguments.Positional[1] : Keyword(arguments, "requires_grad") ?? true;
        Tensor of = data switch
        {
            null => Torch.Empty([0]),
            Tensor tensor => tensor.Data,
            _ => throw Raise.TypeError($"Parameter data must be a Tensor, not {Types.NameOf(data)}"),
        };
        of.RequiresGrad_(Compare.Truth(requiresGrad));
        if (data is not null && Interpreter.Current.Trace is { } trace)
        {
            trace.Add("detach", [data], [], [of]);
            trace.Add("requires_grad_", [of, of.RequiresGrad], [], [of]);
        }

        return TensorAttributes.WithClass(of, type);
    }

    private static object? Keyword(CallArguments arguments, string name) => arguments.Keywords.FirstOrDefault(pair => pair.Key == name).Value;
}

/// <summary>How parameters are shown.</summary>
[MethodsOf("Parameter")]
internal static class ParameterMethods
{
    [Named("__repr__")]
    public static string Repr(Tensor self) => "Parameter containing:\n" + self;
}
