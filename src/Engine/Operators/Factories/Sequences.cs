using GradService.Tensors;

namespace GradService.Operators;

/// <summary>Vectors whose elements follow from their index.</summary>
internal static class Sequences
{
    /// <summary>Refuses what does not lead from start to end.</summary>
    /// <param name="start">Where it starts.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="step">The step.</param>
    /// <param name="direction">The sign of end - start.</param>
    /// <param name="wrongWay">The error for a step that leads away from the end.</param>
    public static void Check(Scalar start, Scalar end, double step, int direction, string wrongWay)
    {
        if (step == 0)
        {
            throw GradException.Argument("step must be nonzero");
        }

        if (!double.IsFinite(start.ToDouble()) || !double.IsFinite(end.ToDouble()))
        {
            throw GradException.Argument($"unsupported range: {start} -> {end}");
        }

        if (double.IsNaN(step) || (direction != 0 && (direction > 0) != (step > 0)))
        {
            throw GradException.Argument(wrongWay);
        }
    }

    public static Tensor Integers(Int128 count, Func<long, long> value)
    {
        Tensor tensor = Tensor.Empty(Shape.Of(Bounded((double)count)), DType.Int64);
        Evaluation.Charge(tensor.Count);
        Span<long> elements = tensor.Elements<long>();
        for (int i = 0; i < elements.Length; i++)
        {
            elements[i] = value(i);
        }

        return tensor;
    }

    public static Tensor Floats(double count, Func<long, double> value, DType dtype)
    {
        Tensor tensor = Tensor.Empty(Shape.Of(Bounded(count)), DType.Float64);
        Evaluation.Charge(tensor.Count);
        Span<double> elements = tensor.Elements<double>();
        for (int i = 0; i < elements.Length; i++)
        {
            elements[i] = value(i);
        }

        return tensor.Dense(dtype);
    }

    private static long Bounded(double count) => count is >= 0 and < long.MaxValue
        ? (long)count
        : throw new GradException(ErrorKind.LimitExceeded, "invalid size, possible overflow?");
}
