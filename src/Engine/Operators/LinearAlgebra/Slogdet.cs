using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The sign of the determinants of square matrices (for complex ones a number of size 1), and the logarithms of their sizes.</summary>
    /// <derivative>by logabsdet: grad · A⁻ᴴ; by the sign of a complex determinant: i · im(conj(sign) · grad) · A⁻ᴴ</derivative>
    [Operator("linalg.slogdet", "slogdet")]
    [Sample("spd(3)")]
    public static (Tensor Sign, Tensor Logabsdet) Slogdet(this Tensor a)
    {
        SquareRule.Check("linalg.slogdet", a);
        Tensor[] results = The<LinalgSlogdet>.Operator.ApplyAll(a);
        return (results[0], results[1]);
    }
}

internal sealed class LinalgSlogdet : NumberPrimitive
{
    public override string NodeName => "LinalgSlogdetBackward0";

    public override Use Uses(int input) => Use.Input(0) | Use.Output(0);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        var shape = Shape.Of(inputs[0]!.Shape.Sizes[..^2]);
        return new TensorSpec[] { new(shape, inputs[0]!.DType), new(shape, inputs[0]!.DType.ToReal()) };
    }

    public override Tensor? Gradient(int input, in Pullback at)
    {
        Tensor factor = at.GradOf(1);
        if (at.Input(0).DType.IsComplex() && at.GradOrNull(0) is { } grad)
        {
            factor = factor.Sub(at.Output(0).Conj().Mul(grad).Imag().Mul(-Complex.ImaginaryOne));
        }

        return factor.Unsqueeze(-1).Unsqueeze(-1).Mul(at.Input(0).Inv().Adjoint());
    }

    protected override Operator? Lifted(Lift lift) => this;

    protected override long Cost(ReadOnlySpan<Tensor?> inputs, Specs outputs) => SquareRule.Work(inputs[0]!, 0);

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        Span<T> signs = outputs[0].Elements<T>();
        int n = (int)inputs[0].Shape[^1];
        T[] factors = inputs[0].Elements<T>().ToArray();
        var rows = new int[n];
        for (int i = 0; i < signs.Length; i++)
        {
            Span<T> matrix = factors.AsSpan(i * n * n, n * n);
            T sign = T.CreateTruncating(Elimination.Factor(matrix, n, rows).Sign);
            double logarithm = 0;
            for (int k = 0; k < n; k++)
            {
                T value = matrix[(k * n) + k];
                double size = Absolute(value);
                sign = size == 0 ? T.Zero : sign * value / T.CreateTruncating(size);
                logarithm += Math.Log(size);
            }

            signs[i] = sign;
            if (outputs[1].DType == DType.Float64)
            {
                outputs[1].Elements<double>()[i] = logarithm;
            }
            else
            {
                outputs[1].Elements<float>()[i] = (float)logarithm;
            }
        }
    }

    private static double Absolute<T>(T value)
        where T : unmanaged, INumberBase<T> =>
        typeof(T) == typeof(Complex) ? Complex.Abs((Complex)(object)value) : Math.Abs(double.CreateTruncating(value));
}
