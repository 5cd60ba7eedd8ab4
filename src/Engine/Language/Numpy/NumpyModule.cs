using System.Globalization;
using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Tensors;

namespace GradService.Language.Numpy;

/// <summary>The constants and classes of <c>numpy</c>, and its functions that make no arrays.</summary>
[Module("numpy")]
internal static class NumpyModule
{
    [Named("__version__")]
    public static object? Version => "1.24.2";

    public static object? Pi => Math.PI;

    public static object? E => Math.E;

    [Named("euler_gamma")]
    public static object? EulerGamma => 0.5772156649015329;

    public static object? Inf => double.PositiveInfinity;

    public static object? Nan => double.NaN;

    [Named("NaN")]
    public static object? OtherNan => double.NaN;

    public static object? Newaxis => null;

    [Named("ndarray")]
    public static object? NdArrayType => NumpyTypes.NdArray;

    [Named("dtype")]
    public static object? DataType => NumpyTypes.DataType;

    [Named("ufunc")]
    public static object? Ufunc => NumpyTypes.Ufunc;

    /// <summary>The classes of scalars and their other names.</summary>
    public static IReadOnlyDictionary<string, object?> Names { get; } = new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["generic"] = ScalarTypes.Generic, ["number"] = ScalarTypes.Number, ["integer"] = ScalarTypes.Integer,
        ["signedinteger"] = ScalarTypes.Signedinteger, ["unsignedinteger"] = ScalarTypes.Unsignedinteger, ["inexact"] = ScalarTypes.Inexact,
        ["floating"] = ScalarTypes.Floating, ["complexfloating"] = ScalarTypes.Complexfloating, ["bool_"] = ScalarTypes.Bool, ["bool8"] = ScalarTypes.Bool,
        ["int8"] = ScalarTypes.Int8, ["byte"] = ScalarTypes.Int8, ["int16"] = ScalarTypes.Int16, ["short"] = ScalarTypes.Int16,
        ["int32"] = ScalarTypes.Int32, ["intc"] = ScalarTypes.Int32, ["int64"] = ScalarTypes.Int64, ["int_"] = ScalarTypes.Int64,
        ["intp"] = ScalarTypes.Int64, ["longlong"] = ScalarTypes.Int64, ["uint8"] = ScalarTypes.Uint8, ["ubyte"] = ScalarTypes.Uint8,
        ["float16"] = ScalarTypes.Float16, ["half"] = ScalarTypes.Float16, ["float32"] = ScalarTypes.Float32, ["single"] = ScalarTypes.Float32,
        ["float64"] = ScalarTypes.Float64, ["float_"] = ScalarTypes.Float64, ["double"] = ScalarTypes.Float64,
        ["complex64"] = ScalarTypes.Complex64, ["csingle"] = ScalarTypes.Complex64, ["complex128"] = ScalarTypes.Complex128,
        ["complex_"] = ScalarTypes.Complex128, ["cdouble"] = ScalarTypes.Complex128,
    };

    public static object? Shape(NdArray a) => NdArrayMethods.Shape(a);

    public static long Ndim(NdArray a) => a.Rank;

    public static long Size(NdArray a, object? axis = null) => axis is null ? a.Tensor.Count : a.Shape[Axes.One(axis, a.Rank)];

    public static bool Isscalar(object? element) => element is string or NdArray { IsScalar: true } || (element is not null && Numbers.IsNumber(element));

    public static bool Iscomplexobj(NdArray x) => x.DType.IsComplex();

    public static bool Isrealobj(NdArray x) => !x.DType.IsComplex();

    public static object? ResultType(params object?[] arraysAndDtypes) => DataTypeValue.Of(arraysAndDtypes.Any(static item => item is NdArray { Rank: > 0 })
        ? ArrayPromotion.ResultOf([.. arraysAndDtypes.Select(static item => DataTypes.TryRead(item) is { } dtype ? NdArray.Array(Operators.Torch.Zeros([1], dtype)) : ArrayReader.Read(item))])
        : arraysAndDtypes.Select(static item => DataTypes.TryRead(item) ?? ArrayReader.Read(item).DType).Aggregate(ArrayPromotion.Promote));

    public static object? PromoteTypes(object? type1, object? type2) => DataTypeValue.Of(ArrayPromotion.Promote(DataTypes.Read(type1), DataTypes.Read(type2)));

    public static bool CanCast(object? from, object? to) => DataTypes.Read(to) is var target && ArrayPromotion.Promote(DataTypes.Read(from), target) == target;

    public static bool Issubdtype(object? arg1, object? arg2) =>
        ScalarTypes.Of(DataTypes.Read(arg1)).IsSubclassOf(arg2 is ClassValue type && DataTypes.TryRead(arg2) is null ? type : ScalarTypes.Of(DataTypes.Read(arg2)));

    public static bool SharesMemory(NdArray a, NdArray b) => ReferenceEquals(a.Tensor.Storage, b.Tensor.Storage);

    public static bool MayShareMemory(NdArray a, NdArray b) => SharesMemory(a, b);

    public static object? Seterr([Keywords] Dictionary<string, object?> options) => new DictValue();

    public static void SetPrintoptions(
        object? precision = null, object? threshold = null, object? edgeitems = null, object? linewidth = null, object? suppress = null, object? nanstr = null,
        object? infstr = null, object? formatter = null, object? sign = null, object? floatmode = null)
    {
        ArrayPrintOptions old = ArrayPrinter.Options;
        ArrayPrinter.Options = new ArrayPrintOptions
        {
            Precision = precision is null ? old.Precision : (int)Math.Clamp(Numbers.ToIndex(precision), 0, 1000),
            Threshold = threshold is null ? old.Threshold : (long)Math.Clamp(Numbers.ToDouble(threshold), 0, 1e15),
            EdgeItems = edgeitems is null ? old.EdgeItems : (int)Math.Clamp(Numbers.ToIndex(edgeitems), 0, 1 << 20),
            LineWidth = linewidth is null ? old.LineWidth : (int)Math.Clamp(Numbers.ToDouble(linewidth), 0, 1 << 20),
            Suppress = suppress is null ? old.Suppress : Compare.Truth(suppress),
            NaN = nanstr as string ?? old.NaN,
            Infinity = infstr as string ?? old.Infinity,
            Sign = sign is string { Length: 1 } mark ? mark[0] : old.Sign,
            FloatMode = floatmode as string ?? old.FloatMode,
        };
    }

    public static object? GetPrintoptions()
    {
        ArrayPrintOptions options = ArrayPrinter.Options;
        return new DictValue
        {
            ["edgeitems"] = (long)options.EdgeItems, ["threshold"] = options.Threshold, ["floatmode"] = options.FloatMode, ["precision"] = (long)options.Precision,
            ["suppress"] = options.Suppress, ["linewidth"] = (long)options.LineWidth, ["nanstr"] = options.NaN, ["infstr"] = options.Infinity,
            ["sign"] = options.Sign.ToString(), ["formatter"] = null, ["legacy"] = false,
        };
    }

    [Named("array2string")]
    public static string ArrayToString(
        NdArray a, object? maxLineWidth = null, object? precision = null, object? suppressSmall = null, string separator = " ", string prefix = "", string suffix = "")
    {
        ArrayPrintOptions options = ArrayPrinter.Options;
        return ArrayPrinter.Write(
            a,
            options with
            {
                LineWidth = maxLineWidth is null ? options.LineWidth : (int)Math.Clamp(Numbers.ToIndex(maxLineWidth), 0, 1 << 20),
                Precision = precision is null ? options.Precision : (int)Math.Clamp(Numbers.ToIndex(precision), 0, 1000),
                Suppress = suppressSmall is null ? options.Suppress : Compare.Truth(suppressSmall),
            },
            separator,
            prefix.Length,
            suffix.Length);
    }

    public static string ArrayStr(NdArray a) => ArrayPrinter.Str(a);

    public static string ArrayRepr(NdArray arr) => ArrayPrinter.Repr(arr);

    public static string BaseRepr(long number, long @base = 2) => number < 0 ? "-" + BaseRepr(-number, @base)
        : @base is 2 or 8 or 16 ? Convert.ToString(number, (int)@base).ToUpperInvariant() : number.ToString(CultureInfo.InvariantCulture);
}
