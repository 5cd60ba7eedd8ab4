using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>What products of matrices and vectors have in common: the checks of shapes and dtypes, and the work that they take.</summary>
internal static class MatrixRule
{
    /// <summary>The dtype that both factors must have.</summary>
    public static DType SameType(Tensor a, Tensor b, string op)
    {
        if (a.DType != b.DType)
        {
            throw GradException.Type($"expected scalar type {a.DType.ScalarTypeName()} but found {b.DType.ScalarTypeName()}");
        }

        return a.DType == DType.Bool ? throw GradException.NotImplementedFor(op, DType.Bool) : a.DType;
    }

    /// <summary>The shape of the products of two stacks of matrices.</summary>
    public static Shape ProductOfStacks(Tensor a, Tensor b)
    {
        if (a.Rank != 3 || b.Rank != 3)
        {
            throw GradException.Shape(a.Rank != 3 ? "batch1 must be a 3D tensor" : "batch2 must be a 3D tensor");
        }

        if (b.Shape[0] != a.Shape[0] || b.Shape[1] != a.Shape[2])
        {
            throw GradException.Shape(
                $"Expected size for first two dimensions of batch2 tensor to be: [{a.Shape[0]}, {a.Shape[2]}] but got: [{b.Shape[0]}, {b.Shape[1]}].");
        }

        return Shape.Of(a.Shape[0], a.Shape[1], b.Shape[2]);
    }

    /// <summary>Multiplications, saturated: expanded tensors may have any size.</summary>
    public static long Work(long m, long n, long k, long batch = 1) => 1 + (long)Math.Min((double)m * n * k * batch, 1L << 62);

    /// <summary>result = a @ b for two matrices of any strides.</summary>
    public static void Multiply<T>(Tensor a, Tensor b, Span<T> result)
        where T : unmanaged, INumberBase<T> =>
        MatrixProduct.Multiply(
            a.Shape[0], b.Shape[1], a.Shape[1], a.Reach<T>(), a.Strides[0], a.Strides[1], b.Reach<T>(), b.Strides[0], b.Strides[1], result);

    /// <summary>result[i] = a[i] @ b[i] for two stacks of matrices of any strides.</summary>
    public static void MultiplyEach<T>(Tensor a, Tensor b, Span<T> result)
        where T : unmanaged, INumberBase<T>
    {
        if (result.IsEmpty)
        {
            return;
        }

        long m = a.Shape[1], k = a.Shape[2], n = b.Shape[2];
        ReadOnlySpan<T> left = a.Reach<T>(), right = b.Reach<T>();
        for (int i = 0; i < a.Shape[0]; i++)
        {
            MatrixProduct.Multiply(
                m, n, k, left[(int)(k == 0 ? 0 : i * a.Strides[0])..], a.Strides[1], a.Strides[2],
                right[(int)(k == 0 ? 0 : i * b.Strides[0])..], b.Strides[1], b.Strides[2], result.Slice((int)(i * m * n), (int)(m * n)));
        }
    }
}
