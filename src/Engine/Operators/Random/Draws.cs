using GradService.Tensors;

namespace GradService.Operators;

/// <summary>Tensors filled with random numbers, in PyTorch's order of drawing.</summary>
internal static class Draws
{
    // From this many on PyTorch fills blocks of sixteen: eight pairs of uniform numbers become eight pairs of normal ones.
    private const int Block = 16;

    /// <summary>Numbers, one after another.</summary>
    public static Tensor Each(Shape shape, DType dtype, Func<double> next)
    {
        Tensor tensor = Tensor.Empty(shape, DType.Float64);
        Evaluation.Charge(8 * tensor.Count);
        foreach (ref double element in tensor.Elements<double>())
        {
            element = next();
        }

        return tensor.Dense(dtype);
    }

    /// <summary>Uniform numbers in [low, high).</summary>
    public static Tensor Uniform(Shape shape, DType dtype, double low, double high, string op)
    {
        if (dtype.IsComplex())
        {
            return Uniform(Shape.Of([.. shape.Sizes, 2]), dtype.ToReal(), low, high, op).ViewAsComplex();
        }

        return dtype.IsFloatingPoint()
            ? Each(shape, dtype, () => (Evaluation.Random.Uniform(dtype) * (high - low)) + low)
            : throw GradException.NotImplementedFor(op, dtype);
    }

    /// <summary>Normal numbers.</summary>
    public static Tensor Normal(Shape shape, DType dtype, double mean, double std)
    {
        if (std < 0)
        {
            throw GradException.Argument($"normal expects std >= 0.0, but found std {std}");
        }

        if (dtype.IsComplex())
        {
            // The variance is shared between the two parts.
            return Normal(Shape.Of([.. shape.Sizes, 2]), dtype.ToReal(), mean, std * Math.Sqrt(0.5)).ViewAsComplex();
        }

        if (!dtype.IsFloatingPoint())
        {
            throw GradException.NotImplementedFor("normal_kernel_cpu", dtype);
        }

        if (shape.Count < Block)
        {
            return Each(shape, dtype, () => (Evaluation.Random.Normal() * std) + mean);
        }

        Tensor tensor = Each(shape, DType.Float64, () => Evaluation.Random.Uniform(dtype));
        Span<double> numbers = tensor.Elements<double>();
        int whole = numbers.Length - (numbers.Length % Block);
        for (int i = 0; i < whole; i += Block)
        {
            Transform(numbers.Slice(i, Block), mean, std);
        }

        if (whole < numbers.Length)
        {
            Span<double> last = numbers[^Block..];
            foreach (ref double number in last)
            {
                number = Evaluation.Random.Uniform(dtype);
            }

            Transform(last, mean, std);
        }

        return tensor.Dense(dtype);
    }

    private static void Transform(Span<double> block, double mean, double std)
    {
        for (int i = 0; i < Block / 2; i++)
        {
            double radius = Math.Sqrt(-2 * Math.Log(1 - block[i])), theta = 2 * Math.PI * block[i + (Block / 2)];
            block[i] = (radius * Math.Cos(theta) * std) + mean;
            block[i + (Block / 2)] = (radius * Math.Sin(theta) * std) + mean;
        }
    }
}
