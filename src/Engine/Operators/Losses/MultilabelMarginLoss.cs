using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// Σ max(0, 1 − input[j] + input[i]) / C over the classes j that a row of target lists before its first −1, and those i that it does
    /// not, reduced: input and target [N, C] or [C].
    /// </summary>
    /// <derivative>1/C at i and −1/C at j for every pair that is closer than the margin</derivative>
    [Operator("nn.functional.multilabel_margin_loss")]
    [Sample("real(2, 4), index(4, 2, 4)")]
    [Sample("real(3), index(3, 3), reduction=\"sum\"")]
    public static Tensor MultilabelMarginLoss(
        Tensor input, Tensor target, bool? sizeAverage = null, bool? reduce = null, string reduction = "mean")
    {
        if (input.Rank > 2 || input.Count == 0)
        {
            throw GradException.Shape($"Expected non-empty vector or matrix with optional 0-dim batch size, but got: {input.Shape}");
        }

        if (!input.Shape.Equals(target.Shape))
        {
            throw GradException.Shape($"inconsistent size {target.Shape} for argument #2 'target'");
        }

        if (target.DType != DType.Int64)
        {
            throw GradException.Type($"expected scalar type Long but found {target.DType.ScalarTypeName()}");
        }

        long classes = input.Rank == 0 ? 1 : input.Shape[^1];
        Tensor rows = input.Reshape(-1, classes), labels = target.Reshape(-1, classes);
        Tensor listed = labels.Lt(0).Cumsum(1).Eq(0);
        Tensor safe = listed.Where(labels, 0);
        if (safe.Ge(classes).LogicalOr(labels.Lt(-1)).Somewhere())
        {
            throw GradException.Argument("argument #2 'target' is out of range");
        }

        Tensor losses = new MultilabelMargin(slopes: false).Apply(rows, listed.Where(labels, -1));
        return (input.Rank == 2 ? losses : losses.Reshape()).Reduced(sizeAverage, reduce, reduction)
            .AsNode("MultilabelMarginLossBackward0", input);
    }
}

/// <summary>The loss of each row, or its slope at each element, pair by pair: all pairs at once would take memory with the square of the classes.</summary>
internal sealed class MultilabelMargin(bool slopes) : Primitive
{
    public override Use Uses(int input) => slopes ? Use.None : Use.Input(0) | Use.Input(1);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) =>
        new TensorSpec(slopes ? inputs[0]!.Shape : Shape.Of(inputs[0]!.Shape.Sizes[..^1]), inputs[0]!.DType);

    public override Tensor? Gradient(int input, in Pullback at) =>
        slopes ? null : at.Grad.Unsqueeze(-1).Mul(new MultilabelMargin(slopes: true).Apply(at.Input(0), at.Input(1)));

    protected override Operator? Lifted(Lift lift) => this;

    protected override bool Converts(int input) => input == 0;

    protected override long Cost(ReadOnlySpan<Tensor?> inputs, Specs outputs) => MatrixRule.Work(inputs[0]!.Count, inputs[0]!.Shape[^1], 1);

    protected override void Float<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        int classes = (int)inputs[0].Shape[^1];
        var listed = new bool[classes];
        for (int row = 0; row < inputs[0].Count / classes; row++)
        {
            ReadOnlySpan<T> x = inputs[0].Elements<T>().Slice(row * classes, classes);
            ReadOnlySpan<long> labels = inputs[1].Elements<long>().Slice(row * classes, classes);
            labels = labels[..(labels.IndexOf(-1) is >= 0 and var end ? end : classes)];
            Array.Clear(listed);
            foreach (long label in labels)
            {
                listed[(int)label] = true;
            }

            Span<T> slope = slopes ? outputs[0].Elements<T>().Slice(row * classes, classes) : [];
            slope.Clear();
            T loss = Visit(x, labels, listed, slope);
            if (!slopes)
            {
                outputs[0].Elements<T>()[row] = loss;
            }
        }
    }

    private static T Visit<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> labels, bool[] listed, Span<T> slope)
        where T : System.Numerics.INumber<T>
    {
        T loss = T.Zero, share = T.One / T.CreateTruncating(x.Length);
        foreach (long label in labels)
        {
            T excess = T.Zero;
            for (int i = 0; i < x.Length; i++)
            {
                T missing = T.One - x[(int)label] + x[i];
                if (listed[i] || !(missing > T.Zero))
                {
                    continue;
                }

                excess += missing;
                if (slope.Length > 0)
                {
                    slope[i] += share;
                    slope[(int)label] -= share;
                }
            }

            loss += excess;
        }

        return loss / T.CreateTruncating(x.Length);
    }
}
