using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>How often each integer from 0 on occurs, or the sum of the weights at which it does.</summary>
    /// <derivative>none: counts are integers</derivative>
    [Operator("bincount")]
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
        DType dtype = weights is null ? DType.Int64 : weights.DType == DType.Float32 ? DType.Float32 : DType.Float64;
        Tensor counts = Zeros([length], dtype);
        double[]? weight = weights?.Detach().ToDoubles();
        for (int i = 0; i < values.Length; i++)
        {
            Count(counts, (int)values[i], weight?[i] ?? 1);
        }

        return counts;
    }

    private static void Count(Tensor counts, int at, double weight)
    {
        switch (counts.DType)
        {
            case DType.Int64:
                counts.Elements<long>()[at]++;
                break;
            case DType.Float32:
                counts.Elements<float>()[at] += (float)weight;
                break;
            default:
                counts.Elements<double>()[at] += weight;
                break;
        }
    }
}
