using System.Numerics;
using GradService.Tensors;

namespace GradService.Language.Numpy;

/// <summary>
/// The dtypes of results as NumPy 1.x finds them (its reference, "Array type promotion"): dtypes are promoted to one that holds both, and
/// scalars beside arrays count by their value.
/// </summary>
internal static class ArrayPromotion
{
    /// <summary>The smallest dtype that holds the values of both.</summary>
    public static DType Promote(DType a, DType b)
    {
        if (a == b || b == DType.Bool)
        {
            return a;
        }

        if (a == DType.Bool)
        {
            return b;
        }

        if (Category(a) < 2 && Category(b) < 2)
        {
            return (a == DType.UInt8 || b == DType.UInt8) && a.Size() == b.Size() ? DType.Int16 : a.Size() > b.Size() ? a : b;
        }

        int bytes = Math.Max(FloatBytes(a), FloatBytes(b));
        return a.IsComplex() || b.IsComplex()
            ? bytes == 8 ? DType.Complex128 : DType.Complex64
            : Floating(bytes);
    }

    /// <summary>The dtype in which a floating function of a dtype is computed: integers become floats that hold them.</summary>
    public static DType Floating(DType dtype) => dtype.IsFloatingPoint() || dtype.IsComplex() ? dtype : Floating(FloatBytes(dtype));

    /// <summary>The dtype of an operation on arrays and scalars.</summary>
    public static DType ResultOf(ReadOnlySpan<NdArray> operands)
    {
        int arrays = -1, scalars = -1;
        foreach (NdArray operand in operands)
        {
            (arrays, scalars) = operand.Rank > 0 ? (Math.Max(arrays, Category(operand.DType)), scalars) : (arrays, Math.Max(scalars, Category(operand.DType)));
        }

        bool byValue = arrays >= 0 && scalars >= 0 && scalars <= arrays;
        DType? result = null;
        foreach (NdArray operand in operands)
        {
            if (!byValue || operand.Rank > 0)
            {
                result = result is { } before ? Promote(before, operand.DType) : operand.DType;
            }
        }

        foreach (NdArray operand in operands)
        {
            if (byValue && operand.Rank == 0)
            {
                result = Widened(result!.Value, operand.Item());
            }
        }

        return result!.Value;
    }

    // Bools, integers, floats with complex numbers.
    private static int Category(DType dtype) => dtype == DType.Bool ? 0 : dtype.IsFloatingPoint() || dtype.IsComplex() ? 2 : 1;

    // The bytes of the float, or of a complex number's part, that holds a dtype.
    private static int FloatBytes(DType dtype) => dtype switch
    {
        DType.Bool or DType.Int8 or DType.UInt8 => 2,
        DType.Int16 => 4,
        DType.Int32 or DType.Int64 => 8,
        _ => dtype.IsComplex() ? dtype.Size() / 2 : dtype.Size(),
    };

    private static DType Floating(int bytes) => bytes switch { 2 => DType.Float16, 4 => DType.Float32, _ => DType.Float64 };

    private static DType Widened(DType dtype, object scalar)
    {
        switch (scalar)
        {
            case bool:
                return dtype;
            case long integer:
                DType needed = integer is >= sbyte.MinValue and <= sbyte.MaxValue ? DType.Int8 : integer is >= short.MinValue and <= short.MaxValue ? DType.Int16
                    : integer is >= int.MinValue and <= int.MaxValue ? DType.Int32 : DType.Int64;
                return Category(dtype) == 2 ? Promote(dtype, integer is >= 0 and <= byte.MaxValue ? DType.UInt8 : needed)
                    : dtype == DType.UInt8 && integer is >= 0 and <= byte.MaxValue ? dtype
                    : Promote(dtype, needed);
            case double number:
                return Promote(dtype, Floating(BytesFor(number)));
            default:
                var complex = (Complex)scalar;
                return Promote(dtype, Math.Max(BytesFor(complex.Real), BytesFor(complex.Imaginary)) == 8 ? DType.Complex128 : DType.Complex64);
        }
    }

    private static int BytesFor(double number) => !double.IsFinite(number) || Math.Abs(number) < 65000 ? 2 : Math.Abs(number) < 3.4e38 ? 4 : 8;
}
