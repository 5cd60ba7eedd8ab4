using GradService.Tensors;

namespace GradService.Kernels;

/// <summary>Triangles of matrices.</summary>
internal static class Triangle
{
    /// <summary>Copies what lies on one side of a diagonal, and on it, of the matrices in the last two dimensions; clears the rest.</summary>
    public static void Copy<T>(Tensor input, Tensor output, long diagonal, bool upper)
        where T : unmanaged
    {
        ReadOnlySpan<T> source = input.Elements<T>();
        Span<T> target = output.Elements<T>();
        int rows = (int)input.Shape[^2], columns = (int)input.Shape[^1];
        if (target.Length == 0)
        {
            return;
        }

        long shift = Math.Clamp(diagonal, -rows - 1L, columns + 1L);
        for (int at = 0, row = 0; at < target.Length; at += columns, row = (row + 1) % rows)
        {
            int edge = (int)Math.Clamp(row + shift + (upper ? 0 : 1), 0, columns);
            ReadOnlySpan<T> from = source.Slice(at, columns);
            Span<T> to = target.Slice(at, columns);
            (upper ? to[..edge] : to[edge..]).Clear();
            if (upper)
            {
                from[edge..].CopyTo(to[edge..]);
            }
            else
            {
                from[..edge].CopyTo(to);
            }
        }
    }
}
