using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The determinants of square matrices (…, n, n).</summary>
    /// <derivative>grad · conj(result) · A⁻ᴴ; for singular and nearly singular matrices grad · the conjugates of the cofactors</derivative>
    [Operator("linalg.det", "det")]
    [Sample("real(3, 3)")]
    [Sample("complex(2, 2, 2)")]
    public static Tensor Det(this Tensor a)
    {
        SquareRule.Check("linalg.det", a);
        return The<LinalgDet>.Operator.Apply(a);
    }
}

internal sealed class LinalgDet : Decomposition
{
    // The second derivative of det · A⁻ᴴ is a difference of terms that are so much larger, and each has lost as many digits.
    private const double WorstCondition = 1e4;

    public override Use Uses(int input) => Use.Input(0) | Use.Result;

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        RequireFullPrecision(inputs[0]!, "lu_cpu");
        return new TensorSpec(Shape.Of(inputs[0]!.Shape.Sizes[..^2]), inputs[0]!.DType);
    }

    public override Tensor? Gradient(int input, in Pullback at)
    {
        Tensor a = at.Input(0);
        if (a.Count == 0)
        {
            return null;
        }

        (Tensor inverse, Tensor zeros) = a.InvEx();
        Tensor minors = IsRegular(a, inverse, zeros)
            ? inverse.Mul(at.Result.Unsqueeze(-1).Unsqueeze(-1)).Adjoint()
            : The<Cofactors>.Operator.Apply(a).Conj();
        return at.Grad.Unsqueeze(-1).Unsqueeze(-1).Mul(minors);
    }

    protected override Operator? Lifted(Lift lift) => this;

    protected override long Cost(ReadOnlySpan<Tensor?> inputs, Specs outputs) => SquareRule.Work(inputs[0]!, 0);

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        Span<T> results = outputs[0].Elements<T>();
        int n = (int)inputs[0].Shape[^1];
        T[] factors = inputs[0].Elements<T>().ToArray();
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = Elimination.Determinant(factors.AsSpan(i * n * n, n * n), n);
        }
    }

    private static bool IsRegular(Tensor a, Tensor inverse, Tensor zeros)
    {
        Tensor condition = Size(a).Mul(Size(inverse));
        return !zeros.Ne(0).LogicalOr(condition.Gt(WorstCondition)).Somewhere();
    }

    private static Tensor Size(Tensor matrices) => matrices.Detach().VectorNorm(2, [-2, -1]).To(DType.Float64);
}
