using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary><see cref="AffineGrid"/>, its arguments unchecked by Python.</summary>
    /// <derivative>gradᵀ @ the places</derivative>
    [Operator("affine_grid_generator", TakesOut = false)]
    [Sample("real(2, 2, 3), [2, 1, 2, 3], True")]
    public static Tensor AffineGridGenerator(this Tensor theta, long[] size, bool alignCorners)
    {
        int spatial = size.Length - 2;
        if (spatial is not (2 or 3))
        {
            throw GradException.Argument("AffineGridGenerator needs 4d (spatial) or 5d (volumetric) inputs.");
        }

        if (theta.Rank != 3 || theta.Shape[0] != size[0])
        {
            throw GradException.Shape(
                $"Expected size for first two dimensions of batch2 tensor to be: [{size[0]}, {spatial + 1}] but got: {Shape.Format(theta.Shape.Sizes[..Math.Min(2, theta.Rank)])}.");
        }

        // x runs along the last dimension.
        long[] sizes = size[2..];
        var axes = new Tensor[spatial + 1];
        for (int i = 0; i < spatial; i++)
        {
            long[] along = [.. Enumerable.Range(0, spatial).Select(d => d == i ? sizes[i] : 1)];
            axes[spatial - 1 - i] = Middles(sizes[i], alignCorners, theta.DType).Reshape(along).Expand(sizes).Reshape(-1);
        }

        axes[spatial] = Ones([axes[0].Count], theta.DType);
        return Stack(axes, -1).Matmul(theta.Transpose(1, 2)).Reshape([size[0], .. sizes, theta.Shape[1]])
            .AsNode("AffineGridGeneratorBackward0", theta);
    }

    // From -1 to 1 at the middles of the outermost pixels, or at their edges.
    private static Tensor Middles(long size, bool alignCorners, DType dtype) =>
        size <= 1 ? Zeros([size], dtype) : Linspace(-1, 1, size, dtype).Mul(alignCorners ? 1 : (double)(size - 1) / size);
}
