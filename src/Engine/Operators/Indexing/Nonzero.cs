using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The indices of the elements that are not zero, row-major: a matrix with a row for each and a column for each dimension.</summary>
    /// <derivative>none: the result holds integers</derivative>
    [Operator("nonzero", "argwhere", IsSizedByValues = true)]
    [Sample("[[1, 0, 3], [0, 5, 6]]")]
    public static Tensor Nonzero(this Tensor input) => The<Nonzero>.Operator.Apply(input);

    /// <summary>The indices of the elements that are not zero, with as_tuple one vector for each dimension.</summary>
    /// <derivative>none: the result holds integers</derivative>
    [Operator("nonzero", IsSizedByValues = true)]
    [Sample("[[1, 0, 3], [0, 5, 6]], as_tuple=True")]
    public static Tensor[] Nonzero(this Tensor input, [KeywordOnly] bool asTuple)
    {
        Tensor all = input.Nonzero();
        if (!asTuple)
        {
            return [all];
        }

        // A 0-d tensor counts as one of one dimension here.
        Tensor columns = input.Rank == 0 ? Torch.Zeros([all.Shape[0], 1], DType.Int64) : all;
        return [.. Enumerable.Range(0, (int)columns.Shape[1]).Select(d => columns.AsStrided([columns.Shape[0]], [columns.Shape[1]], d).Clone())];
    }
}

internal sealed class Nonzero : Operator
{
    public override Tensor? Gradient(int input, in Pullback at) => null;

    protected override Tensor[] ComputeBatched(ReadOnlySpan<Tensor?> inputs) => throw Samples.OfUnknownShape("nonzero");

    public override Tensor[] Compute(ReadOnlySpan<Tensor?> inputs)
    {
        Shape shape = inputs[0]!.Shape;
        Evaluation.Charge(shape.Count);
        Tensor mask = inputs[0]!.Dense(DType.Bool);
        Tensor result = Tensor.Empty(Shape.Of(Masks.Count(mask, shape), shape.Rank), DType.Int64);
        ReadOnlySpan<byte> flags = mask.Elements<byte>();
        Span<long> rows = result.Elements<long>();
        for (int i = 0, row = 0; i < flags.Length; i++)
        {
            if (flags[i] == 0)
            {
                continue;
            }

            long left = i;
            for (int d = shape.Rank - 1; d >= 0; d--)
            {
                rows[row + d] = left % shape[d];
                left /= shape[d];
            }

            row += shape.Rank;
        }

        return [result];
    }
}
