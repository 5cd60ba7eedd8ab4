using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>exp(x) / Σ exp(x) along a dimension, finite for inputs of any size.</summary>
    /// <derivative>y · (grad − Σ grad · y) with y = softmax(input)</derivative>
    [Operator("softmax", "special.softmax")]
    [Sample("real(2, 3), 1")]
    [Sample("real(2, 3, 2), dim=0")]
    public static Tensor Softmax(this Tensor input, long dim, [KeywordOnly] DType? dtype = null) =>
        new Softmax(input.Shape.Dimension(dim)).Apply(dtype is { } target ? input.To(target) : input);

    /// <summary><see cref="Softmax"/>, along a dimension that depends on how many there are if none is given.</summary>
    /// <derivative>y · (grad − Σ grad · y) with y = softmax(input)</derivative>
    [Operator("nn.functional.softmax")]
    [Sample("real(2, 3), 1")]
    public static Tensor SoftmaxOfSome(Tensor input, long? dim = null, [KeywordOnly] DType? dtype = null) =>
        input.Softmax(SoftmaxDimension("softmax", input, dim), dtype);

    /// <summary>The dimension of a softmax; nn.functional chooses one where none is given.</summary>
    private static int SoftmaxDimension(string op, Tensor input, long? dim)
    {
        if (dim is null)
        {
            Warnings.Raise($"Implicit dimension choice for {op} has been deprecated. Change the call to include dim=X as an argument.");
        }

        return input.Shape.Dimension(dim ?? (input.Rank is 0 or 1 or 3 ? 0 : 1));
    }
}

internal sealed class Softmax(int dim) : Primitive
{
    public override Use Uses(int input) => Use.Result;

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) => inputs[0]!.Spec;

    public override Tensor? Gradient(int input, in Pullback at) => Pulled(at.Grad, at.Result);

    // The derivative is a symmetric matrix: forward and backward are the same.
    public override Tensor? Tangent(int output, in Pushforward at) => at.TangentOf(0) is { } tangent ? Pulled(tangent, at.Result) : null;

    protected override Operator? Lifted(Lift lift) => new Softmax(lift.Dim(dim));

    protected override void Float<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) =>
        Normalized.Softmax(inputs[0].Elements<T>(), outputs[0].Elements<T>(), inputs[0].Shape, dim);

    private Tensor Pulled(Tensor grad, Tensor y)
    {
        Tensor product = grad * y;
        return product - (y * product.Sum([dim], keepdim: true));
    }
}
