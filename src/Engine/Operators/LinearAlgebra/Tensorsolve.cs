using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>x with tensordot(A, x, x.ndim) = B; <paramref name="dims"/> of A are moved to its end first.</summary>
    /// <derivative>those of linalg.solve</derivative>
    [Operator("linalg.tensorsolve")]
    [Sample("spd(3), real(3)")]
    [Sample("spd(3), real(3), dims=[0]")]
    public static Tensor Tensorsolve(this Tensor a, Tensor b, long[]? dims = null)
    {
        Tensor map = dims is null ? a : a.Movedim(dims, [.. Enumerable.Range(a.Rank - dims.Length, dims.Length).Select(i => (long)i)]);
        long[] shape = map.Shape.Sizes[Math.Min(b.Rank, map.Rank)..].ToArray();
        long width = Shape.Of(shape).Count;
        return width == b.Count && map.Count == width * width
            ? map.Reshape(width, width).Solve(b.Reshape(width)).Reshape(shape)
            : throw GradException.Shape(
                $"Expected self to satisfy the requirement prod(self.shape[other.ndim:]) == prod(self.shape[:other.ndim]), but got {width} != {b.Count}");
    }
}
