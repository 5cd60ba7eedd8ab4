using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// The X of least norm with the least ‖A·X − B‖ for A (…, m, n) and B (…, m, k), or vectors (…, m); the squared residuals where m &gt; n
    /// and A is of full rank; A's rank, where singular values no greater than <paramref name="rcond"/> · the greatest count as zero; and the
    /// singular values. The driver <c>"gels"</c> takes A for one of full rank and gives no rank, <c>"gelsy"</c>, the default, gives neither
    /// residuals nor singular values, <c>"gelsd"</c> and <c>"gelss"</c> give all.
    /// </summary>
    /// <derivative>of X, by B: A⁺ᴴ·grad; by A: that of linalg.pinv for grad·Bᴴ</derivative>
    [Operator("linalg.lstsq")]
    [Sample("real(3, 2), real(3, 2)")]
    [Sample("real(2, 3), real(2, 1), driver=\"gels\"")]
    [Sample("real(2, 3, 2), real(2, 3)")]
    [Sample("complex(3, 2), complex(3, 1)")]
    public static (Tensor Solution, Tensor Residuals, Tensor Rank, Tensor SingularValues) Lstsq(
        this Tensor input, Tensor b, double? rcond = null, [KeywordOnly] string? driver = null)
    {
        const string Name = "torch.linalg.lstsq";
        if (input.Rank < 2)
        {
            throw GradException.Shape($"{Name}: input must have at least 2 dimensions.");
        }

        if (b.Rank < 1)
        {
            throw GradException.Shape($"{Name}: other must have at least 1 dimension.");
        }

        if (input.DType != b.DType)
        {
            throw GradException.Type(
                $"{Name}: Expected input and other to have the same dtype, but got input's dtype {input.DType.ScalarTypeName()} and other's dtype "
                + b.DType.ScalarTypeName());
        }

        int difference = input.Rank - b.Rank;
        if (difference is < 0 or > 1)
        {
            throw GradException.Shape($"{Name}: input.dim() must be greater or equal to other.dim() and (input.dim() - other.dim()) <= 1");
        }

        bool vector = difference == 1;
        if (b.Shape[vector ? ^1 : ^2] != input.Shape[^2])
        {
            throw GradException.Shape($"{Name}: input.size(-2) should match other.size(-{(vector ? 1 : 2)})");
        }

        if (driver is not (null or "gels" or "gelsy" or "gelsd" or "gelss"))
        {
            throw GradException.Argument($"{Name}: parameter `driver` should be one of (gels, gelsy, gelsd, gelss)");
        }

        if (!input.DType.IsDifferentiable() || input.DType is DType.Float16 or DType.BFloat16)
        {
            throw GradException.Type("This function doesn't handle types other than float and double");
        }

        Tensor columns = vector ? b.Unsqueeze(-1) : b;
        long[] batch = Shape.Broadcast(Shape.Of(input.Shape.Sizes[..^2]), Shape.Of(columns.Shape.Sizes[..^2])).ToArray();
        double tolerance = rcond ?? (RankRule.Epsilon(input.DType) * Math.Max(input.Shape[^2], input.Shape[^1]));
        Tensor[] results = new LinalgLstsq(driver ?? "gelsy", tolerance).ApplyAll(
            input.BroadcastTo([.. batch, .. input.Shape.Sizes[^2..]]), columns.BroadcastTo([.. batch, .. columns.Shape.Sizes[^2..]]));
        return LinalgLstsq.Present(results, driver ?? "gelsy", input.Shape, vector);
    }
}
