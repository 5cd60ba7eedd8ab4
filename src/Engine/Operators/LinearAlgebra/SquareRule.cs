using GradService.Tensors;

namespace GradService.Operators;

/// <summary>The checks that operators of square matrices have in common.</summary>
internal static class SquareRule
{
    public static void Check(string op, Tensor matrix)
    {
        CheckShape(op, matrix);
        if (!matrix.DType.IsDifferentiable())
        {
            throw GradException.Type($"{op}: Expected a floating point or complex tensor as input. Got {matrix.DType.ScalarTypeName()}");
        }
    }

    public static void CheckShape(string op, Tensor matrix)
    {
        if (matrix.Rank < 2)
        {
            throw GradException.Shape($"{op}: The input tensor A must have at least 2 dimensions.");
        }

        if (matrix.Shape[^1] != matrix.Shape[^2])
        {
            throw GradException.Shape(
                $"{op}: A must be batches of square matrices, but they are {matrix.Shape[^2]} by {matrix.Shape[^1]} matrices");
        }
    }

    /// <summary>Multiplications for so many systems of n equations with m right sides.</summary>
    public static long Work(Tensor matrix, long columns) => MatrixRule.Work(matrix.Count, matrix.Shape[^1] + columns, 1);

    public static GradException Failure(string op, string what, int batch, int batches) => new(
        ErrorKind.NumericalFailure, $"{op}: {(batches > 1 ? $"(Batch element {batch}): " : string.Empty)}{what}", "_LinAlgError");
}
