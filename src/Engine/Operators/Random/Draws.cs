using GradService.Autograd;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>Tensors filled with random numbers, in PyTorch's order of drawing.</summary>
internal static class Draws
{
    // From this many on PyTorch fills blocks of sixteen: eight pairs of uniform numbers become eight pairs of normal ones.
    private const int Block = 16;

    /// <summary>
    /// Draws a tensor as the open vmaps ask: one for all samples, or each sample its own, drawn together as one tensor with the samples in
    /// front. Every random operator draws here.
    /// </summary>
    /// <exception cref="GradException">A vmap does not allow it.</exception>
    public static Tensor Drawn(Shape shape, Func<Shape, Tensor> draw)
    {
        List<VmapLevel> open = GradMode.Current.Vmaps;
        if (open.Count == 0)
        {
            return draw(shape);
        }

        if (open.Exists(static level => level.Randomness == Randomness.Error))
        {
            throw GradException.Argument(
                "vmap: called random operation while in randomness error mode. Please either use the 'same' or 'different' randomness flags on vmap or "
                + "perform the randomness operation out of vmap");
        }

        var batch = Batch.Of([.. open.Where(static level => level.Randomness == Randomness.Different).Select(static level => new BatchDimension(level.Level, level.Size, 0))]);
        return batch is null ? draw(shape) : draw(batch.InFrontOf(shape)).Entering(batch);
    }

    /// <summary>Random numbers of their own for each sample cannot be written into a tensor that the samples share.</summary>
    public static void CheckOverwrites(Tensor input)
    {
        if (GradMode.Current.Vmaps.Exists(level => level.Randomness == Randomness.Different && input.Batch?.Find(level.Level) is null))
        {
            throw GradException.InPlace(
                "vmap: Cannot ask for different inplace randomness on an unbatched tensor. This will appear like same randomness. If this is necessary "
                + "for your usage, please file an issue with functorch.");
        }
    }

    /// <summary>Numbers, one after another.</summary>
    public static Tensor Each(Shape shape, DType dtype, Func<double> next) => Drawn(shape, all => Numbers(all, dtype, next));

    private static Tensor Numbers(Shape shape, DType dtype, Func<double> next)
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

        return Drawn(shape, all => Normals(all, dtype, mean, std));
    }

    private static Tensor Normals(Shape shape, DType dtype, double mean, double std)
    {
        if (shape.Count < Block)
        {
            return Numbers(shape, dtype, () => (Evaluation.Random.Normal() * std) + mean);
        }

        Tensor tensor = Numbers(shape, DType.Float64, () => Evaluation.Random.Uniform(dtype));
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
