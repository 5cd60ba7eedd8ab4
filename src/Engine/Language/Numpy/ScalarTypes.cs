using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Language.Numpy;

/// <summary>The classes of NumPy's scalars, which also name its dtypes: <c>np.float32</c>.</summary>
internal static class ScalarTypes
{
    private static readonly Dictionary<DType, ClassValue> All = [];

    public static ClassValue Generic { get; } = NumpyTypes.Add("generic", [Types.Object]);

    public static ClassValue Number { get; } = NumpyTypes.Add("number", [Generic]);

    public static ClassValue Integer { get; } = NumpyTypes.Add("integer", [Number]);

    public static ClassValue Signedinteger { get; } = NumpyTypes.Add("signedinteger", [Integer]);

    public static ClassValue Unsignedinteger { get; } = NumpyTypes.Add("unsignedinteger", [Integer]);

    public static ClassValue Inexact { get; } = NumpyTypes.Add("inexact", [Number]);

    public static ClassValue Floating { get; } = NumpyTypes.Add("floating", [Inexact]);

    public static ClassValue Complexfloating { get; } = NumpyTypes.Add("complexfloating", [Inexact]);

    public static ClassValue Bool { get; } = Define("bool_", DType.Bool, Generic);

    public static ClassValue Int8 { get; } = Define("int8", DType.Int8, Signedinteger);

    public static ClassValue Int16 { get; } = Define("int16", DType.Int16, Signedinteger);

    public static ClassValue Int32 { get; } = Define("int32", DType.Int32, Signedinteger);

    public static ClassValue Int64 { get; } = Define("int64", DType.Int64, Signedinteger);

    public static ClassValue Uint8 { get; } = Define("uint8", DType.UInt8, Unsignedinteger);

    public static ClassValue Float16 { get; } = Define("float16", DType.Float16, Floating);

    public static ClassValue Float32 { get; } = Define("float32", DType.Float32, Floating);

    public static ClassValue Float64 { get; } = Define("float64", DType.Float64, Floating, Types.Float);

    public static ClassValue Complex64 { get; } = Define("complex64", DType.Complex64, Complexfloating);

    public static ClassValue Complex128 { get; } = Define("complex128", DType.Complex128, Complexfloating, Types.ComplexNumber);

    /// <summary>The class of the scalars of a dtype.</summary>
    public static ClassValue Of(DType dtype) => All[dtype];

    /// <summary>The dtype whose scalars a class holds; null if it is none of these classes.</summary>
    public static DType? DTypeOf(ClassValue type)
    {
        foreach (var (dtype, candidate) in All)
        {
            if (ReferenceEquals(candidate, type))
            {
                return dtype;
            }
        }

        return null;
    }

    // np.float32(x): a scalar of what is a number, an array of what is a list.
    private static ClassValue Define(string name, DType dtype, params ClassValue[] bases) => All[dtype] = NumpyTypes.Add(
        name, bases, (_, arguments) => arguments.Positional.Length == 0 ? NdArray.Of(Torch.Zeros([], dtype))
            : NdArray.Of(ArrayReader.Read(Parsed(arguments.Positional[0]), dtype).Tensor));

    private static object? Parsed(object? value) => value is not string text ? value
        : Numbers.TryParse(text, out double number) ? number
        : throw Raise.ValueError($"could not convert string to float: {Text.Quoted(text)}");
}
