using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>
/// The form Σ w[k] · ⟨x[named[k]], g[bag[k]]⟩, linear in each of rows x, factors w and bags g, opened at one of them: its derivative by that
/// one, as a product of the two others. The gradients of each opening are the other openings, and no row is copied for its bag.
/// </summary>
/// <param name="bags">Which row each place names, and in which bag.</param>
/// <param name="count">How many rows there are.</param>
/// <param name="open">Which of the three is the result.</param>
/// <param name="byFrequency">Whether the gradient of a row is divided by how often the row is named.</param>
internal sealed class BagSums(Bags bags, long count, int open, bool byFrequency) : Bilinear
{
    public const int Rows = 0;
    public const int Factors = 1;
    public const int Result = 2;

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        ReadOnlySpan<long> matrix = inputs[open == Rows ? 1 : 0]!.Shape.Sizes;
        ReadOnlySpan<long> batch = matrix[..^2];
        return new TensorSpec(
            open switch
            {
                Rows => Shape.Of([.. batch, count, matrix[^1]]),
                Factors => Shape.Of([.. batch, bags.Named.Count]),
                _ => Shape.Of([.. batch, bags.Count, matrix[^1]]),
            },
            Promotion.ResultType(inputs[0]!, inputs[1]!));
    }

    public override Tensor? Gradient(int input, in Pullback at)
    {
        // The two that are not wanted, in order: the gradient stands for what was open.
        int wanted = Place(input), kept = Place(1 - input);
        var form = new BagSums(bags, count, wanted, byFrequency);
        Tensor other = at.Input(1 - input).Conj();
        Tensor gradient = kept < open ? form.Apply(other, at.Grad) : form.Apply(at.Grad, other);
        return wanted == Rows && byFrequency ? gradient.Div(Frequencies(gradient.DType)) : gradient;
    }

    protected override Operator? Lifted(Lift lift) => this;

    protected override DType ComputeType(ReadOnlySpan<Tensor?> inputs, Specs outputs) =>
        Indices.Accumulating(outputs[0], open == Factors ? 0 : outputs[0].Shape.Count / Math.Max(1, outputs[0].Shape[^2]) * bags.Named.Count);

    protected override long Cost(ReadOnlySpan<Tensor?> inputs, Specs outputs)
    {
        Shape matrix = inputs[open == Rows ? 1 : 0]!.Shape;
        return MatrixRule.Work(matrix.Count / Math.Max(1, matrix[^2]), bags.Named.Count, 1) + outputs[0].Shape.Count;
    }

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        Span<T> result = outputs[0].Elements<T>();
        ReadOnlySpan<T> first = inputs[0].Elements<T>(), second = inputs[1].Elements<T>();
        ReadOnlySpan<long> named = bags.Named.Elements<long>(), bag = bags.Bag.Elements<long>();
        Shape matrix = inputs[open == Rows ? 1 : 0].Shape;
        int size = (int)matrix[^1], batches = (int)(matrix.Count / Math.Max(1, matrix[^2] * size));
        result.Clear();
        for (int k = 0; k < batches * named.Length; k++)
        {
            int sample = k / named.Length, at = k % named.Length;
            int row = (int)((sample * count) + named[at]) * size, sum = (int)((sample * bags.Count) + bag[at]) * size;
            if (open == Factors)
            {
                result[k] = MatrixProduct.Dot(first.Slice(row, size), second.Slice(sum, size));
                continue;
            }

            ReadOnlySpan<T> source = open == Rows ? second.Slice(sum, size) : first.Slice(row, size);
            Span<T> target = result.Slice(open == Rows ? row : sum, size);
            TensorPrimitives.MultiplyAdd(source, (open == Rows ? first : second)[k], target, target);
        }
    }

    /// <summary>Which of the three an input is.</summary>
    private int Place(int input) => input < open ? input : input + 1;

    private Tensor Frequencies(DType dtype) =>
        Torch.Zeros([count], DType.Int64).IndexAdd(0, bags.Named, Torch.Ones([bags.Named.Count], DType.Int64)).ClampMin(1).To(dtype).Unsqueeze(1);
}
