using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The Cholesky factors of Hermitian positive definite matrices.</summary>
    /// <derivative>that of linalg.cholesky</derivative>
    [Operator("cholesky")]
    [Sample("spd(3)", Hermitian = true)]
    public static Tensor Cholesky(this Tensor input, bool upper = false) => input.LinalgCholesky(upper).AsNode("CholeskyBackward0", input);
}

/// <summary>The lower factors, and for each matrix the order of the first minor that is not positive definite, or 0.</summary>
internal sealed class LinalgCholesky(string op, bool fails) : NumberPrimitive
{
    public override string NodeName => "LinalgCholeskyExBackward0";

    public override Use Uses(int input) => Use.Result;

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) =>
        new TensorSpec[] { inputs[0]!.Spec, new(Shape.Of(inputs[0]!.Shape.Sizes[..^2]), DType.Int32) };

    public override Tensor? Gradient(int input, in Pullback at)
    {
        Tensor factor = at.Result, adjoint = factor.Adjoint();
        Tensor middle = adjoint.Matmul(at.Grad).Tril();
        middle = middle.Add(middle.Tril(-1).Adjoint()).Mul(0.5);
        return adjoint.Solve(adjoint.Solve(middle).Adjoint());
    }

    protected override Operator? Lifted(Lift lift) => this;

    protected override long Cost(ReadOnlySpan<Tensor?> inputs, Specs outputs) => SquareRule.Work(inputs[0]!, 0);

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        Span<T> result = outputs[0].Elements<T>();
        Span<int> orders = outputs[1].Elements<int>();
        orders.Clear();
        if (result.IsEmpty)
        {
            return;
        }

        inputs[0].Elements<T>().CopyTo(result);
        int n = (int)inputs[0].Shape[^1], batches = result.Length / (n * n);
        for (int i = 0; i < batches; i++)
        {
            orders[i] = Elimination.Cholesky(result.Slice(i * n * n, n * n), n);
            if (fails && orders[i] is > 0 and var order)
            {
                throw SquareRule.Failure(
                    op,
                    $"The factorization could not be completed because the input is not positive-definite (the leading minor of order {order} is not positive-definite).",
                    i, batches);
            }
        }
    }
}
