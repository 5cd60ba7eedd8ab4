using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Language.Numpy;

/// <summary>The functions of <c>numpy</c> that make arrays.</summary>
[Module("numpy")]
internal static class CreationFunctions
{
    public static object? Array(object? @object, object? dtype = null, bool copy = true, object? order = null, bool subok = false, long ndmin = 0)
    {
        NdArray array = ArrayReader.Read(@object, DataTypes.ReadOptional(dtype));
        Tensor tensor = copy && @object is NdArray or Tensor ? array.Tensor.Clone() : array.Tensor;
        return NdArray.Array(tensor.Rank >= ndmin ? tensor : tensor.Reshape([.. Enumerable.Repeat(1L, (int)Math.Min(ndmin, 32) - tensor.Rank), .. tensor.Shape.ToArray()]));
    }

    public static object? Asarray(object? a, object? dtype = null, object? order = null) => ArrayReader.Read(a, DataTypes.ReadOptional(dtype));

    public static object? Asanyarray(object? a, object? dtype = null) => Asarray(a, dtype);

    public static object? Ascontiguousarray(NdArray a, object? dtype = null) => NdArray.Array(a.Tensor.Dense(DataTypes.ReadOptional(dtype) ?? a.DType));

    [AlsoMethod]
    public static object? Copy(NdArray a, object? order = null) => NdArray.Array(a.Tensor.Clone());

    public static object? Zeros(object? shape, object? dtype = null, object? order = null) => NdArray.Array(Torch.Zeros(Axes.Sizes(shape), DataTypes.Read(dtype)));

    public static object? Ones(object? shape, object? dtype = null, object? order = null) => NdArray.Array(Torch.Ones(Axes.Sizes(shape), DataTypes.Read(dtype)));

    public static object? Empty(object? shape, object? dtype = null, object? order = null) => Zeros(shape, dtype);

    public static object? Full(object? shape, NdArray fillValue, object? dtype = null) =>
        NdArray.Array(fillValue.Tensor.To(DataTypes.ReadOptional(dtype) ?? fillValue.DType).BroadcastTo(Axes.Sizes(shape)).Clone());

    public static object? ZerosLike(NdArray a, object? dtype = null, object? shape = null) => Zeros(SizesOf(a, shape), Like(a, dtype));

    public static object? OnesLike(NdArray a, object? dtype = null, object? shape = null) => Ones(SizesOf(a, shape), Like(a, dtype));

    public static object? EmptyLike(NdArray a, object? dtype = null, object? shape = null) => Zeros(SizesOf(a, shape), Like(a, dtype));

    public static object? FullLike(NdArray a, NdArray fillValue, object? dtype = null, object? shape = null) => Full(SizesOf(a, shape), fillValue, Like(a, dtype));

    public static object? Eye(long n, object? m = null, long k = 0, object? dtype = null)
    {
        long columns = m is null ? n : Numbers.ToIndex(m);
        Tensor rows = Torch.Arange(n, DType.Int64).Reshape(n, 1).Add(k);
        return NdArray.Array(rows.Eq(Torch.Arange(columns, DType.Int64)).To(DataTypes.Read(dtype)));
    }

    public static object? Identity(long n, object? dtype = null) => Eye(n, null, 0, dtype);

    public static object? Arange([Keywords] Dictionary<string, object?> options, params object?[] bounds)
    {
        object? start = bounds.Length > 1 ? bounds[0] : options.GetValueOrDefault("start"), step = bounds.ElementAtOrDefault(2) ?? options.GetValueOrDefault("step");
        object? stop = bounds.Length switch { 0 => options.GetValueOrDefault("stop"), 1 => bounds[0], _ => bounds[1] };
        object? dtype = bounds.Length > 3 ? bounds[3] : options.GetValueOrDefault("dtype");
        if (stop is null)
        {
            throw Raise.TypeError("arange() requires stop to be specified.");
        }

        NdArray first = ArrayReader.Read(start ?? 0L), last = ArrayReader.Read(stop), width = ArrayReader.Read(step ?? 1L);
        DType of = DataTypes.ReadOptional(dtype) ?? ArrayPromotion.ResultOf([first, last, width]);
        double begin = Numbers.ToDouble(first.Number()), each = Numbers.ToDouble(width.Number());
        if (each == 0)
        {
            throw Raise.ZeroDivision("division by zero");
        }

        double count = Math.Max(0, Math.Ceiling((Numbers.ToDouble(last.Number()) - begin) / each));
        Tensor index = Torch.Arange(double.IsFinite(count) && count < long.MaxValue ? (long)count : throw Raise.ValueError("Maximum allowed size exceeded"), DType.Int64);
        if (first.DType.IsIntegral(includeBool: true) && width.DType.IsIntegral(includeBool: true))
        {
            return NdArray.Array(index.Mul(width.Tensor.Item().ToInt64()).Add(first.Tensor.Item().ToInt64()).To(of));
        }

