using GradService.Tensors;

namespace GradService.Operators;

/// <summary>The different slices along a dimension: themselves, which of them each slice is, and how often each occurs.</summary>
internal sealed class UniqueSlices(string name, int dim, bool sort) : Operator
{
    public override Tensor? Gradient(int input, in Pullback at) => throw NotImplemented();

    public override Tensor? Tangent(int output, in Pushforward at) => throw NotImplemented();

    protected override Tensor[] ComputeBatched(ReadOnlySpan<Tensor?> inputs) => throw Samples.OfUnknownShape(name);

    public override Tensor[] Compute(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor input = inputs[0]!.Detach();
        if (input.DType.IsComplex())
        {
            throw GradException.NotImplementedFor("unique", input.DType);
        }

        using var unrecorded = Autograd.GradMode.NoGrad();
        input = input.Rank == 0 ? input.Reshape(1) : input;
        long length = input.Shape[dim];
        if (input.Count == 0 && length > 0)
        {
            throw GradException.Argument("There are 0 sized dimensions, and they aren't selected, so unique cannot be applied");
        }

        Evaluation.Charge(input.Count * (sort ? 1 + long.Log2(length + 1) : 1));
        Tensor slices = input.Movedim(dim, 0).Reshape(length, length == 0 ? 0 : input.Count / length);
        return input.DType.IsFloatingPoint()
            ? Grouped<double>(input, slices.Dense(DType.Float64))
            : Grouped<long>(input, slices.Dense(DType.Int64));
    }

    private Tensor[] Grouped<T>(Tensor input, Tensor slices)
        where T : unmanaged, System.Numerics.INumber<T>
    {
        long width = slices.Shape[1];
        int[] order = [.. Enumerable.Range(0, (int)slices.Shape[0])];
        order = sort ? [.. order.Order(Comparer<int>.Create((a, b) => Slice(a).SequenceCompareTo(Slice(b))))] : order;
        var firsts = new List<long>();
        var counts = new List<long>();
        Tensor inverse = Tensor.Empty(Shape.Of(order.Length), DType.Int64);
        for (int i = 0; i < order.Length; i++)
        {
            if (i == 0 || !Slice(order[i]).SequenceEqual(Slice(order[i - 1])))
            {
                firsts.Add(order[i]);
                counts.Add(0);
            }

            counts[^1]++;
            inverse.Elements<long>()[order[i]] = firsts.Count - 1;
        }

        Shape found = Shape.Of(firsts.Count);
        return
        [
            input.IndexSelect(dim, Tensor.From<long>(firsts.ToArray(), DType.Int64, found)),
            inverse,
            Tensor.From<long>(counts.ToArray(), DType.Int64, found),
        ];

        ReadOnlySpan<T> Slice(int index) => slices.Elements<T>().Slice((int)(index * width), (int)width);
    }

    private GradException NotImplemented() =>
        new(ErrorKind.NotDifferentiable, $"the derivative for '{name}' is not implemented.", "NotImplementedError");
}
