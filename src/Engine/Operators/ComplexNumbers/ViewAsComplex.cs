using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A view of pairs of real numbers, in a last dimension of size 2, as complex ones.</summary>
    /// <derivative>view_as_real(grad)</derivative>
    [Operator("view_as_complex", TakesOut = false)]
    [Sample("real(2, 3, 2)")]
    public static Tensor ViewAsComplex(this Tensor input)
    {
        if (input.DType is not (DType.Float64 or DType.Float32))
        {
            throw GradException.Type(
                $"view_as_complex is only supported for half, float and double tensors, but got a tensor of scalar type: {input.DType.ScalarTypeName()}");
        }

        if (input.Rank == 0)
        {
            throw GradException.Shape("Input tensor must have one or more dimensions");
        }

        if (input.Shape[^1] != 2)
        {
            throw GradException.Shape("Tensor must have a last dimension of size 2");
        }

        if (input.Strides[^1] != 1)
        {
            throw GradException.Shape("Tensor must have a last dimension with stride 1");
        }

        if (Array.Exists(input.StrideArray()[..^1], static stride => stride % 2 != 0))
        {
            throw GradException.Shape("Tensor must have a stride divisible by 2 for all but last dimension");
        }

        return input.Offset % 2 == 0
            ? The<ViewAsComplex>.Operator.Apply(input)
            : throw GradException.Shape("Tensor must have a storage_offset divisible by 2");
    }
}

internal sealed class ViewAsComplex : View
{
    public override Tensor? Gradient(int input, in Pullback at) => at.Grad.ViewAsReal();

    protected override (Shape Shape, long[] Strides, long Offset) Geometry(Tensor input) => (
        Shape.Of(input.Shape.Sizes[..^1]),
        [.. input.StrideArray()[..^1].Select(static stride => stride / 2)],
        input.Offset / 2);

    protected override DType ViewType(Tensor input) => input.DType.ToComplex();
}
