namespace GradService.Tensors;

/// <summary>The twelve element types. Names and promotion are PyTorch's.</summary>
public enum DType : byte
{
    /// <summary>torch.float64</summary>
    Float64,

    /// <summary>torch.float32</summary>
    Float32,

    /// <summary>torch.float16, computed in float32 and rounded on store.</summary>
    Float16,

    /// <summary>torch.bfloat16, computed in float32 and rounded on store.</summary>
    BFloat16,

    /// <summary>torch.complex128</summary>
    Complex128,

    /// <summary>torch.complex64, computed in complex128 and rounded on store.</summary>
    Complex64,

    /// <summary>torch.int64</summary>
    Int64,

    /// <summary>torch.int32</summary>
    Int32,

    /// <summary>torch.int16</summary>
    Int16,

    /// <summary>torch.int8</summary>
    Int8,

    /// <summary>torch.uint8</summary>
    UInt8,

    /// <summary>torch.bool, one byte of 0 or 1.</summary>
    Bool,
}

/// <summary>What is known of a <see cref="DType"/>.</summary>
public static class DTypes
{
    private static readonly string[] Names =
        ["float64", "float32", "float16", "bfloat16", "complex128", "complex64", "int64", "int32", "int16", "int8", "uint8", "bool"];

    // The names PyTorch's C++ side puts into its error texts.
    private static readonly string[] ScalarTypeNames =
        ["Double", "Float", "Half", "BFloat16", "ComplexDouble", "ComplexFloat", "Long", "Int", "Short", "Char", "Byte", "Bool"];

    private static readonly Dictionary<string, DType> ByName = MakeByName();

    /// <summary>PyTorch's name without the module: <c>float64</c>.</summary>
    public static string Name(this DType dtype) => Names[(int)dtype];

    /// <summary>The name in PyTorch's error texts: <c>Double</c>, <c>Long</c>.</summary>
    public static string ScalarTypeName(this DType dtype) => ScalarTypeNames[(int)dtype];

    /// <summary>Reads <c>float32</c>, <c>torch.float32</c> or one of PyTorch's aliases (<c>float</c>, <c>double</c>, <c>long</c>, …).</summary>
    public static bool TryParse(string name, out DType dtype) =>
        ByName.TryGetValue(name.StartsWith("torch.", StringComparison.Ordinal) ? name[6..] : name, out dtype);

    /// <summary>The dtype whose elements a compute type stores.</summary>
    internal static DType Of<T>() =>
        typeof(T) == typeof(double) ? DType.Float64
        : typeof(T) == typeof(float) ? DType.Float32
        : typeof(T) == typeof(System.Numerics.Complex) ? DType.Complex128
        : typeof(T) == typeof(long) ? DType.Int64
        : typeof(T) == typeof(int) ? DType.Int32
        : typeof(T) == typeof(short) ? DType.Int16
        : typeof(T) == typeof(sbyte) ? DType.Int8
        : DType.UInt8;

    /// <summary>Bytes per element.</summary>
    public static int Size(this DType dtype) => dtype switch
    {
        DType.Complex128 => 16,
        DType.Float64 or DType.Complex64 or DType.Int64 => 8,
        DType.Float32 or DType.Int32 => 4,
        DType.Float16 or DType.BFloat16 or DType.Int16 => 2,
        _ => 1,
    };

    /// <summary>float64, float32, float16, bfloat16.</summary>
    public static bool IsFloatingPoint(this DType dtype) => dtype <= DType.BFloat16;

    /// <summary>complex128, complex64.</summary>
    public static bool IsComplex(this DType dtype) => dtype is DType.Complex128 or DType.Complex64;

    /// <summary>Whether a tensor of it may require gradients: floating point or complex.</summary>
    public static bool IsDifferentiable(this DType dtype) => dtype <= DType.Complex64;

    /// <summary>The integer types and, where asked, bool.</summary>
    public static bool IsIntegral(this DType dtype, bool includeBool = false) =>
        dtype is >= DType.Int64 and <= DType.UInt8 || (includeBool && dtype == DType.Bool);

    /// <summary>The type of the real part: complex128 gives float64; a real type gives itself.</summary>
    public static DType ToReal(this DType dtype) => dtype switch
    {
        DType.Complex128 => DType.Float64,
        DType.Complex64 => DType.Float32,
        _ => dtype,
    };

    /// <summary>The complex type with this type's precision: float64 gives complex128, the others complex64.</summary>
    public static DType ToComplex(this DType dtype) => dtype is DType.Float64 or DType.Complex128 ? DType.Complex128 : DType.Complex64;

    /// <summary>float32 for float16 and bfloat16; others are themselves.</summary>
    public static DType Wide(this DType dtype) => dtype is DType.Float16 or DType.BFloat16 ? DType.Float32 : dtype;

    /// <summary>The type in which kernels compute: half and bfloat16 in float32, complex64 in complex128.</summary>
    public static DType Compute(this DType dtype) => dtype == DType.Complex64 ? DType.Complex128 : dtype.Wide();

    private static Dictionary<string, DType> MakeByName()
    {
        var map = new Dictionary<string, DType>(StringComparer.Ordinal);
        for (int i = 0; i < Names.Length; i++)
        {
            map[Names[i]] = (DType)i;
        }

        (string Alias, DType DType)[] aliases =
        [
            ("double", DType.Float64), ("float", DType.Float32), ("half", DType.Float16), ("cdouble", DType.Complex128),
            ("cfloat", DType.Complex64), ("long", DType.Int64), ("int", DType.Int32), ("short", DType.Int16),
        ];
        foreach (var (alias, dtype) in aliases)
        {
            map[alias] = dtype;
        }

        return map;
    }
}
