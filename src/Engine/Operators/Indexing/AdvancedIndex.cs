using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>
/// Index tensors and masks for some dimensions of a tensor, as PyTorch reads them: masks become the indices of their true elements, and
/// all indices broadcast together.
/// </summary>
internal sealed class AdvancedIndex
{
    private readonly int[] dims;
    private readonly Shape self;

    private AdvancedIndex(Shape self, int[] dims, Tensor places)
    {
        this.self = self;
        this.dims = dims;
        Places = places;
    }

    /// <summary>For each place of the index the part of an element's position, row-major, that the index decides.</summary>
    public Tensor Places { get; }

    /// <summary>Reads one entry for each leading dimension: null, integers (int64), or a mask, which counts for as many dimensions as it has.</summary>
    public static AdvancedIndex Of(Shape self, IReadOnlyList<Tensor?> entries)
    {
        var dims = new List<int>();
        var indices = new List<Tensor>();
        int dim = 0;
        for (int i = 0; i < entries.Count; i++)
        {
            if (entries[i] is not { } entry)
            {
                dim++;
                continue;
            }

            if (entry.DType is not (DType.Int64 or DType.Bool or DType.UInt8))
            {
                throw GradException.Type("tensors used as indices must be long, byte or bool tensors", "IndexError");
            }

            Tensor[] columns = entry.DType == DType.Int64 ? [entry] : Unmask(entry, self, dim, i);
            foreach (Tensor column in columns)
            {
                dims.Add(dim++);
                indices.Add(column);
            }
        }

        return dim <= self.Rank
            ? new AdvancedIndex(self, [.. dims], PlacesOf(self, dims, indices))
            : throw GradException.Shape($"too many indices for tensor of dimension {self.Rank} (got {dim})", "IndexError");
    }

    /// <summary>The runs of elements that the index picks; places has the shape of <see cref="Places"/>.</summary>
    public IndexedBlocks Blocks(Shape places) => new(self, dims, places);

    private static Tensor[] Unmask(Tensor mask, Shape self, int dim, int at)
    {
        if (mask.Rank == 0 || dim + mask.Rank > self.Rank)
        {
            throw GradException.Shape($"too many indices for tensor of dimension {self.Rank}", "IndexError");
        }

        for (int d = 0; d < mask.Rank; d++)
        {
            if (mask.Shape[d] != self[dim + d])
            {
                throw GradException.Shape(
                    $"The shape of the mask {mask.Shape} at index {d} does not match the shape of the indexed tensor {self} at index {dim + d}",
                    "IndexError");
            }
        }

        return mask.Nonzero(asTuple: true);
    }

    private static Tensor PlacesOf(Shape self, List<int> dims, List<Tensor> indices)
    {
        Shape shape = Shape.Scalar;
        foreach (Tensor index in indices)
        {
            shape = index.Shape.BroadcastsTo(shape) ? shape : shape.BroadcastsTo(index.Shape) ? index.Shape : Together(shape, index.Shape, indices);
        }

        Evaluation.Charge(shape.Count * indices.Count);
        Tensor places = Torch.Zeros(shape.ToArray(), DType.Int64);
        Span<long> sums = places.Elements<long>();
        for (int i = 0; i < indices.Count; i++)
        {
            long size = self[dims[i]], stride = self.Strides[dims[i]];
            ReadOnlySpan<long> index = Masks.Broadcast(indices[i], shape).Elements<long>();
            for (int j = 0; j < index.Length; j++)
            {
                if (index[j] < -size || index[j] >= size)
                {
                    throw GradException.Argument(
                        size == 0 ? "index is out of bounds for dimension with size 0" : $"index {index[j]} is out of bounds for dimension {i} with size {size}",
                        "IndexError");
                }

                sums[j] += (index[j] < 0 ? index[j] + size : index[j]) * stride;
            }
        }

        return places;
    }

    private static Shape Together(Shape a, Shape b, List<Tensor> indices)
    {
        try
        {
            return Shape.Broadcast(a, b);
        }
        catch (GradException)
        {
            throw GradException.Shape(
                $"shape mismatch: indexing tensors could not be broadcast together with shapes {string.Join(", ", indices.Select(index => index.Shape))}",
                "IndexError");
        }
    }
}

/// <summary>The elements that index tensors pick. The index is no input of its own: its places are.</summary>
internal sealed class IndexTensors(AdvancedIndex index) : Linear
{
    public override string NodeName => "IndexBackward0";

    public override Use Uses(int input) => Use.Input(1);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) => new TensorSpec(index.Blocks(inputs[1]!.Shape).Result, inputs[0]!.DType);

    public override Tensor? Gradient(int input, in Pullback at) =>
        new IndexPut(index, accumulate: true).Apply(Torch.Zeros(at.InputSpec(0).Shape.ToArray(), at.Grad.DType), at.Input(1), at.Grad);

    protected override bool Converts(int input) => input == 0;

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        ReadOnlySpan<T> source = inputs[0].Elements<T>();
        Span<T> target = outputs[0].Elements<T>();
        IndexedBlocks blocks = index.Blocks(inputs[1].Shape);
        int length = blocks.Length, next = 0;
        if (target.Length == 0)
        {
            return;
        }

        foreach (long start in blocks.Starts(inputs[1].Elements<long>()).Elements<long>())
        {
            source.Slice((int)start, length).CopyTo(target[next..]);
            next += length;
        }
    }
}
