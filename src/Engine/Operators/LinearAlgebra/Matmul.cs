using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// The product of vectors, matrices, or stacks of matrices, whose leading dimensions broadcast. A vector on the left is a row, one on
    /// the right a column; the dimension of 1 that it adds is dropped again.
    /// </summary>
    /// <derivative>input: grad @ otherᴴ; other: inputᴴ @ grad, summed over what was broadcast</derivative>
    [Operator("matmul", "linalg.matmul")]
    [Sample("real(2, 3), real(3, 2)")]
    [Sample("real(3), real(3)")]
    [Sample("real(2, 1, 2, 3), real(4, 3, 2)")]
    [Sample("real(3), real(2, 3, 2)")]
    [Sample("real(2, 2, 3), real(3)")]
    public static Tensor Matmul(this Tensor input, Tensor other) => (input.Rank, other.Rank) switch
    {
        (2, 2) => input.Mm(other),
        (1, 1) => input.Dot(other),
        (2, 1) => input.Mv(other),
        (1, 2) => MatmulRules.RowTimesMatrix(input, other),
        (0, _) or (_, 0) => throw GradException.Shape(
            $"both arguments to matmul need to be at least 1D, but they are {input.Rank}D and {other.Rank}D"),
        ( > 2, <= 2) => MatmulRules.Fold(input, other),
        _ => MatmulRules.Batched(input, other),
    };
}

/// <summary>How products with more than two dimensions are made of those with two and three.</summary>
internal static class MatmulRules
{
    public static Tensor RowTimesMatrix(Tensor row, Tensor matrix) =>
        new UnsafeView([matrix.Shape[1]], "SqueezeBackward1").Apply(
            row.Unsqueeze(0).Mm(matrix));

    /// <summary>A stack of matrices times one matrix or vector: one product, with all rows of the stack below each other.</summary>
    public static Tensor Fold(Tensor stack, Tensor factor)
    {
        long[] sizes = stack.Shape.ToArray();
        long rows = Shape.Of(sizes.AsSpan(0, sizes.Length - 1)).Count;
        Tensor folded = stack.Reshape(rows, sizes[^1]);
        return factor.Rank == 1
            ? new UnsafeView(sizes[..^1]).Apply(folded.Mv(factor))
            : new UnsafeView([.. sizes[..^1], factor.Shape[1]]).Apply(folded.Mm(factor));
    }

    public static Tensor Batched(Tensor left, Tensor right)
    {
        Tensor a = left.Rank == 1 ? left.Reshape(1, left.Shape[0]) : left;
        Tensor b = right.Rank == 1 ? right.Reshape(right.Shape[0], 1) : right;
        long[] batch = Shape.Broadcast(Batch(a), Batch(b)).ToArray();
        long count = Shape.Of(batch).Count;
        Tensor product = Stack(a, batch, count).Bmm(Stack(b, batch, count));
        long[] rows = left.Rank == 1 ? [] : [a.Shape[^2]], columns = right.Rank == 1 ? [] : [b.Shape[^1]];
        return new UnsafeView([.. batch, .. rows, .. columns]).Apply(product);
    }

    private static Shape Batch(Tensor stack) => Shape.Of(stack.Shape.Sizes[..^2]);

    private static Tensor Stack(Tensor stack, long[] batch, long count)
    {
        long rows = stack.Shape[^2], columns = stack.Shape[^1];
        return stack.BroadcastTo([.. batch, rows, columns]).Reshape(count, rows, columns);
    }
}
