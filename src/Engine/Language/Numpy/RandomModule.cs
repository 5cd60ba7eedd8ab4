using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Language.Numpy;

/// <summary>
/// <c>numpy.random</c>: the functions on NumPy's legacy generator, MT19937, drawn from in NumPy's order, so that a seed gives NumPy's numbers.
/// </summary>
[Module("numpy.random")]
internal static class RandomModule
{
    private static LegacyRandom Generator => Interpreter.Current.ArrayRandom;

    [Named("RandomState")]
    public static object? StateType => RandomStateValue.Type;

    public static void Seed(object? seed = null) => Interpreter.Current.ArrayRandom = Seeded(seed);

    public static object? Rand(params object?[] sizes) => Draw(sizes.Length == 0 ? null : new TupleValue(sizes), static random => random.Double());

    public static object? Randn(params object?[] sizes) => Draw(sizes.Length == 0 ? null : new TupleValue(sizes), static random => random.Normal());

    [Named("random")]
    public static object? RandomNumbers(object? size = null) => Draw(size, static random => random.Double());

    [Named("random_sample")]
    public static object? RandomSample(object? size = null) => RandomNumbers(size);

    [Named("standard_normal")]
    public static object? StandardNormal(object? size = null) => Draw(size, static random => random.Normal());

    public static object? Uniform(NdArray? low = null, NdArray? high = null, object? size = null) =>
        Scaled(low, 0, high, 1, size, static random => random.Double(), static (x, from, to) => from.Add(to.Sub(from).Mul(x)));

    public static object? Normal(NdArray? loc = null, NdArray? scale = null, object? size = null) => scale is not null && Torch.Any(scale.Tensor.Lt(0)).Item().ToBoolean()
        ? throw Raise.ValueError("scale < 0")
        : Scaled(loc, 0, scale, 1, size, static random => random.Normal(), static (x, mean, std) => mean.Add(std.Mul(x)));

    public static object? Exponential(NdArray? scale = null, object? size = null) =>
        Scaled(null, 0, scale, 1, size, static random => -Math.Log(1 - random.Double()), static (x, _, width) => width.Mul(x));

    public static object? Randint(long low, object? high = null, object? size = null, object? dtype = null)
    {
        (long from, long to) = high is null ? (0, low) : (low, Numbers.ToIndex(high));
        if (from >= to)
        {
            throw Raise.ValueError(high is null ? "high <= 0" : "low >= high");
        }

        ulong most = unchecked((ulong)(to - 1) - (ulong)from);
        Func<LegacyRandom, long> next = random => unchecked((long)random.Below(most) + from);
        return size is null ? next(Generator) : Integers(Axes.Sizes(size), next, DataTypes.ReadOptional(dtype) ?? DType.Int64);
    }

    public static object? Permutation(object? x)
    {
        NdArray array = Numbers.TryIndex(x, out long count) ? NdArray.Array(Torch.Arange(count, DType.Int64)) : NdArray.Array(ArrayReader.Read(x).Tensor.Clone());
        Shuffle(array);
        return array;
    }

    public static void Shuffle(object? x)
    {
        switch (x)
        {
            case ListValue list:
                foreach (var (i, j) in Swaps(list.Count))
                {
                    (list.Items[i], list.Items[j]) = (list.Items[j], list.Items[i]);
                }

                break;
            case NdArray { Rank: > 0 } array:
                long[] order = [.. Enumerable.Range(0, (int)array.Shape[0])];
                foreach (var (i, j) in Swaps(order.Length))
                {
                    (order[i], order[j]) = (order[j], order[i]);
                }

                Kernels.Elementwise.Copy(array.Tensor.IndexSelect(0, Tensor.From<long>(order, DType.Int64, Tensors.Shape.Of(order.Length))), array.Tensor);
                break;
            default:
                throw Raise.TypeError($"object of type '{Types.NameOf(x)}' cannot be shuffled");
        }
    }

    public static object? Choice(object? a, object? size = null, bool replace = true, NdArray? p = null)
    {
        NdArray values = Numbers.TryIndex(a, out long count) ? NdArray.Array(Torch.Arange(count, DType.Int64)) : ArrayReader.Read(a);
        long among = values.Shape[0];
        long[] sizes = size is null ? [] : Axes.Sizes(size);
        long drawn = Shape.Of(sizes).Count;
        if (among == 0 && drawn > 0)
        {
            throw Raise.ValueError("a must be greater than 0 unless no samples are taken");
        }

