using System.Globalization;
using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Tensors;

namespace GradService.Language.Numpy;

/// <summary>A dtype as NumPy has it, <c>a.dtype</c>.</summary>
internal sealed class DataTypeValue : ObjectValue
{
    private static readonly DataTypeValue[] All = [.. Enum.GetValues<DType>().Select(static dtype => new DataTypeValue(dtype))];

    private DataTypeValue(DType dtype) => DType = dtype;

    public override ClassValue Class => NumpyTypes.DataType;

    public DType DType { get; }

    public static DataTypeValue Of(DType dtype) => All[(int)dtype];
}

/// <summary>What may stand for a dtype: one of NumPy's, a class of its scalars, a class of Python's numbers, a name.</summary>
internal static class DataTypes
{
    private static readonly Dictionary<string, DType> Names = new(StringComparer.Ordinal)
    {
        ["?"] = DType.Bool, ["b1"] = DType.Bool, ["bool"] = DType.Bool, ["bool_"] = DType.Bool,
        ["b"] = DType.Int8, ["i1"] = DType.Int8, ["byte"] = DType.Int8, ["B"] = DType.UInt8, ["u1"] = DType.UInt8, ["ubyte"] = DType.UInt8,
        ["h"] = DType.Int16, ["i2"] = DType.Int16, ["short"] = DType.Int16, ["i"] = DType.Int32, ["i4"] = DType.Int32, ["intc"] = DType.Int32,
        ["l"] = DType.Int64, ["q"] = DType.Int64, ["i8"] = DType.Int64, ["int"] = DType.Int64, ["int_"] = DType.Int64, ["long"] = DType.Int64,
        ["e"] = DType.Float16, ["f2"] = DType.Float16, ["half"] = DType.Float16, ["f"] = DType.Float32, ["f4"] = DType.Float32, ["single"] = DType.Float32,
        ["d"] = DType.Float64, ["f8"] = DType.Float64, ["float"] = DType.Float64, ["double"] = DType.Float64, ["float_"] = DType.Float64,
        ["F"] = DType.Complex64, ["c8"] = DType.Complex64, ["csingle"] = DType.Complex64,
        ["D"] = DType.Complex128, ["c16"] = DType.Complex128, ["complex"] = DType.Complex128, ["cdouble"] = DType.Complex128, ["complex_"] = DType.Complex128,
    };

    /// <summary>The dtype that a value stands for, or NumPy's error.</summary>
    public static DType Read(object? value) => TryRead(value) ?? throw Raise.TypeError(
        value is string name ? $"data type {Text.Quoted(name)} not understood" : $"Cannot interpret '{Text.Str(value)}' as a data type");

    /// <summary>The dtype that a value stands for, where one is given.</summary>
    public static DType? ReadOptional(object? value) => value is null ? null : Read(value);

    public static DType? TryRead(object? value) => value switch
    {
        null => DType.Float64,
        DataTypeValue dtype => dtype.DType,
        ClassValue type when ReferenceEquals(type, Types.Float) => DType.Float64,
        ClassValue type when ReferenceEquals(type, Types.Int) => DType.Int64,
        ClassValue type when ReferenceEquals(type, Types.Bool) => DType.Bool,
        ClassValue type when ReferenceEquals(type, Types.ComplexNumber) => DType.Complex128,
        ClassValue type => ScalarTypes.DTypeOf(type),
        string name => Parse(name),
        _ => null,
    };

    /// <summary>NumPy's letter for the kind of a dtype.</summary>
    public static char Kind(DType dtype) => dtype == DType.Bool ? 'b' : dtype == DType.UInt8 ? 'u' : dtype.IsComplex() ? 'c' : dtype.IsFloatingPoint() ? 'f' : 'i';

    /// <summary>The dtype's short name, <c>&lt;f8</c>.</summary>
    public static string Short(DType dtype) => string.Create(CultureInfo.InvariantCulture, $"{(dtype.Size() == 1 ? '|' : '<')}{Kind(dtype)}{dtype.Size()}");

    private static DType? Parse(string name)
    {
        string plain = name.Length > 1 && name[0] is '<' or '=' or '|' ? name[1..] : name;
        return Names.TryGetValue(plain, out DType dtype) ? dtype
            : DTypes.TryParse(plain, out dtype) && dtype != DType.BFloat16 && plain == dtype.Name() ? dtype
            : null;
    }
}

/// <summary>What NumPy's dtypes have.</summary>
[MethodsOf("numpy.dtype")]
internal static class DataTypeMethods
{
    [Getter]
    public static string Name(ObjectValue self) => DTypeOf(self).Name();

    [Getter]
    public static string Kind(ObjectValue self) => DataTypes.Kind(DTypeOf(self)).ToString();

    [Getter]
    public static string Str(ObjectValue self) => DataTypes.Short(DTypeOf(self));

    [Getter]
    public static long Itemsize(ObjectValue self) => DTypeOf(self).Size();

    [Getter]
    public static object? Type(ObjectValue self) => ScalarTypes.Of(DTypeOf(self));

    private static DType DTypeOf(ObjectValue self) => ((DataTypeValue)self).DType;
}
