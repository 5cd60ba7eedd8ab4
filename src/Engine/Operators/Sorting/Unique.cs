using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// The different elements, or the different slices along a dimension, in ascending order; and, where asked, which of them each element is,
    /// and how often each occurs.
    /// </summary>
    /// <derivative>not implemented, as in PyTorch</derivative>
    [Operator("unique", OneStandsAlone = true, IsSizedByValues = true)]
    [Sample("index(3, 2, 3)")]
    [Sample("index(2, 4, 2), dim=0")]
    public static Tensor[] Unique(
        this Tensor input, bool sorted = true, bool returnInverse = false, bool returnCounts = false, long? dim = null) =>
        Asked(
            dim is { } along ? new UniqueSlices("unique_dim", input.Shape.Dimension(along), sort: true).ApplyAll(input) : The<Unique2>.Operator.ApplyAll(input),
            returnInverse, returnCounts);

    private static Tensor[] Asked(Tensor[] results, bool returnInverse, bool returnCounts) =>
        [results[0], .. returnInverse ? [results[1]] : Array.Empty<Tensor>(), .. returnCounts ? [results[2]] : Array.Empty<Tensor>()];
}

internal sealed class Unique2 : Operator
{
    public override Tensor? Gradient(int input, in Pullback at) => throw NotImplemented();

    public override Tensor? Tangent(int output, in Pushforward at) => throw NotImplemented();

    protected override Tensor[] ComputeBatched(ReadOnlySpan<Tensor?> inputs) => throw Samples.OfUnknownShape("_unique2");

    public override Tensor[] Compute(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor input = inputs[0]!;
        if (input.DType.IsComplex())
        {
            throw GradException.NotImplementedFor("unique", input.DType);
        }

        using var unrecorded = Autograd.GradMode.NoGrad();
        (Tensor values, Tensor order) = input.Detach().Reshape(input.Count).Sort(0);
        ReadOnlySpan<long> from = order.Elements<long>();
        bool[] begins = Starts(values.Dense(input.DType.IsFloatingPoint() ? DType.Float64 : DType.Int64));
        var firsts = new List<long>();
        Tensor inverse = Tensor.Empty(input.Shape, DType.Int64);
        for (int i = 0; i < begins.Length; i++)
        {
            if (begins[i])
            {
                firsts.Add(i);
            }

            inverse.Elements<long>()[(int)from[i]] = firsts.Count - 1;
        }

        var counts = new long[firsts.Count];
        for (int i = 0; i < counts.Length; i++)
        {
            counts[i] = (i + 1 < counts.Length ? firsts[i + 1] : begins.Length) - firsts[i];
        }

        Shape shape = Shape.Of(counts.Length);
        Tensor places = Tensor.From<long>(firsts.ToArray(), DType.Int64, shape);
        return [values.Take(places), inverse, Tensor.From<long>(counts, DType.Int64, shape)];
    }

    private static bool[] Starts(Tensor sorted)
    {
        var begins = new bool[sorted.Count];
        for (int i = 0; i < begins.Length; i++)
        {
            // No NaN equals another, so each is an element of its own.
            begins[i] = i == 0 || (sorted.DType == DType.Int64
                ? sorted.Elements<long>()[i] != sorted.Elements<long>()[i - 1]
                : sorted.Elements<double>()[i] != sorted.Elements<double>()[i - 1]);
        }

        return begins;
    }

    private static GradException NotImplemented() =>
        new(ErrorKind.NotDifferentiable, "the derivative for '_unique2' is not implemented.", "NotImplementedError");
}
