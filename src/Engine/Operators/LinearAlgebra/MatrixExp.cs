using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The exponentials Σ Aᵏ / k! of square matrices (…, n, n).</summary>
    /// <derivative>the upper right block of exp([[Aᴴ, grad], [0, Aᴴ]]) (Najfeld and Havel, 1995)</derivative>
    [Operator("linalg.matrix_exp", "matrix_exp", TakesOut = false)]
    [Sample("real(3, 3)")]
    [Sample("complex(2, 2, 2)")]
    public static Tensor MatrixExp(this Tensor a)
    {
        SquareRule.CheckShape("linalg.matrix_exp", a);
        return a.DType.IsDifferentiable()
            ? The<LinalgMatrixExp>.Operator.Apply(a)
            : throw GradException.Type($"matrix_exp: Expected a floating point or complex tensor as input. Got {a.DType.ScalarTypeName()}");
    }
}

internal sealed class LinalgMatrixExp : Decomposition
{
    public override Use Uses(int input) => Use.Input(0);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        RequireFullPrecision(inputs[0]!, "log2_vml_cpu");
        return inputs[0]!.Spec;
    }

    public override Tensor? Gradient(int input, in Pullback at) => Derivative(at.Input(0).Adjoint(), at.Grad);

    public override Tensor? Tangent(int output, in Pushforward at) => at.TangentOf(0) is { } tangent ? Derivative(at.Input(0), tangent) : null;

    protected override long Cost(ReadOnlySpan<Tensor?> inputs, Specs outputs) => MatrixRule.Work(inputs[0]!.Count, inputs[0]!.Shape[^1] + 1, 20);

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        int n = (int)inputs[0].Shape[^1], area = n * n;
        for (int start = 0; start < inputs[0].Count; start += area)
        {
            MatrixExponential.Of<T>(inputs[0].Elements<T>().Slice(start, area), n, outputs[0].Elements<T>().Slice(start, area));
        }
    }

    private static Tensor Derivative(Tensor a, Tensor direction)
    {
        long n = a.Shape[^1];
        Tensor top = Torch.Cat([a, direction], -1), bottom = Torch.Cat([a.ZerosLike(), a], -1);
        return Torch.Cat([top, bottom], -2).MatrixExp().Narrow(-2, 0, n).Narrow(-1, n, n);
    }
}
