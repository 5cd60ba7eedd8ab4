using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>All choices of r elements of a vector, without regard to order: a row for each choice.</summary>
    /// <derivative>grad, summed over the places of each element</derivative>
    [Operator("combinations", TakesOut = false)]
    [Sample("real(4)")]
    [Sample("real(3), r=3, with_replacement=True")]
    public static Tensor Combinations(this Tensor input, long r = 2, bool withReplacement = false)
    {
        if (input.Rank != 1)
        {
            throw GradException.Shape($"Expect a 1D vector, but got shape {input.Shape}");
        }

        if (r < 0)
        {
            throw GradException.Argument($"Expect a non-negative number, but got {r}");
        }

        if (r == 0)
        {
            return Empty([0], input.DType);
        }

        long count = Choices(input.Count, r, withReplacement);
        Tensor places = Tensor.Empty(Shape.Of(count, r), DType.Int64);
        Span<long> rows = places.Elements<long>();
        Evaluation.Charge(rows.Length);
        int width = (int)Math.Min(r, rows.Length);
        for (int at = 0; at < rows.Length; at += width)
        {
            Span<long> row = rows.Slice(at, width);
            for (int i = 0; at == 0 && i < width; i++)
            {
                row[i] = withReplacement ? 0 : i;
            }

            if (at > 0)
            {
                rows.Slice(at - width, width).CopyTo(row);
                Advance(row, input.Count, withReplacement);
            }
        }

        return new Gathered("IndexBackward0", places).Apply(input);
    }

    private static void Advance(Span<long> row, long count, bool withReplacement)
    {
        int i = row.Length - 1;
        while (row[i] == (withReplacement ? count - 1 : count - row.Length + i))
        {
            i--;
        }

        row[i]++;
        for (int next = i + 1; next < row.Length; next++)
        {
            row[next] = row[next - 1] + (withReplacement ? 0 : 1);
        }
    }

    // A binomial coefficient, built up so that every intermediate value is one itself.
    private static long Choices(long count, long r, bool withReplacement)
    {
        Int128 n = withReplacement ? (Int128)count + r - 1 : count;
        if (count == 0 || n < r)
        {
            return 0;
        }

        Int128 smaller = Int128.Min(r, n - r), choices = 1;
        for (Int128 i = 1; i <= smaller && choices < int.MaxValue; i++)
        {
            choices = choices * (n - smaller + i) / i;
        }

        return Bounds.Product((long)Int128.Min(choices, long.MaxValue), 1);
    }
}
