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

    /// <summary>Whether the index's dimensions stand in front of the result, since those that it indexes are no neighbours.</summary>
    public bool IsInFront => dims[^1] - dims[0] != dims.Length - 1;

    /// <summary>The first dimension that it indexes.</summary>
    public int First => dims[0];

    /// <summary>The same index for tensors with a batch dimension in front, which it indexes itself too or leaves alone.</summary>
    public AdvancedIndex Lifted(Lift lift, bool byIndex) =>
        new(lift.Shape(self), byIndex ? [0, .. dims.Select(lift.Dim)] : [.. dims.Select(lift.Dim)], Places);

    /// <summary>Places for samples that each have their own, in tensors with the samples in front.</summary>
    public Tensor PlacesOfSamples(Tensor places)
    {
        long[] starts = [places.Shape[0], .. Enumerable.Repeat(1L, places.Rank - 1)];
        return places.Add(Torch.Arange(places.Shape[0]).Mul(self.Count).Reshape(starts));
    }

    /// <summary>The runs of elements that the index picks; places has the shape of <see cref="Places"/>.</summary>
    public IndexedBlocks Blocks(Shape places) => new(self, dims, places);

    private static Tensor[] Unmask(Tensor mask, Shape self, int dim, int at)
    {
        if (mask.IsBatched)
        {
            throw GradException.Argument(
                "vmap: We do not support batching operators that can support dynamic shape. Attempting to batch over indexing with a boolean mask.");
        }

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
        if (indices.Exists(static index => index.IsBatched))
        {
            for (int i = 0; i < indices.Count; i++)
            {
                long size = self[dims[i]];
                Check(indices[i].AllSamples.Dense().Elements<long>(), size, i);
                places = places.Add(Indices.FromStart(indices[i], size).Mul(self.Strides[dims[i]]));
            }

            return places;
        }

        Span<long> sums = places.Elements<long>();
        for (int i = 0; i < indices.Count; i++)
        {
            long size = self[dims[i]], stride = self.Strides[dims[i]];
            ReadOnlySpan<long> index = Masks.Broadcast(indices[i], shape).Elements<long>();
            Check(index, size, i);
            for (int j = 0; j < index.Length; j++)
            {
                sums[j] += (index[j] < 0 ? index[j] + size : index[j]) * stride;
            }
        }

        return places;
    }

    private static void Check(ReadOnlySpan<long> index, long size, int dim)
    {
        foreach (long one in index)
        {
            if (one < -size || one >= size)
            {
                throw GradException.Argument(
                    size == 0 ? "index is out of bounds for dimension with size 0" : $"index {one} is out of bounds for dimension {dim} with size {size}",
                    "IndexError");
            }
        }
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

    protected internal override Tensor[] Map(in Samples samples)
    {
        Shape places = samples.Shape(1);
        if (samples.Has(0) && samples.Has(1))
        {
            Tensor picked = new IndexTensors(index.Lifted(samples.Lift, byIndex: true))
                .ComputeAny([samples.Input(0), index.PlacesOfSamples(samples.Input(1))])[0];
            return [IndexPut.MovePlaces(picked, 1, places.Rank, index.IsInFront ? 1 : 1 + index.First)];
        }

        if (samples.Has(0))
        {
            Tensor picked = new IndexTensors(index.Lifted(samples.Lift, byIndex: false)).ComputeAny([samples.Input(0), samples.Input(1)])[0];
            return [index.IsInFront ? picked.Movedim(places.Rank, 0) : picked];
        }

        return [ComputeAny([samples.Input(0), samples.Input(1)])[0].Movedim(index.IsInFront ? 0 : index.First, 0)];
    }

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
