using GradService.Autograd;
using GradService.Graphs;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Tests.Golden;

/// <summary>What an operator gives for a golden case: its outputs and their gradients of first and, where asked for, second order.</summary>
public sealed record GoldenRun(IReadOnlyList<Tensor> Outputs, IReadOnlyList<Tensor?> First, IReadOnlyList<Tensor?> Second)
{
    /// <summary>Runs a case with its floats rounded to one precision and computed in another; complex numbers likewise.</summary>
    /// <param name="golden">The case.</param>
    /// <param name="rounded">The floating type to which every given number is rounded.</param>
    /// <param name="computed">The floating type in which the operator then runs.</param>
    public static GoldenRun Of(GoldenCase golden, DType rounded = DType.Float64, DType computed = DType.Float64)
    {
        Tensor Given(Tensor tensor) => tensor.To(In(tensor.DType, rounded)).To(In(tensor.DType, computed));

        if (golden.Seed is { } seed)
        {
            Evaluation.ManualSeed(seed);
        }

        Dictionary<string, Tensor> inputs = golden.MakeInputs(Given);
        Sample arguments = golden.MakeArguments(inputs, dtype => In(dtype, computed));
        IReadOnlyList<Tensor> outputs = Binder.Call(
            Catalogue.Find(golden.Op)!, arguments.Positional, arguments.Keywords, name => inputs.GetValueOrDefault(name), out Misfit misfit)
            ?? throw new Xunit.Sdk.XunitException(misfit.Message);
        if (!golden.HasGrads || golden.GradOutputs.Count == 0)
        {
            return new GoldenRun(outputs, [], []);
        }

        var leaves = golden.Grads.Select(grad => inputs[grad.Input]).ToList();
        var roots = golden.GradOutputs.Where(grad => grad.Output < outputs.Count && outputs[grad.Output].RequiresGrad).ToList();
        Tensor?[] grads = Differentiate(
            [.. roots.Select(grad => outputs[grad.Output])], [.. roots.Select(grad => Given(grad.Value.ToTensor()))], leaves, golden.HasSecond);
        return new GoldenRun(outputs, grads, golden.HasSecond ? SecondOrder(golden, inputs, leaves, grads, Given) : []);
    }

    /// <summary>The dtype of this precision in place of float64 or complex128; others stay.</summary>
    public static DType In(DType dtype, DType precision) => dtype switch
    {
        DType.Float64 => precision,
        DType.Complex128 => precision.ToComplex(),
        _ => dtype,
    };

    private static Tensor?[] SecondOrder(
        GoldenCase golden, Dictionary<string, Tensor> inputs, List<Tensor> leaves, Tensor?[] grads, Func<Tensor, Tensor> given)
    {
        var roots = new List<Tensor>();
        var weights = new List<Tensor>();
        for (int i = 0; i < grads.Length; i++)
        {
            if (grads[i] is { RequiresGrad: true } grad && golden.SecondWeights.TryGetValue(golden.Grads[i].Input, out Expected? weight))
            {
                roots.Add(grad);
                weights.Add(given(weight.ToTensor()));
            }
        }

        Tensor?[] second = Differentiate([.. roots], [.. weights], leaves, createGraph: false);
        return [.. golden.SecondGrads.Select(grad => second[leaves.IndexOf(inputs[grad.Input])])];
    }

    private static Tensor?[] Differentiate(Tensor[] roots, Tensor[] weights, List<Tensor> leaves, bool createGraph) =>
        roots.Length == 0 ? new Tensor?[leaves.Count] : Gradients.Grad(roots, leaves, weights, createGraph: createGraph, allowUnused: true);
}