        Tensor picked;
        if (p is not null)
        {
            picked = replace ? Weighted(p, among, sizes) : throw Raise.ValueError("choice without replacement takes no probabilities here");
        }
        else if (replace)
        {
            picked = Integers(sizes, random => (long)random.Below((ulong)among - 1), DType.Int64).Tensor;
        }
        else
        {
            picked = drawn <= among ? ((NdArray)Permutation(among)!).Tensor.Narrow(0, 0, drawn).Reshape(sizes)
                : throw Raise.ValueError("Cannot take a larger sample than population when 'replace=False'");
        }

        Tensor chosen = values.Tensor.IndexSelect(0, picked.Reshape(-1)).Reshape([.. sizes, .. values.Shape.ToArray()[1..]]);
        return size is null && a is SequenceValue list && list.Count > 0 && values.Rank == 1 ? NdArray.Of(chosen)
            : size is null && values.Rank == 1 && a is long ? NdArray.Of(chosen).Item() : NdArray.Of(chosen);
    }

    /// <summary>The numbers of a seed; others every time without one.</summary>
    internal static LegacyRandom Seeded(object? seed)
    {
        long number = seed is null ? Random.Shared.NextInt64(uint.MaxValue) : Numbers.ToIndex(seed);
        return number is >= 0 and <= uint.MaxValue ? new LegacyRandom((ulong)number) : throw Raise.ValueError("Seed must be between 0 and 2**32 - 1");
    }

    private static Tensor Weighted(NdArray p, long among, long[] sizes)
    {
        Tensor probabilities = p.Tensor.To(DType.Float64);
        if (p.Rank != 1 || p.Shape[0] != among)
        {
            throw Raise.ValueError("'a' and 'p' must have same size");
        }

        if (Torch.Any(probabilities.Lt(0)).Item().ToBoolean())
        {
            throw Raise.ValueError("probabilities are not non-negative");
        }

        Tensor sums = probabilities.Cumsum(0);
        double total = sums.Select(0, -1).Item().ToDouble();
        if (!(Math.Abs(total - 1) < 1e-8))
        {
            throw Raise.ValueError("probabilities do not sum to 1");
        }

        Tensor uniform = Draws(sizes, static random => random.Double()).Tensor;
        return Torch.Searchsorted(sums.Div(total), uniform, right: true);
    }

    private static IEnumerable<(int From, int To)> Swaps(int count)
    {
        Evaluation.Charge(8L * count);
        for (int i = count - 1; i > 0; i--)
        {
            yield return (i, (int)Generator.Below((ulong)i));
        }
    }

    // A float where no size is asked for, else an array.
    private static object? Draw(object? size, Func<LegacyRandom, double> next) => size is null ? next(Generator) : Draws(Axes.Sizes(size), next);

    private static object? Scaled(
        NdArray? first, double firstDefault, NdArray? second, double secondDefault, object? size, Func<LegacyRandom, double> next, Func<Tensor, Tensor, Tensor, Tensor> scale)
    {
        Tensor x = first?.Tensor.To(DType.Float64) ?? Torch.Full([], firstDefault, DType.Float64), y = second?.Tensor.To(DType.Float64) ?? Torch.Full([], secondDefault, DType.Float64);
        Shape shape = size is null ? Shape.Broadcast(x.Shape, y.Shape) : Shape.Of(Axes.Sizes(size));
        Tensor made = scale(Draws(shape.ToArray(), next).Tensor, x, y);
        return size is null && shape.Rank == 0 ? made.Item().ToDouble() : NdArray.Array(made);
    }

    private static NdArray Draws(long[] sizes, Func<LegacyRandom, double> next)
    {
        Tensor made = Tensor.Empty(Shape.Of(sizes), DType.Float64);
        Evaluation.Charge(8 * made.Count);
        LegacyRandom random = Generator;
        foreach (ref double element in made.Elements<double>())
        {
            element = next(random);
        }

        return NdArray.Array(made);
    }

    private static NdArray Integers(long[] sizes, Func<LegacyRandom, long> next, DType dtype)
    {
        Tensor made = Tensor.Empty(Shape.Of(sizes), DType.Int64);
        Evaluation.Charge(8 * made.Count);
        LegacyRandom random = Generator;
        foreach (ref long element in made.Elements<long>())
        {
            element = next(random);
        }

        return NdArray.Array(made.To(dtype));
    }
}
