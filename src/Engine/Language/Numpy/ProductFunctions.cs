using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Language.Numpy;

/// <summary>The functions of <c>numpy</c> that multiply arrays as vectors and matrices.</summary>
[Module("numpy")]
internal static class ProductFunctions
{
    public static NdArray Matmul(NdArray x1, NdArray x2)
    {
        if (x1.Rank == 0 || x2.Rank == 0)
        {
            throw Raise.ValueError(
                $"matmul: Input operand {(x1.Rank == 0 ? 0 : 1)} does not have enough dimensions (has 0, gufunc core with signature (n?,k),(k,m?)->(n?,m?) requires 1)");
        }

        int core = x2.Rank == 1 ? 0 : x2.Rank - 2;
        if (x1.Shape[x1.Rank - 1] != x2.Shape[core])
        {
            throw Raise.ValueError(
                "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) "
                + $"(size {x2.Shape[core]} is different from {x1.Shape[x1.Rank - 1]})");
        }

        return Product(x1, x2, static (x, y) => x.Matmul(y));
    }

    [AlsoMethod]
    public static object? Dot(NdArray a, NdArray b)
    {
        if (a.Rank == 0 || b.Rank == 0)
        {
            return UniversalFunctions.Find("multiply").Apply([a, b]);
        }

        int core = b.Rank == 1 ? 0 : b.Rank - 2;
        return a.Shape[a.Rank - 1] != b.Shape[core]
            ? throw Raise.ValueError($"shapes {ShapeText.Of(a.Shape)} and {ShapeText.Of(b.Shape)} not aligned: {a.Shape[a.Rank - 1]} (dim {a.Rank - 1}) != {b.Shape[core]} (dim {core})")
            : Product(a, b, (x, y) => x.Tensordot(y, [a.Rank - 1], [core]));
    }

    public static object? Inner(NdArray a, NdArray b) => Product(a, b, static (x, y) => x.Inner(y));

    public static object? Outer(NdArray a, NdArray b) => Product(NdArray.Array(a.Tensor.Reshape(-1)), NdArray.Array(b.Tensor.Reshape(-1)), static (x, y) => x.Outer(y));

    public static object? Vdot(NdArray a, NdArray b) => Product(NdArray.Array(a.Tensor.Reshape(-1)), NdArray.Array(b.Tensor.Reshape(-1)), static (x, y) => x.Conj().Inner(y));

    public static object? Kron(NdArray a, NdArray b) => Product(a, b, static (x, y) => x.Kron(y));

    public static object? Cross(NdArray a, NdArray b, object? axis = null) => Product(a, b, (x, y) => x.Cross(y, axis is null ? -1 : Axes.One(axis, x.Rank)));

    public static object? Tensordot(NdArray a, NdArray b, object? axes = null)
    {
        if (axes is TupleValue or ListValue)
        {
            var pair = (SequenceValue)axes;
            return Product(a, b, (x, y) => x.Tensordot(y, Several(pair[0]), Several(pair[1])));
        }

        return Product(a, b, (x, y) => x.Tensordot(y, axes is null ? 2 : Numbers.ToIndex(axes)));

        static long[] Several(object? value) => value is SequenceValue many ? [.. many.Select(Numbers.ToIndex)] : [Numbers.ToIndex(value)];
    }

    public static object? Einsum(string subscripts, [Keywords] Dictionary<string, object?> options, params object?[] operands)
    {
        NdArray[] arrays = [.. operands.Select(static operand => ArrayReader.Read(operand))];
        DType common = arrays.Select(static array => array.DType).Aggregate(ArrayPromotion.Promote);
        return NdArray.Of(Torch.Einsum(subscripts, [.. arrays.Select(array => array.Tensor.To(common))]).Clone());
    }

    [AlsoMethod]
    public static object? Trace(NdArray a, long offset = 0) => ReductionFunctions.Sum(NdArray.Array(a.Tensor.Diagonal(offset)), -1L);

    [AlsoMethod]
    public static object? Diagonal(NdArray a, long offset = 0) => NdArray.Array(a.Tensor.Diagonal(offset));

    private static NdArray Product(NdArray x, NdArray y, Func<Tensor, Tensor, Tensor> multiply)
    {
        DType common = ArrayPromotion.Promote(x.DType, y.DType);
        DType compute = common == DType.Bool ? DType.UInt8 : common;
        Tensor product = multiply(x.Tensor.To(compute), y.Tensor.To(compute));
        return NdArray.Of(common == DType.Bool ? product.Ne(0) : product);
    }
}