        // NumPy's step is what lies between the first two elements after rounding.
        double delta = Rounded(Rounded(begin + each, of) - Rounded(begin, of), of);
        return NdArray.Array(index.To(DType.Float64).Mul(delta).Add(Rounded(begin, of)).To(of));

        static double Rounded(double value, DType dtype) => dtype == DType.Float32 ? (float)value : value;
    }

    public static object? Linspace(NdArray start, NdArray stop, long num = 50, bool endpoint = true, bool retstep = false, object? dtype = null, object? axis = null)
    {
        if (num < 0)
        {
            throw Raise.ValueError($"Number of samples, {num}, must be non-negative.");
        }

        DType of = DataTypes.ReadOptional(dtype) ?? ArrayPromotion.Promote(ArrayPromotion.ResultOf([start, stop]), DType.Float64);
        DType exact = of.IsComplex() ? DType.Complex128 : DType.Float64;
        Tensor first = start.Tensor.To(exact), last = stop.Tensor.To(exact), delta = last.Sub(first);
        long parts = endpoint ? num - 1 : num;
        Tensor step = delta.Div((double)Math.Max(parts, 1));
        Tensor index = Torch.Arange(num, DType.Int64).To(exact).Reshape([num, .. Enumerable.Repeat(1L, delta.Rank)]);
        Tensor line = (parts > 0 ? index.Mul(step) : index.Mul(delta)).Add(first);
        if (endpoint && num > 1)
        {
            line = Torch.Cat([line.Narrow(0, 0, num - 1), last.Expand(delta.Shape.ToArray()).Unsqueeze(0)], 0);
        }

        NdArray made = NdArray.Array((of.IsIntegral() ? line.Floor() : line).To(of));
        return retstep ? new TupleValue([made, NdArray.Of(parts > 0 ? step : step.Mul(double.NaN))]) : made;
    }

    public static object? Logspace(NdArray start, NdArray stop, long num = 50, bool endpoint = true, double @base = 10, object? dtype = null)
    {
        Tensor exponents = ((NdArray)Linspace(start, stop, num, endpoint)!).Tensor;
        return NdArray.Array(Tensor.FromScalar(@base).To(DType.Float64).Pow(exponents).To(DataTypes.ReadOptional(dtype) ?? exponents.DType));
    }

    public static object? Geomspace(double start, double stop, long num = 50, bool endpoint = true)
    {
        Tensor line = ((NdArray)Logspace(ArrayReader.Read(Math.Log10(start)), ArrayReader.Read(Math.Log10(stop)), num, endpoint)!).Tensor;
        if (num > 0)
        {
            line.Select(0, 0).Copy_(start);
        }

        if (endpoint && num > 1)
        {
            line.Select(0, -1).Copy_(stop);
        }

        return NdArray.Array(line);
    }

    public static object? Diag(NdArray v, long k = 0) => NdArray.Array(v.Rank is 1 or 2 ? v.Tensor.Diag(k).Clone() : throw Raise.ValueError("Input must be 1- or 2-d."));

    public static object? Tril(NdArray m, long k = 0) => NdArray.Array(m.Tensor.Tril(k));

    public static object? Triu(NdArray m, long k = 0) => NdArray.Array(m.Tensor.Triu(k));

    public static object? Meshgrid([Keywords] Dictionary<string, object?> options, params object?[] xi)
    {
        string indexing = options.GetValueOrDefault("indexing") as string ?? "xy";
        return new ListValue([.. Torch.Meshgrid([.. xi.Select(x => ArrayReader.Read(x).Tensor.Reshape(-1))], indexing).Select(grid => (object?)NdArray.Array(grid.Clone()))]);
    }

    public static object? Fromfunction(object? function, object? shape, object? dtype = null)
    {
        long[] sizes = Axes.Sizes(shape);
        Tensor[] index = [.. sizes.Select(size => Torch.Arange(size, DType.Int64).To(DataTypes.Read(dtype)))];
        return Interpreter.Call(function, CallArguments.Of([.. Torch.Meshgrid(index, "ij").Select(grid => (object?)NdArray.Array(grid.Clone()))]));
    }

    public static object? Fromiter(object? iter, object? dtype) => ArrayReader.Read(new ListValue(Iteration.ToList(iter)), DataTypes.Read(dtype));

    private static object? SizesOf(NdArray a, object? shape) => shape ?? new TupleValue([.. a.Shape.ToArray().Cast<object?>()]);

    private static object? Like(NdArray a, object? dtype) => dtype ?? DataTypeValue.Of(a.DType);
}
