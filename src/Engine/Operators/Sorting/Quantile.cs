using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The q-th quantiles along a dimension, or of all elements; several q become a leading dimension. NaN makes NaN.</summary>
    /// <derivative>grad to the two neighbours in order, weighted as they are interpolated</derivative>
    [Operator("quantile")]
    [Sample("distinct(2, 4), 0.4")]
    [Sample("distinct(2, 4), prob(3), dim=1, keepdim=True")]
    [Sample("distinct(5), 0.3, interpolation=\"midpoint\"")]
    public static Tensor Quantile(
        this Tensor input, [OrNumber] Tensor q, long? dim = null, bool keepdim = false, [KeywordOnly] string interpolation = "linear") =>
        Quantiles("quantile", input, q, dim, keepdim, interpolation, ignoresNaN: false);

    private static Tensor Quantiles(string name, Tensor input, Tensor q, long? dim, bool keepdim, string interpolation, bool ignoresNaN)
    {
        q = CheckedProbabilities(name, input, q, interpolation);
        Tensor lines = dim is { } one ? input.Rank == 0 ? input.Reshape(1) : input.Movedim(one, -1) : input.Reshape(input.Count);
        if (dim is { } given)
        {
            input.Shape.Dimension(given);
        }

        Tensor sorted = lines.Sort(-1).Values;
        long count = lines.Shape[^1];
        long[] perLine = [.. lines.Shape.Sizes[..^1], 1];

        // The rank of each quantile in each line, as a last dimension; where NaN counts it is taken for the greatest and picked.
        Tensor missing = lines.Detach().IsNan();
        Tensor ranks = ignoresNaN
            ? q.Mul(missing.LogicalNot().Sum([-1], keepdim: true).Sub(1).To(input.DType)).ClampMin(0)
            : q.Mul(count - 1).BroadcastTo([.. lines.Shape.Sizes[..^1], q.Count])
                .MaskedFill(missing.Any(-1, keepdim: true).BroadcastTo(perLine), count - 1);
        ranks = interpolation switch
        {
            "lower" => ranks.Floor(),
            "higher" => ranks.Ceil(),
            "nearest" => ranks.Round(),
            _ => ranks,
        };

        Tensor below = ranks.Detach().Floor();
        Tensor value = sorted.Gather(-1, below.To(DType.Int64));
        if (interpolation is "linear" or "midpoint")
        {
            Tensor weight = interpolation == "midpoint" ? below.FullLike(0.5) : ranks.Sub(below);
            value = value.Lerp(sorted.Gather(-1, ranks.Detach().Ceil().To(DType.Int64)), weight);
        }

        return Arranged(value, input, q, dim, keepdim);
    }

    private static Tensor CheckedProbabilities(string name, Tensor input, Tensor q, string interpolation)
    {
        if (input.Count == 0)
        {
            throw GradException.Shape($"{name}() input tensor must be non-empty");
        }

        if (q.Rank > 1)
        {
            throw GradException.Shape($"{name}() q must be a scalar or 1D tensor");
        }

        if (input.DType is not (DType.Float32 or DType.Float64))
        {
            throw GradException.Type($"{name}() input tensor must be either float or double dtype");
        }

        if (!q.IsWrappedNumber && q.DType != input.DType)
        {
            throw GradException.Type($"{name}() q tensor must be same dtype as the input tensor");
        }

        foreach (double value in q.Detach().AllSamples.ToDoubles())
        {
            if (!(value is >= 0 and <= 1))
            {
                throw GradException.Argument(
                    q.IsWrappedNumber
                        ? $"{name}() q must be in the range [0, 1] but got {((Scalar)value).ToString()}"
                        : $"{name}() q values must be in the range [0, 1]");
            }
        }

        return interpolation is "linear" or "lower" or "higher" or "midpoint" or "nearest"
            ? q.To(input.DType)
            : throw GradException.Argument(
                $"{name}() interpolation must be one of linear, lower, higher, midpoint or nearest, but got {interpolation}");
    }

    /// <summary>Moves the quantiles from the last dimension to the first, and puts the reduced dimension back if asked.</summary>
    private static Tensor Arranged(Tensor value, Tensor input, Tensor q, long? dim, bool keepdim)
    {
        Tensor leading = value.Movedim(-1, 0);
        if (keepdim)
        {
            var reduced = Reduced.Of(input.Shape, dim is { } one ? [one] : []);
            leading = leading.Reshape([q.Count, .. reduced.Output(input.Shape, keepdim: true).Sizes]);
        }

        return q.Rank == 0 ? leading.Squeeze(0) : leading;
    }
}
