using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The product of two or more matrices in the order that takes the fewest multiplications; the first and the last may be vectors.</summary>
    /// <derivative>the product rule</derivative>
    [Operator("linalg.multi_dot")]
    [Sample("[real(3), real(3, 2), real(2, 4), real(4)]")]
    [Sample("[real(2, 3), real(3, 2)]")]
    public static Tensor MultiDot(params Tensor[] tensors)
    {
        if (tensors.Length < 2)
        {
            throw GradException.Argument($"multi_dot(): expected at least 2 tensors but got {tensors.Length}");
        }

        Tensor first = tensors[0], last = tensors[^1];
        if (first.Rank is < 1 or > 2 || last.Rank is < 1 or > 2)
        {
            throw GradException.Shape(
                $"multi_dot(): the {(first.Rank is < 1 or > 2 ? "first" : "last")} tensor must be 1D or 2D but got {(first.Rank is < 1 or > 2 ? first : last).Rank}D");
        }

        var matrices = new Tensor[tensors.Length];
        for (int i = 0; i < matrices.Length; i++)
        {
            matrices[i] = i == 0 && first.Rank == 1 ? first.Reshape(1, first.Shape[0])
                : i == matrices.Length - 1 && last.Rank == 1 ? last.Reshape(last.Shape[0], 1)
                : tensors[i];
            if (matrices[i].Rank != 2)
            {
                throw GradException.Shape($"multi_dot(): tensor {i} must be 2D but got {matrices[i].Rank}D");
            }

            if (i > 0 && matrices[i - 1].Shape[1] != matrices[i].Shape[0])
            {
                throw GradException.Shape(
                    $"multi_dot(): tensors {i - 1} and {i} with shapes {matrices[i - 1].Shape} and {matrices[i].Shape} cannot be multiplied");
            }
        }

        long[] rows = first.Rank == 1 ? [] : [first.Shape[0]], columns = last.Rank == 1 ? [] : [last.Shape[1]];
        Tensor product = MatrixChain.Multiply(matrices);
        return rows.Length + columns.Length == 2 ? product : product.Reshape([.. rows, .. columns]);
    }
}

/// <summary>The order in which a chain of matrices is multiplied.</summary>
internal static class MatrixChain
{
    // The search takes the cube of the length; no one multiplies more by hand.
    private const int SearchLimit = 256;

    /// <summary>The product of matrices that fit each other: https://en.wikipedia.org/wiki/Matrix_chain_multiplication.</summary>
    public static Tensor Multiply(Tensor[] matrices)
    {
        if (matrices.Length > SearchLimit)
        {
            return matrices.Aggregate((product, next) => product.Mm(next));
        }

        int[,] splits = Splits([matrices[0].Shape[0], .. matrices.Select(matrix => matrix.Shape[1])]);
        return Product(0, matrices.Length - 1);

        Tensor Product(int from, int to) =>
            from == to ? matrices[from] : Product(from, splits[from, to]).Mm(Product(splits[from, to] + 1, to));
    }

    private static int[,] Splits(double[] sizes)
    {
        int count = sizes.Length - 1;
        var costs = new double[count, count];
        var splits = new int[count, count];
        for (int length = 1; length < count; length++)
        {
            for (int from = 0; from + length < count; from++)
            {
                int to = from + length;
                costs[from, to] = double.PositiveInfinity;
                for (int split = from; split < to; split++)
                {
                    double cost = costs[from, split] + costs[split + 1, to] + (sizes[from] * sizes[split + 1] * sizes[to + 1]);
                    if (cost < costs[from, to])
                    {
                        (costs[from, to], splits[from, to]) = (cost, split);
                    }
                }
            }
        }

        return splits;
    }
}
