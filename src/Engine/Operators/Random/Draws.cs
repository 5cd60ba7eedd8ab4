using GradService.Autograd;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>Tensors filled with random numbers, in PyTorch's order of drawing and with its roundings.</summary>
internal static class Draws
{
    // What a number costs at least, in scalar operations.
    private const int CostOfOne = 8;

    /// <summary>
    /// Draws a tensor as the open vmaps ask: one for all samples, or each sample its own, drawn together as one tensor with the samples in
    /// front. All numbers that depend on nothing but a shape are drawn here; see <see cref="EachSample.Drawn"/> for the others.
    /// </summary>
    /// <exception cref="GradException">A vmap does not allow it.</exception>
    public static Tensor Drawn(DrawOrder order, Func<DrawOrder, Tensor> draw)
    {
        List<VmapLevel> open = GradMode.Current.Vmaps;
        if (open.Count == 0)
        {
            return draw(order);
        }

        CheckAllowed();
        var batch = Batch.Of([.. open.Where(static level => level.Randomness == Randomness.Different).Select(static level => new BatchDimension(level.Level, level.Size, 0))]);
        return batch is null ? draw(order) : draw(order.InFront(batch)).Entering(batch);
    }

    /// <summary>Refuses to draw inside a vmap that does not allow it.</summary>
    public static void CheckAllowed()
    {
        if (GradMode.Current.Vmaps.Exists(static level => level.Randomness == Randomness.Error))
        {
            throw GradException.Argument(
                "vmap: called random operation while in randomness error mode. Please either use the 'same' or 'different' randomness flags on vmap or "
                + "perform the randomness operation out of vmap");
        }
    }

    /// <summary>Refuses to write numbers of each sample's own into a tensor that the samples share.</summary>
    public static void CheckOverwrites(Tensor self)
    {
        if (GradMode.Current.Vmaps.Exists(level => level.Randomness == Randomness.Different && self.Batch?.Find(level.Level) is null))
        {
            throw GradException.InPlace(
                "vmap: Cannot ask for different inplace randomness on an unbatched tensor. This will appear like same randomness. If this is necessary "
                + "for your usage, please file an issue with functorch.");
        }
    }

    /// <summary>Numbers computed in float64, one after another, and rounded to a dtype.</summary>
    public static Tensor Each(DrawOrder order, DType dtype, Func<double> next) =>
        Drawn(order, all => all.Arrange(Narrowed(Filled(all.Shape, next), dtype)));

    /// <summary>The same, for an operator that takes floating-point dtypes only.</summary>
    public static Tensor EachFloat(DrawOrder order, DType dtype, string op, Func<double> next) =>
        dtype.IsFloatingPoint() ? Each(order, dtype, next) : throw GradException.NotImplementedFor(op, dtype);

    /// <summary>Ones with a probability, otherwise zeros.</summary>
    public static Tensor Bernoulli(DrawOrder order, DType dtype, double p) =>
        Each(order, dtype, () => Evaluation.Random.Uniform(DType.Float64) < p ? 1 : 0);

    /// <summary>Numbers of the density λ · e^(−λx).</summary>
    public static Tensor Exponential(DrawOrder order, DType dtype, double lambda) =>
        EachFloat(order, dtype, "exponential_cpu", () => -1 / lambda * Math.Log(1 - Evaluation.Random.Uniform(DType.Float64)));

    /// <summary>Uniform numbers in [low, high).</summary>
    public static Tensor Uniform(DrawOrder order, DType dtype, double low, double high) => Drawn(order, all => Uniforms(all, dtype, low, high));

    private static Tensor Uniforms(DrawOrder order, DType dtype, double low, double high)
    {
        if (dtype.IsComplex())
        {
            return order.Arrange(Uniforms(Shape.Of([.. order.Shape.Sizes, 2]), dtype.ToReal(), low, high).ViewAsComplex());
        }

        if (!dtype.IsFloatingPoint())
        {
            throw GradException.NotImplementedFor("check_uniform_bounds", dtype);
        }

        if (dtype == DType.Float64)
        {
            return order.Arrange(Filled(order.Shape, () => Math.FusedMultiplyAdd(Evaluation.Random.Uniform(dtype), high - low, low)));
        }

        float start = (float)Rounded(low, dtype), width = (float)Rounded(Rounded(high, dtype) - start, dtype);
        Tensor tensor = Uniform(order.Shape, dtype);
        foreach (ref float number in tensor.Elements<float>())
        {
            number = MathF.FusedMultiplyAdd(number, width, start);
        }

        return order.Arrange(tensor.Dense(dtype));
    }

