using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>How often each integer from 0 on occurs, or the sum of the weights at which it does.</summary>
    /// <derivative>none: counts are integers</derivative>
    [Operator("bincount", IsSizedByValues = true)]
    [Sample("index(4, 5)")]
    [Sample("index(4, 3), minlength=6")]
    public static Tensor Bincount(this Tensor input, Tensor? weights = null, long minlength = 0)
    {
        if (minlength < 0)
        {
            throw GradException.Argument("minlength should be >= 0");
        }

        if (!input.DType.IsIntegral())
        {
            throw GradException.NotImplementedFor("bincount_cpu", input.DType);
        }

        if (input.IsBatched || weights is { IsBatched: true })
        {
            throw Samples.OfUnknownShape("bincount");
        }

        long[] values = input.ToInt64s();
        if ((input.Rank != 1 && input.Count > 0) || Array.Exists(values, value => value < 0))
        {
            throw GradException.Argument("bincount only supports 1-d non-negative integral inputs.");
        }

        if (weights is not null && !weights.Shape.Equals(input.Shape))
        {
            throw GradException.Shape("weights should be 1-d and have the same length as input");
        }

        Evaluation.Charge(values.Length);
        long largest = values.Length == 0 ? -1 : values.Max();
        long length = Math.Max(minlength, largest == long.MaxValue ? largest : largest + 1);
        if (weights is null)
        {
            Tensor counts = Zeros([length], DType.Int64);
            Span<long> all = counts.Elements<long>();
            foreach (long value in values)
            {
                all[(int)value]++;
            }

            return counts;
        }

        Tensor sums = Zeros([length], DType.Float64);
        Span<double> totals = sums.Elements<double>();
        double[] weight = weights.Detach().ToDoubles();
        for (int i = 0; i < values.Length; i++)
        {
            totals[(int)values[i]] += weight[i];
        }

        return weights.DType == DType.Float32 ? sums.To(DType.Float32) : sums;
    }
}
