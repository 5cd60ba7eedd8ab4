using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The p-norm distances between all pairs of rows of (N, M), the upper triangle without its diagonal: N (N − 1) / 2 of them.</summary>
    /// <derivative>that of the norms, 0 for equal rows</derivative>
    [Operator("nn.functional.pdist", "pdist", TakesOut = false)]
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
        Tensor pairs = Tensor.Empty(Shape.Of(n < 2 ? 0 : checked(n * (n - 1)) / 2), DType.Int64);
        Span<long> places = pairs.Elements<long>();
        int at = 0;
        for (long i = 0; i < n; i++)
        {
            for (long j = i + 1; j < n; j++)
            {
                places[at++] = (i * n) + j;
            }
        }

        Tensor distances = input.Cdist(input, p).Flatten().IndexSelect(0, pairs);
        return (p == 0 ? distances.AnchoredTo(input) : distances).AsNode("PdistBackward0", input);
    }
}
