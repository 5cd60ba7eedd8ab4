using GradService.Tensors;

namespace GradService.Operators;

/// <summary>The checks that norms of vectors and of matrices have in common.</summary>
internal static class NormRule
{
    /// <summary>Checks the arguments of a matrix norm.</summary>
    /// <returns>The two dimensions, counted from 0.</returns>
    public static long[] Matrix(Tensor a, long[] dim, DType? dtype)
    {
        const string Name = "linalg.matrix_norm";
        if (a.Rank < 2)
        {
            throw GradException.Shape($"{Name}: The input tensor A must have at least 2 dimensions.");
        }

        CheckType(Name, a.DType, dtype);
        if (dim.Length != 2)
        {
            throw GradException.Argument($"{Name}: dim must be a 2-tuple. Got {string.Join(' ', dim)}");
        }

        long first = a.Shape.Dimension(dim[0]), second = a.Shape.Dimension(dim[1]);
        return first != second ? [first, second] : throw GradException.Argument($"{Name}: dims must be different. Got ({dim[0]}, {dim[1]})");
    }

    /// <summary>Checks the dtype of the input, and the one that it is to be converted to.</summary>
    public static void CheckType(string op, DType input, DType? dtype)
    {
        if (!input.IsDifferentiable())
        {
            throw GradException.Type($"{op}: Expected a floating point or complex tensor as input. Got {input.ScalarTypeName()}");
        }

        if (dtype is not { } target)
        {
            return;
        }

        if (!target.IsDifferentiable())
        {
            throw GradException.Type($"{op}: dtype should be floating point or complex, but got {target.ScalarTypeName()}");
        }

        if (target.IsComplex() != input.IsComplex())
        {
            string kind = input.IsComplex() ? "complex" : "real";
            throw GradException.Type($"{op}: dtype should be {kind} for {kind} inputs, but got {target.ScalarTypeName()}");
        }

        if (Promotion.Promote(input, target) != target)
        {
            throw GradException.Type(
                $"{op}: the dtype of the input ({input.ScalarTypeName()}) should be convertible without narrowing to the specified dtype "
                + $"({target.ScalarTypeName()})");
        }
    }

    /// <summary>PyTorch's error for norms by singular values of half precision.</summary>
    public static void RequireFullPrecision(Tensor a)
    {
        if (a.DType is DType.Float16 or DType.BFloat16)
        {
            throw GradException.Type($"linalg.matrix_norm: Low precision dtypes not supported. Got {a.DType.ScalarTypeName()}");
        }
    }

    /// <summary>A result for each matrix in the shape that is left, with or without the dimensions of the matrices.</summary>
    public static Tensor Keep(Tensor norms, Shape input, long[] dims, bool keepdim) =>
        norms.Reshape(Reduced.Of(input, dims).Output(input, keepdim).ToArray());
}
