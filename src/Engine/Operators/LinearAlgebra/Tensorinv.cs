using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The inverse of a tensor as a map: its first <paramref name="ind"/> dimensions, together as large as the others, become the last.</summary>
    /// <derivative>that of linalg.inv</derivative>
    [Operator("linalg.tensorinv")]
    [Sample("spd(3), ind=1")]
    public static Tensor Tensorinv(this Tensor a, long ind = 2)
    {
        if (ind <= 0)
        {
            throw GradException.Argument("Expected a strictly positive integer for 'ind'");
        }

        int split = (int)Math.Min(ind, a.Rank);
        long[] rows = a.Shape.Sizes[..split].ToArray(), columns = a.Shape.Sizes[split..].ToArray();
        long height = Shape.Of(rows).Count, width = Shape.Of(columns).Count;
        return height == width
            ? a.Reshape(height, width).Inv().Reshape([.. columns, .. rows])
            : throw GradException.Shape(
                $"Expected self to satisfy the requirement prod(self.shape[ind:]) == prod(self.shape[:ind]), but got {width} != {height}");
    }
}
