using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Tests.Operators;

/// <summary>What holds of every derivative, whatever the operator: no oracle is needed.</summary>
public sealed class IdentityTests
{
    public static TheoryData<string, string> Operators => CatalogueTests.Samples;

    [Theory]
    [MemberData(nameof(Operators))]
    public void The_pullback_is_the_adjoint_of_the_pushforward_and_linear(string op, string sample)
    {
        if (Differentiable(op, sample) is not { } call)
        {
            return;
        }

        Tensor[] u = [.. call.Outputs.Select((output, i) => Direction(output, i))], w = [.. call.Outputs.Select((output, i) => Direction(output, 20 + i))];
        Tensor[] v = [.. call.Leaves.Select((leaf, i) => Direction(leaf, 10 + i))];
        Func<Tensor?[], Tensor[]> pullback = Transforms.Vjp(call.Function, call.Leaves).Pullback;
        Tensor[] pulled = pullback(u);
        double forward = Inner(u, Transforms.Jvp(call.Function, call.Leaves, v).Tangents), reverse = Inner(pulled, v);
        AssertNear(forward, reverse);

        Tensor[] combined = pullback([.. u.Zip(w, (a, b) => a.Mul(2).Sub(b.Mul(0.5)))]), other = pullback(w);
        AssertNear((2 * reverse) - (0.5 * Inner(other, v)), Inner(combined, v));
    }

    [Theory]
    [MemberData(nameof(Operators))]
    public void Second_derivatives_are_symmetric_forward_over_reverse_and_reverse_over_reverse(string op, string sample)
    {
        if (Differentiable(op, sample) is not { } call || call.Leaves.Any(leaf => leaf.DType.IsComplex()))
        {
            return;
        }

        Func<Tensor[], Tensor> value = tensors => call.Function(tensors).Select((output, i) => Weigh(output, Direction(output, i))).Aggregate((a, b) => a.Add(b));
        Tensor[] u = [.. call.Leaves.Select((leaf, i) => Direction(leaf, 10 + i))], v = [.. call.Leaves.Select((leaf, i) => Direction(leaf, 30 + i))];
        Tensor[] hu = Transforms.Hvp(value, call.Leaves, u).Products, hv = Transforms.Hvp(value, call.Leaves, v).Products;
        double expected = Inner(hu, v);
        AssertNear(expected, Inner(hv, u));
        AssertNear(expected, Inner(Transforms.Vhp(value, call.Leaves, u).Products, v));
    }

    private static Call? Differentiable(string op, string sample)
    {
        SampleCall call = SampleCall.Read(op, sample);
        if (call.Leaves.Count == 0 || Catalogue.Find(op) is { IsInPlace: true })
        {
            return null;
        }

        IReadOnlyList<Tensor> recorded = call.Function([.. call.Leaves.Select(leaf => leaf.Detach().RequiresGrad_())]);
        int[] kept = [.. Enumerable.Range(0, recorded.Count).Where(i => recorded[i].RequiresGrad)];
        return kept.Length == 0
            ? null
            : new Call(
                tensors =>
                {
                    IReadOnlyList<Tensor> outputs = call.Function(tensors);
                    return [.. kept.Select(i => outputs[i])];
                },
                [.. call.Leaves], [.. kept.Select(i => recorded[i].Detach())]);
    }

    private static Tensor Weigh(Tensor output, Tensor weights) => output.Mul(weights.Conj()).Real().To(DType.Float64).Sum();

    private static double Inner(Tensor[] a, Tensor[] b) => a.Zip(b, (x, y) => Weigh(x, y).Item().ToDouble()).Sum();

    private static Tensor Direction(Tensor like, int seed)
    {
        Tensor angles = Torch.Arange(like.Count, dtype: DType.Float64).Mul(1.3 + (0.1 * seed)).Add(seed).Reshape(like.Shape.ToArray());
        return like.DType.IsComplex() ? Torch.ComplexOf(angles.Cos(), angles.Sin().Mul(0.7)).To(like.DType) : angles.Cos().To(like.DType);
    }

    private static void AssertNear(double expected, double actual) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-9 * Math.Max(1, Math.Abs(expected)), $"{actual:R} is not {expected:R}");

    private sealed record Call(Func<Tensor[], Tensor[]> Function, Tensor[] Leaves, Tensor[] Outputs);
}
