using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// The grid (batch, …, 2 or 3) for <c>grid_sample</c> that affine matrices theta (batch, 2, 3) or (batch, 3, 4) make of the places of an image
    /// of a size (batch, channels, height, width), or of a volume.
    /// </summary>
    /// <derivative>gradᵀ @ the places</derivative>
    [Operator("nn.functional.affine_grid")]
    [Sample("real(2, 2, 3), [2, 1, 2, 3], align_corners=True")]
    [Sample("real(1, 3, 4), [1, 1, 2, 1, 2]")]
    public static Tensor AffineGrid(this Tensor theta, long[] size, bool? alignCorners = null)
    {
        int spatial = size.Length - 2;
        string given = $"({string.Join(", ", size)})";
        if (!theta.DType.IsFloatingPoint())
        {
            throw GradException.Argument($"Expected theta to have floating point type, but got torch.{theta.DType.Name()}", "ValueError");
        }

        if (spatial is not (2 or 3))
        {
            throw GradException.Argument(
                $"affine_grid only supports 4D and 5D sizes, for 2D and 3D affine transforms, respectively. Got size {given}.", "NotImplementedError");
        }

        if (theta.Rank != 3 || theta.Shape[1] != spatial || theta.Shape[2] != spatial + 1)
        {
            throw GradException.Shape(
                $"Expected a batch of {spatial}D affine matrices of shape Nx{spatial}x{spatial + 1} for size {given}. Got torch.Size({theta.Shape}).", "ValueError");
        }

        return size.Min() > 0
            ? theta.AffineGridGenerator(size, alignCorners == true)
            : throw GradException.Argument($"Expected non-zero, positive output size. Got {given}", "ValueError");
    }
}
