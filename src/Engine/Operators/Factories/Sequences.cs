using System.Numerics;
using System.Runtime.CompilerServices;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>Vectors whose elements follow from their index.</summary>
/// <remarks>
/// PyTorch's CPU kernels count in vectors of 32 bytes, two at a time, and one by one what is left at the end: the first number of a vector comes
/// from its index, with one rounding, the others from that first one. The same is done here, so that the last digits are the same.
/// </remarks>
internal static class Sequences
{
    private const int VectorBytes = 32;

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

    /// <summary>A number of steps, checked.</summary>
    public static long Steps(long steps) => steps >= 0 ? steps : throw GradException.Argument("number of steps must be non-negative");

    /// <summary>Numbers at equal distances, by their index. Both halves are counted from their own end.</summary>
    public static Func<long, double> Even<T>(T start, T end, long steps)
        where T : IBinaryFloatingPointIeee754<T>
    {
        if (steps == 1)
        {
            return _ => double.CreateTruncating(start);
        }

        T step = (end - start) / T.CreateTruncating(steps - 1);
        return i =>
        {
            long first = FirstOfVector<T>(i, steps);
            T number = first < steps / 2
                ? T.FusedMultiplyAdd(step, T.CreateTruncating(first), start)
                : T.FusedMultiplyAdd(-step, T.CreateTruncating(steps - 1 - first), end);
            return double.CreateTruncating(number + (T.CreateTruncating(i - first) * step));
        };
    }

    /// <summary>start + i · step, by the index i of so many.</summary>
    public static Func<long, double> Stepping(double start, double step, double count, DType dtype) => dtype switch
    {
        DType.Float32 => i =>
        {
            long first = FirstOfVector<float>(i, (long)count);
            double number = Math.FusedMultiplyAdd(step, first, start);
            return first == i ? number : (float)number + ((i - first) * step);
        }
        ,
        DType.Float64 => i =>
        {
            long first = FirstOfVector<double>(i, (long)count);
            double number = Math.FusedMultiplyAdd(step, first, start);
            return first == i ? number : Math.FusedMultiplyAdd(i - first, step, number);
        }
        ,
        _ => i => start + (i * step),
    };

    private static long FirstOfVector<T>(long index, long count)
    {
        int lanes = VectorBytes / Unsafe.SizeOf<T>();
        return index < count - (count % (2 * lanes)) ? index - (index % lanes) : index;
    }

    private static long Bounded(double count) => count is >= 0 and < long.MaxValue
        ? (long)count
        : throw new GradException(ErrorKind.LimitExceeded, "invalid size, possible overflow?");
}
