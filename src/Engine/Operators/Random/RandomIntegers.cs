using GradService.Tensors;

namespace GradService.Operators;

/// <summary>Random integers, by the remainder of 32 random bits, or of 64 where the range is wider.</summary>
internal static class RandomIntegers
{
    /// <summary>From 0 to the greatest of a dtype.</summary>
    public static Tensor OfType(DrawOrder order, DType dtype)
    {
        ulong range = (ulong)Last(dtype, "random_kernel_cpu") + 1;
        bool wide = dtype is DType.Float64 or DType.Int64;
        return Filled(order, dtype, () => (long)((wide ? Evaluation.Random.NextLong() : Evaluation.Random.Next()) % range));
    }

    /// <summary>From one bound to below another; without that one to the greatest of a dtype.</summary>
    public static Tensor Between(DrawOrder order, DType dtype, long from, long? to)
    {
        long last = Last(dtype, "random_from_to_kernel_cpu");
        if (to is { } end && from >= end)
        {
            throw GradException.Argument($"random_ expects 'from' to be less than 'to', but got from={from} >= to={end}");
        }

        if (!dtype.IsFloatingPoint())
        {
            CheckBound("from", from, dtype, last);
            CheckBound("to - 1", (to ?? from + 1) - 1, dtype, last);
        }
        else
        {
            (from, to) = (FirstHeld(from, dtype), to is { } given ? EndHeld(given, dtype) : null);
        }

        // 0 stands for 2⁶⁴, all that there are.
        ulong range = unchecked((ulong)(to is { } bound ? bound - 1 : last) - (ulong)from + 1);
        bool wide = (range == 0 || range >= 1UL << 32) && dtype is DType.Float64 or DType.Int64 or DType.Float32 or DType.BFloat16;
        return Filled(order, dtype, () =>
        {
            ulong bits = wide ? Evaluation.Random.NextLong() : Evaluation.Random.Next();
            return unchecked((long)(range == 0 ? bits : bits % range) + from);
        });
    }

    private static Tensor Filled(DrawOrder order, DType dtype, Func<long> next) => Draws.Drawn(order, all => Numbers(all, dtype, next));

    private static Tensor Numbers(DrawOrder order, DType dtype, Func<long> next)
    {
        Tensor tensor = Tensor.Empty(order.Shape, DType.Int64);
        Evaluation.Charge(8 * tensor.Count);
        foreach (ref long element in tensor.Elements<long>())
        {
            element = next();
        }

        return order.Arrange(tensor.Dense(dtype));
    }

    /// <summary>The greatest integer of a dtype; of floats the last up to which each has its own.</summary>
    private static long Last(DType dtype, string op) => dtype switch
    {
        DType.Bool => 1,
        DType.UInt8 => byte.MaxValue,
        DType.Int8 => sbyte.MaxValue,
        DType.Int16 => short.MaxValue,
        DType.Int32 => int.MaxValue,
        DType.Int64 => long.MaxValue,
        DType.Float64 => 1L << 53,
        DType.Float32 => 1 << 24,
        DType.Float16 => 1 << 11,
        DType.BFloat16 => 1 << 8,
        _ => throw GradException.NotImplementedFor(op, dtype),
    };

    // Floats do not hold all great integers: PyTorch moves a bound that would round out of the range, inwards.
    private static long FirstHeld(long from, DType dtype)
    {
        long next = (long)Draws.Rounded(from + 1, dtype);
        return next < from ? next + Gap(from + 1, dtype) : from;
    }

    private static long EndHeld(long to, DType dtype)
    {
        long last = (long)Draws.Rounded(to - 1, dtype);
        return last >= to ? last - Gap(to - 1, dtype) : to;
    }

    private static long Gap(long value, DType dtype) =>
        1L << (int)(long.Log2(Math.Max(1, Math.Abs(value))) - long.Log2(Last(dtype, string.Empty)) + 1);

    private static void CheckBound(string name, long value, DType dtype, long last)
    {
        long first = dtype is DType.Bool or DType.UInt8 ? 0 : -last - 1;
        string type = dtype switch
        {
            DType.Bool => "bool",
            DType.UInt8 => "unsigned char",
            DType.Int8 => "signed char",
            DType.Int16 => "short",
            DType.Int32 => "int",
            _ => "long",
        };
        if (value < first || value > last)
        {
            throw GradException.Argument($"{name} is out of bounds for {type}");
        }
    }
}
