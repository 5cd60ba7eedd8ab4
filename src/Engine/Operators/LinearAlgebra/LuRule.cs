using GradService.Tensors;

namespace GradService.Operators;

/// <summary>What the operators of triangular factors share.</summary>
internal static class LuRule
{
    /// <summary>The matrices P with P·L·U = A (…, m, m), from the exchanges of rows (…, k), 1-based and one after another.</summary>
    public static Tensor Permutation(Tensor pivots, Tensor factors)
    {
        if (pivots.DType != DType.Int32)
        {
            throw GradException.Type("torch.lu_unpack: LU_pivots is expected to be a contiguous tensor of torch.int32 dtype.");
        }

        long m = factors.Shape[^2], k = Math.Min(m, factors.Shape[^1]);
        if (pivots.Rank != factors.Rank - 1 || pivots.Shape[^1] != k || !pivots.Shape.Sizes[..^1].SequenceEqual(factors.Shape.Sizes[..^2]))
        {
            throw GradException.Shape(
                $"Expected LU_pivots of shape (*, {k}) for LU_data of shape {factors.Shape}, with the same batch, but got {pivots.Shape}");
        }

        Tensor all = pivots.AllSamples, rows = Tensor.Empty(Shape.Of([.. all.Shape.Sizes[..^1], m]), DType.Int64);
        Fill(all.Dense(DType.Int32).Elements<int>(), rows.Elements<long>(), (int)k, (int)m);
        rows = pivots.Batch is { } samples ? rows.Entering(samples) : rows;
        return rows.Unsqueeze(-1).Eq(Torch.Arange(m)).To(factors.DType).Transpose(-2, -1);
    }

    private static void Fill(ReadOnlySpan<int> exchanges, Span<long> rows, int k, int m)
    {
        for (int i = 0; i < (m == 0 ? 0 : rows.Length / m); i++)
        {
            Span<long> order = rows.Slice(i * m, m);
            for (int row = 0; row < m; row++)
            {
                order[row] = row;
            }

            for (int row = 0; row < k; row++)
            {
                int other = exchanges[(i * k) + row] - 1;
                if (other < 0 || other >= m)
                {
                    throw GradException.Argument($"pivots passed to lu_unpack must be between 1 and LU.size(-2) inclusive. Got {other + 1}.");
                }

                (order[row], order[other]) = (order[other], order[row]);
            }
        }
    }
}
