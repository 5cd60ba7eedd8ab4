using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A view with two dimensions exchanged.</summary>
    /// <derivative>grad, with the same dimensions exchanged</derivative>
    [Operator("transpose", "swapdims", TakesOut = false)]
    [Sample("real(2, 3, 4), 0, -1")]
    public static Tensor Transpose(this Tensor input, long dim0, long dim1) =>
        new Transpose(input.Shape.Dimension(dim0), input.Shape.Dimension(dim1)).Apply(input);

    /// <summary><see cref="Transpose"/> in place.</summary>
    public static Tensor Transpose_(this Tensor input, long dim0, long dim1) => input.Become(self => new Transpose(self.Shape.Dimension(dim0), self.Shape.Dimension(dim1), "TransposeBackward1").Apply(self));
}

internal sealed class Transpose(int dim0, int dim1, string name = "TransposeBackward0") : View
{
    public override string NodeName => name;

    public override Tensor? Gradient(int input, in Pullback at) => at.Grad.Transpose(dim0, dim1);

    protected override (Shape Shape, long[] Strides, long Offset) Geometry(Tensor input)
    {
        if (dim0 == dim1)
        {
            return (input.Shape, input.StrideArray(), input.Offset);
        }

        long[] sizes = input.Shape.ToArray(), strides = input.Strides.ToArray();
        (sizes[dim0], sizes[dim1]) = (sizes[dim1], sizes[dim0]);
        (strides[dim0], strides[dim1]) = (strides[dim1], strides[dim0]);
        return (Shape.Of(sizes), strides, input.Offset);
    }
}
