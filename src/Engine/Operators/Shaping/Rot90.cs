using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A copy turned by k quarters of a circle in the plane of two dimensions, from the first towards the second.</summary>
    /// <derivative>grad, turned back</derivative>
    [Operator("rot90", TakesOut = false)]
    [Sample("real(2, 3)")]
    [Sample("real(2, 3, 2), -1, [0, 2]")]
    public static Tensor Rot90(this Tensor input, long k = 1, long[]? dims = null)
    {
        long[] plane = dims ?? [0, 1];
        if (plane.Length != 2)
        {
            throw GradException.Argument($"expected total rotation dims == 2, but got dims = {plane.Length}");
        }

        if (input.Rank < 2)
        {
            throw GradException.Shape($"expected total dims >= 2, but got total dims = {input.Rank}");
        }

        for (int i = 0; i < 2; i++)
        {
            if (plane[i] < -input.Rank || plane[i] >= input.Rank)
            {
                throw GradException.Argument($"Rotation dim{i} out of range, dim{i} = {plane[i]}");
            }
        }

        int first = input.Shape.Dimension(plane[0]), second = input.Shape.Dimension(plane[1]);
        if (first == second)
        {
            throw GradException.Argument($"expected rotation dims to be different, but got dim0 = {plane[0]} and dim1 = {plane[1]}");
        }

        Tensor turned = (k & 3) switch
        {
            1 => input.Flip(second).Transpose(first, second),
            2 => input.Flip(first, second),
            3 => input.Flip(first).Transpose(first, second),
            _ => input.Clone(),
        };
        return turned.AsNode("Rot90Backward0", input);
    }
}
