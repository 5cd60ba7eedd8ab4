using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The p-norm distances between each row of x1, (…, P, M), and each of x2, (…, R, M): (…, P, R).</summary>
    /// <derivative>x1: Σⱼ gradᵢⱼ · sgn(t) · (|t| / resultᵢⱼ)^(p − 1) with t = x1ᵢ − x2ⱼ, 0 for equal rows; x2: the same with −t</derivative>
    [Operator("cdist", TakesOut = false)]
    [Sample("real(3, 2), real(4, 2)")]
    [Sample("real(2, 3, 2), real(4, 2), p=3.0")]
    [Sample("real(3, 2), real(4, 2), p=1.0")]
    [Sample("real(3, 2), real(4, 2), p=1.5")]
    [Sample("real(3, 2), real(4, 2), p=inf")]
    public static Tensor Cdist(
        this Tensor x1, Tensor x2, double p = 2, string computeMode = "use_mm_for_euclid_dist_if_necessary")
    {
        CheckPoints(x1, "X1");
        CheckPoints(x2, "X2");
        if (x1.Shape[^1] != x2.Shape[^1])
        {
            throw GradException.Shape($"X1 and X2 must have the same number of columns. X1: {x1.Shape[^1]} X2: {x2.Shape[^1]}");
        }

        if (!(p >= 0))
        {
            throw GradException.Argument("cdist only supports non-negative p values");
        }

        if (computeMode is not ("use_mm_for_euclid_dist_if_necessary" or "use_mm_for_euclid_dist" or "donot_use_mm_for_euclid_dist"))
        {
            throw GradException.Argument($"{computeMode} is not a valid value for compute_mode", "ValueError");
        }

        long[] batch = Shape.Broadcast(Shape.Of(x1.Shape.Sizes[..^2]), Shape.Of(x2.Shape.Sizes[..^2])).ToArray();
        DType dtype = Promotion.ResultType(x1, x2);
        return new Cdist(p).Apply(
            x1.To(dtype).BroadcastTo([.. batch, .. x1.Shape.Sizes[^2..]]), x2.To(dtype).BroadcastTo([.. batch, .. x2.Shape.Sizes[^2..]]));
    }

    private static void CheckPoints(Tensor x, string name)
    {
        if (!x.DType.IsFloatingPoint())
        {
            throw GradException.Type($"cdist only supports floating-point dtypes, {name} got: {x.DType.ScalarTypeName()}");
        }

        if (x.Rank < 2)
        {
            throw GradException.Shape($"cdist only supports at least 2D tensors, {name} got: {x.Rank}D");
        }
    }
}

/// <summary>Distances without the differences: neither the values nor the derivatives take P·R·M elements of memory.</summary>
internal sealed class Cdist(double p) : Primitive
{
    public override Use Uses(int input) => p == 0 ? Use.None : Use.Input(0) | Use.Input(1) | Use.Result;

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        Shape shape = inputs[0]!.Shape;
        return new TensorSpec(Shape.Of([.. shape.Sizes[..^1], inputs[1]!.Shape[^2]]), inputs[0]!.DType);
    }

    public override Tensor? Gradient(int input, in Pullback at)
    {
        if (p == 0)
        {
            return Torch.Zeros(at.InputSpec(input).Shape.ToArray(), at.Grad.DType);
        }

        Tensor weights = at.Grad;
        if (p != 1 && !double.IsInfinity(p))
        {
            Tensor equal = at.Result.Detach().Eq(0);
            weights = weights.Div(at.Result.MaskedFill(equal, 1).Pow(p - 1)).MaskedFill(equal, 0);
        }

        var function = new DifferencePower(double.IsInfinity(p) ? p : p - 1, Odd: true);
        return input == 0
            ? DifferenceSums.OverRows(at.Input(0), at.Input(1), weights, null, function)
            : DifferenceSums.OverRows(at.Input(1), at.Input(0), weights.Transpose(-2, -1), null, function);
    }

    protected override Operator? Lifted(Lift lift) => this;

    protected override long Cost(ReadOnlySpan<Tensor?> inputs, Specs outputs) =>
        MatrixRule.Work(outputs[0].Shape.Count, inputs[0]!.Shape[^1] + 1, p is 1 or 2 ? 1 : 8);

    protected override void Float<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        int m = (int)inputs[0].Shape[^1], xs = (int)inputs[0].Shape[^2] * m, ys = (int)inputs[1].Shape[^2] * m;
        int part = (int)(inputs[0].Shape[^2] * inputs[1].Shape[^2]);
        for (int i = 0; i < (part == 0 ? 0 : outputs[0].Count / part); i++)
        {
            Differences.Distances(
                inputs[0].Elements<T>().Slice(i * xs, xs), inputs[1].Elements<T>().Slice(i * ys, ys), m, p,
                outputs[0].Elements<T>().Slice(i * part, part));
        }
    }
}
