using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A view of complex numbers as pairs of real ones, in a new last dimension of size 2.</summary>
    /// <derivative>view_as_complex(grad)</derivative>
    [Operator("view_as_real", TakesOut = false)]
    [Sample("complex(2, 3)")]
    public static Tensor ViewAsReal(this Tensor input) => input.DType.IsComplex()
        ? The<ViewAsReal>.Operator.Apply(input)
        : throw GradException.Type("view_as_real is only supported for complex tensors");
}

internal sealed class ViewAsReal : View
{
    public override Tensor? Gradient(int input, in Pullback at) => at.Grad.Contiguous().ViewAsComplex();

    protected override (Shape Shape, long[] Strides, long Offset) Geometry(Tensor input) => (
        Shape.Of([.. input.Shape.Sizes, 2]),
        [.. input.StrideArray().Select(static stride => 2 * stride), 1],
        2 * input.Offset);

    protected override DType ViewType(Tensor input) => input.DType.ToReal();
}
