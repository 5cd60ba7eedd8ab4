using GradService.Autograd;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// The rows of a weight of shape (count, size) that indices of any shape name: shape (*input, size). max_norm first scales the named rows
    /// down to that norm, in place; the row of padding_idx gets no gradient; scale_grad_by_freq divides gradients by how often a row is named.
    /// </summary>
    /// <derivative>weight: grad, added to the rows that were named, zero for padding_idx</derivative>
    [Operator("nn.functional.embedding")]
    [Sample("index(4, 3, 2), real(4, 3)")]
    public static Tensor Embedding(
        Tensor input, Tensor weight, long? paddingIdx = null, double? maxNorm = null, double normType = 2, bool scaleGradByFreq = false, bool sparse = false)
    {
        if (input.DType is not (DType.Int64 or DType.Int32))
        {
            throw GradException.Type(
                "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got "
                + $"torch.{input.DType.ScalarTypeName()}Tensor instead (while checking arguments for embedding)");
        }

        if (weight.Rank != 2)
        {
            throw GradException.Shape("'weight' must be 2-D");
        }

        long count = weight.Shape[0];
        long? padding = paddingIdx is null || (paddingIdx >= -count && paddingIdx < count)
            ? paddingIdx < 0 ? paddingIdx + count : paddingIdx
            : throw GradException.Argument("Padding_idx must be within num_embeddings", "AssertionError");
        Tensor index = input.To(DType.Int64);
        if (maxNorm is { } norm)
        {
            Operators.Embedding.Renorm(weight, index, norm, normType);
        }

        return new Embedding(padding, scaleGradByFreq).Apply(weight, index);
    }
}

internal sealed class Embedding(long? padding, bool byFrequency) : Linear
{
    public override Use Uses(int input) => Use.Input(1);

    /// <summary>Scales the rows that indices name down to a norm.</summary>
    public static void Renorm(Tensor weight, Tensor index, double maxNorm, double normType)
    {
        using var frozen = GradMode.NoGrad();

        // A row that is named twice is written twice, with the same values.
        index = index.Reshape(-1);
        Tensor values = weight.IndexSelect(0, index);
        Tensor norms = values.VectorNorm(normType, [1], keepdim: true);
        weight.IndexCopy_(0, index, values.Mul(norms.Gt(maxNorm).Where(maxNorm / norms.Add(1e-7), 1)).To(weight.DType));
    }

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) =>
        new TensorSpec(Shape.Of([.. inputs[1]!.Shape.Sizes, inputs[0]!.Shape[1]]), inputs[0]!.DType);

    public override Tensor? Gradient(int input, in Pullback at)
    {
        Shape weight = at.InputSpec(0).Shape;
        Tensor index = at.Input(1).Reshape(-1), rows = at.Grad.Reshape(index.Count, weight[1]);
        if (byFrequency)
        {
            Tensor counts = Torch.Zeros([weight[0]], rows.DType).IndexAdd(0, index, Torch.Ones([index.Count], rows.DType));
            rows = rows.Div(counts.IndexSelect(0, index).Unsqueeze(1));
        }

        Tensor grad = Torch.Zeros(weight.ToArray(), rows.DType).IndexAdd(0, index, rows);
        return padding is { } row ? grad.IndexFill(0, Torch.Full([1], row, DType.Int64), 0) : grad;
    }

    protected internal override Tensor[] Map(in Samples samples)
    {
        Shape weight = samples.Shape(0);
        if (!samples.Has(0))
        {
            return ComputeAny([samples.Input(0), samples.Input(1)]);
        }

        // The samples' weights below each other: rows of the first sample, then those of the second.
        Indices.CheckRange(samples.Input(1), weight[0]);
        long[] starts = [samples.Size, .. Enumerable.Repeat(1L, samples.Rank(1))];
        Tensor rows = samples.Stacked(1).Add(Torch.Arange(0, samples.Size * weight[0], weight[0]).Reshape(starts));
        return ComputeAny([samples.Stacked(0).Reshape(samples.Size * weight[0], weight[1]), rows]);
    }

    protected override bool Converts(int input) => input == 0;

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        ReadOnlySpan<T> weight = inputs[0].Elements<T>();
        Span<T> target = outputs[0].Elements<T>();
        Indices.CheckRange(inputs[1], inputs[0].Shape[0]);
        int size = (int)inputs[0].Shape[1], next = 0;
        foreach (long row in inputs[1].Elements<long>())
        {
            weight.Slice((int)row * size, size).CopyTo(target[next..]);
            next += size;
        }
    }
}
