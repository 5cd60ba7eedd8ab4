using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Matrices in two new dimensions with the last dimension on a diagonal and zeros elsewhere.</summary>
    /// <derivative>that diagonal of grad</derivative>
    [Operator("diag_embed", TakesOut = false)]
    [Sample("real(2, 3)")]
    [Sample("real(2, 3), 1, 0, 2")]
    public static Tensor DiagEmbed(this Tensor input, long offset = 0, long dim1 = -2, long dim2 = -1)
    {
        int rank = input.Rank + 1;
        if (input.Rank == 0)
        {
            throw GradException.Argument($"Dimension out of range (expected to be in range of [-1, 0], but got {dim1})", "IndexError");
        }

        int first = Dimension(dim1), second = Dimension(dim2);
        if (first == second)
        {
            throw GradException.Argument($"diagonal dimensions cannot be identical {dim1}, {dim2}");
        }

        long side = Bounds.Sum(input.Shape[^1], offset == long.MinValue ? long.MaxValue : Math.Abs(offset));
        var rest = new Queue<long>(input.Shape.ToArray()[..^1]);
        var sizes = new long[rank];
        for (int i = 0; i < rank; i++)
        {
            sizes[i] = i == first || i == second ? side : rest.Dequeue();
        }

        return new Placed(new Diagonal(offset, first, second), Shape.Of(sizes), "DiagEmbedBackward0").Apply(input);

        int Dimension(long dim) => dim >= -rank && dim < rank
            ? (int)(dim < 0 ? dim + rank : dim)
            : throw GradException.Argument($"Dimension out of range (expected to be in range of [{-rank}, {rank - 1}], but got {dim})", "IndexError");
    }
}