    /// <summary>Normal numbers.</summary>
    public static Tensor Normal(DrawOrder order, DType dtype, double mean, double std) => Drawn(order, all => NormalNumbers(all, dtype, mean, std));

    private static Tensor NormalNumbers(DrawOrder order, DType dtype, double mean, double std)
    {
        if (std < 0)
        {
            throw GradException.Argument($"normal expects std >= 0.0, but found std {std}");
        }

        if (dtype.IsComplex())
        {
            // The variance is shared between the two parts.
            var pairs = new DrawOrder(Shape.Of([.. order.Shape.Sizes, 2]), null, order.IsContiguous);
            return order.Arrange(NormalNumbers(pairs, dtype.ToReal(), mean, std / Math.Sqrt(2)).ViewAsComplex());
        }

        if (!dtype.IsFloatingPoint())
        {
            throw GradException.NotImplementedFor("normal_kernel_cpu", dtype);
        }

        return order.Shape.Count >= Normals.Block && order.IsContiguous
            ? Blocks(order.Shape, dtype, mean, std)
            : order.Arrange(Narrowed(Filled(order.Shape, () => Math.FusedMultiplyAdd(Evaluation.Random.Normal(), std, mean)), dtype));
    }

    private static Tensor Blocks(Shape shape, DType dtype, double mean, double std)
    {
        if (dtype == DType.Float64)
        {
            Tensor tensor = Filled(shape, () => Evaluation.Random.Uniform(dtype));
            InBlocks(tensor.Elements<double>(), () => Evaluation.Random.Uniform(dtype), block => Normals.Transform(block, mean, std));
            return tensor;
        }

        Tensor narrow = Uniform(shape, dtype);
        float centre = (float)Rounded(mean, dtype), width = (float)Rounded(std, dtype);
        InBlocks(narrow.Elements<float>(), () => (float)Evaluation.Random.Uniform(dtype), block =>
        {
            switch (dtype)
            {
                case DType.Float32:
                    Normals.Transform(block, centre, width);
                    break;
                case DType.Float16:
                    Normals.TransformHalves(block, centre, width);
                    break;
                default:
                    Normals.TransformBFloats(block, centre, width);
                    break;
            }
        });
        return narrow.Dense(dtype);
    }

    // Where the last block is not full, the last sixteen numbers are drawn again.
    private static void InBlocks<T>(Span<T> numbers, Func<T> next, Action<Span<T>> transform)
    {
        int whole = numbers.Length - (numbers.Length % Normals.Block);
        for (int i = 0; i < whole; i += Normals.Block)
        {
            transform(numbers.Slice(i, Normals.Block));
        }

        if (whole < numbers.Length)
        {
            Span<T> last = numbers[^Normals.Block..];
            foreach (ref T number in last)
            {
                number = next();
            }

            transform(last);
        }
    }

    private static Tensor Filled(Shape shape, Func<double> next)
    {
        Tensor tensor = Tensor.Empty(shape, DType.Float64);
        Evaluation.Charge(CostOfOne * tensor.Count);
        foreach (ref double element in tensor.Elements<double>())
        {
            element = next();
        }

        return tensor;
    }

    /// <summary>Uniform numbers in [0, 1) of a narrower type, as float32.</summary>
    private static Tensor Uniform(Shape shape, DType dtype)
    {
        Tensor tensor = Tensor.Empty(shape, DType.Float32);
        Evaluation.Charge(CostOfOne * tensor.Count);
        RandomNumbers random = Evaluation.Random;
        foreach (ref float element in tensor.Elements<float>())
        {
            element = (float)random.Uniform(dtype);
        }

        return tensor;
    }

    // To the half types by way of float32, as a conversion from double goes in PyTorch.
    private static Tensor Narrowed(Tensor tensor, DType dtype) =>
        dtype is DType.Float16 or DType.BFloat16 ? tensor.Dense(DType.Float32).Dense(dtype) : tensor.Dense(dtype);

    /// <summary>A number as a dtype holds it.</summary>
    public static double Rounded(double value, DType dtype) => dtype switch
    {
        DType.Float32 => (float)value,
        DType.Float16 => (double)(Half)(float)value,
        DType.BFloat16 => (double)(BFloat16)value,
        _ => value,
    };
}
