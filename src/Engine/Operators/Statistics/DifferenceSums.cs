using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>
/// Of S = Σ w[i, j] · a[i, k] · b[j, k] · ψ(x[i, k] − y[j, k]) the derivatives by w (a sum over columns k) or by a (a sum over rows j).
/// They are closed under differentiation: each derivative of one is such a sum again, of ψ or of ψ′, so none needs the differences.
/// Inputs are x, y and the two factors that are left; of those without w either may be absent, which is 1.
/// </summary>
internal sealed class DifferenceSums(bool overRows, DifferencePower function) : Primitive
{
    /// <summary>result[i, k] = Σⱼ w[i, j] · b[j, k] · ψ(x[i, k] − y[j, k]).</summary>
    public static Tensor OverRows(Tensor x, Tensor y, Tensor w, Tensor? b, DifferencePower function) =>
        new DifferenceSums(true, function).Apply(x, y, w, b);

    /// <summary>result[i, j] = Σₖ a[i, k] · b[j, k] · ψ(x[i, k] − y[j, k]).</summary>
    public static Tensor OverColumns(Tensor x, Tensor y, Tensor? a, Tensor? b, DifferencePower function) =>
        new DifferenceSums(false, function).Apply(x, y, a, b);

    public override Use Uses(int input) => Use.Input(0) | Use.Input(1) | Use.Input(2) | Use.Input(3);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor x = inputs[0]!;
        return new TensorSpec(overRows ? x.Shape : Shape.Of([.. x.Shape.Sizes[..^1], inputs[1]!.Shape[^2]]), x.DType);
    }

    public override Tensor? Gradient(int input, in Pullback at)
    {
        Tensor x = at.Input(0), y = at.Input(1);
        Tensor? own = at.InputOrNull(2), b = at.InputOrNull(3);

        // S with the gradient in the place of what was left out: w·grad·b over rows, grad·a·b over columns.
        (Tensor w, Tensor? a) = overRows ? (own!, at.Grad) : (at.Grad, own);
        return input switch
        {
            0 or 1 when function.Factor == 0 => null,
            0 => Slope(1, a, OverRows(x, y, w, b, function.Derivative)),
            1 => Slope(-1, b, ByColumn(x, y, w, a, function.Derivative)),
            2 => overRows ? OverColumns(x, y, a, b, function) : OverRows(x, y, w, b, function),
            _ => ByColumn(x, y, w, a, function),
        };
    }

    protected override Operator? Lifted(Lift lift) => this;

    protected override long Cost(ReadOnlySpan<Tensor?> inputs, Specs outputs) =>
        MatrixRule.Work(inputs[0]!.Count, inputs[1]!.Shape[^2] + 1, function.Exponent is 0 or 1 or 2 ? 2 : 10);

    protected override void Float<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        int p = (int)inputs[0].Shape[^2], m = (int)inputs[0].Shape[^1], r = (int)inputs[1].Shape[^2];
        int part = p * (overRows ? m : r), ownPart = p * (overRows ? r : m);
        for (int i = 0; i < (part == 0 ? 0 : outputs[0].Count / part); i++)
        {
            ReadOnlySpan<T> x = inputs[0].Elements<T>().Slice(i * p * m, p * m), y = inputs[1].Elements<T>().Slice(i * r * m, r * m);
            ReadOnlySpan<T> own = inputs[2] is { } first ? first.Elements<T>().Slice(i * ownPart, ownPart) : default;
            ReadOnlySpan<T> b = inputs[3] is { } second ? second.Elements<T>().Slice(i * r * m, r * m) : default;
            Span<T> result = outputs[0].Elements<T>().Slice(i * part, part);
            if (overRows)
            {
                Differences.SumOverRows(x, y, own, b, r, m, function, result);
            }
            else
            {
                Differences.SumOverColumns(x, y, own, b, r, m, function, result);
            }
        }
    }

    // Σᵢ w[i, j] · a[i, k] · ψ(x[i, k] − y[j, k]): the same with x and y exchanged, for ψ(t) = ±ψ(−t).
    private static Tensor ByColumn(Tensor x, Tensor y, Tensor w, Tensor? a, DifferencePower psi)
    {
        Tensor sums = OverRows(y, x, w.Transpose(-2, -1), a, psi);
        return psi.Odd ? sums.Neg() : sums;
    }

    private Tensor? Slope(int sign, Tensor? factor, Tensor sums)
    {
        Tensor slope = sums.Mul(sign * function.Factor);
        return factor is null ? slope : slope.Mul(factor);
    }
}
