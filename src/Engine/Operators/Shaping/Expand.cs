using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A view in which dimensions of size 1 repeat, without a copy; -1 leaves a size as it is.</summary>
    /// <derivative>grad, summed over what was repeated</derivative>
    [Operator("Tensor.expand")]
    [Sample("real(2, 1), 3, 2, 4")]
    public static Tensor Expand(this Tensor input, params long[] size) => new Expand(size).Apply(input);
}

internal sealed class Expand(long[] size) : View
{
    protected override (Shape Shape, long[] Strides, long Offset) Geometry(Tensor input)
    {
        int leading = size.Length - input.Rank;
        if (leading < 0)
        {
            throw GradException.Shape(
                $"expand(torch.{input.DType.ScalarTypeName()}Tensor{{{input.Shape}}}, size={Shape.Format(size)}): the number of sizes provided "
                + $"({size.Length}) must be greater or equal to the number of dimensions in the tensor ({input.Rank})");
        }

        var sizes = new long[size.Length];
        var strides = new long[size.Length];
        for (int i = 0; i < size.Length; i++)
        {
            long old = i < leading ? 1 : input.Shape[i - leading];
            sizes[i] = size[i] == -1 && i >= leading ? old : size[i];
            if (sizes[i] < 0)
            {
                throw GradException.Shape(
                    $"The expanded size of the tensor ({size[i]}) isn't allowed in a leading, non-existing dimension {i}");
            }

            if (old != sizes[i] && old != 1)
            {
                throw GradException.Shape(
                    $"The expanded size of the tensor ({size[i]}) must match the existing size ({old}) at non-singleton dimension {i}.  "
                    + $"Target sizes: {Shape.Format(size)}.  Tensor sizes: {input.Shape}");
            }

            strides[i] = i < leading || (old == 1 && sizes[i] != 1) ? 0 : input.Strides[i - leading];
        }

        return (Shape.Of(sizes), strides, input.Offset);
    }

    public override Tensor? Gradient(int input, in Pullback at) => at.Grad.SumToSize(at.InputSpec(0).Shape.ToArray());
}
