using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The p-norm distances between all pairs of rows of (N, M), the upper triangle without its diagonal: N (N − 1) / 2 of them.</summary>
    /// <derivative>that of the norms, 0 for equal rows</derivative>
    [Operator("nn.functional.pdist", "pdist")]
    [Sample("real(4, 2)")]
    [Sample("real(4, 2), 1.5")]
    public static Tensor Pdist(this Tensor input, double p = 2)
    {
        if (input.Rank != 2)
        {
            throw GradException.Shape($"pdist only supports 2D tensors, got: {input.Rank}D");
        }

        if (!input.DType.IsFloatingPoint())
        {
            throw GradException.Type("pdist only supports floating-point dtypes");
        }

        if (!(p >= 0))
        {
            throw GradException.Argument("pdist only supports non-negative p values");
        }

        long n = input.Shape[0];
        Shape pairs = Shape.Of(Math.Max(0, n < 2 ? 0 : checked(n * (n - 1)) / 2));
        Tensor first = Tensor.Empty(pairs, DType.Int64), second = Tensor.Empty(pairs, DType.Int64);
        Span<long> a = first.Elements<long>(), b = second.Elements<long>();
        int at = 0;
        for (long i = 0; i < n; i++)
        {
            for (long j = i + 1; j < n; j++)
            {
                a[at] = i;
                b[at++] = j;
            }
        }

        return Distances(input.IndexSelect(0, first).Sub(input.IndexSelect(0, second)), p).AsNode("PdistBackward0", input);
    }
}
