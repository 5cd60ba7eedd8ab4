using GradService.Kernels;
using GradService.Language.Runtime;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Language.Numpy;

/// <summary>The functions of <c>numpy</c> that reduce arrays along axes.</summary>
[Module("numpy")]
internal static class ReductionFunctions
{
    [AlsoMethod]
    public static object? Sum(NdArray a, object? axis = null, object? dtype = null, object? @out = null, bool keepdims = false, NdArray? initial = null)
    {
        NdArray sum = Total(a, axis, DataTypes.ReadOptional(dtype) ?? (a.DType.IsIntegral(includeBool: true) ? DType.Int64 : a.DType), keepdims);
        return initial is null ? Into(@out, sum) : Into(@out, UniversalFunctions.Find("add").Apply([sum, initial]));
    }

    [AlsoMethod]
    public static object? Prod(NdArray a, object? axis = null, object? dtype = null, object? @out = null, bool keepdims = false)
    {
        DType of = DataTypes.ReadOptional(dtype) ?? (a.DType.IsIntegral(includeBool: true) ? DType.Int64 : a.DType);
        return Into(@out, Reduce(a, axis, keepdims, of, x => x.Prod(-1)));
    }

    [AlsoMethod]
    public static object? Mean(NdArray a, object? axis = null, object? dtype = null, object? @out = null, bool keepdims = false) => Into(@out, Average(a, axis, DataTypes.ReadOptional(dtype), keepdims));

    [AlsoMethod]
    public static object? Var(NdArray a, object? axis = null, object? dtype = null, object? @out = null, double ddof = 0, bool keepdims = false)
    {
        DType of = DataTypes.ReadOptional(dtype) ?? Inexact(a.DType), wide = of == DType.Float16 ? DType.Float32 : of;
        NdArray values = NdArray.Array(a.Tensor.To(wide));
        Tensor deviation = values.Tensor.Sub(Average(values, axis, wide, keepdims: true).Tensor);
        Tensor squares = wide.IsComplex() ? deviation.Abs().Square() : deviation.Mul(deviation);
        NdArray sum = Total(NdArray.Array(squares), axis, squares.DType, keepdims);
        return Into(@out, NdArray.Of(sum.Tensor.Div(Math.Max(Length(a, axis) - ddof, 0)).To(of.ToReal())));
    }

    [AlsoMethod]
    public static object? Std(NdArray a, object? axis = null, object? dtype = null, object? @out = null, double ddof = 0, bool keepdims = false) =>
        Into(@out, NdArray.Of(((NdArray)Var(a, axis, dtype, null, ddof, keepdims)!).Tensor.Sqrt()));

    [AlsoMethod]
    public static object? Max(NdArray a, object? axis = null, object? @out = null, bool keepdims = false, NdArray? initial = null) => Extreme(a, axis, @out, keepdims, initial, "maximum", static x => x.Amax([-1]));

    [AlsoMethod]
    public static object? Min(NdArray a, object? axis = null, object? @out = null, bool keepdims = false, NdArray? initial = null) => Extreme(a, axis, @out, keepdims, initial, "minimum", static x => x.Amin([-1]));

    public static object? Amax(NdArray a, object? axis = null, object? @out = null, bool keepdims = false, NdArray? initial = null) => Max(a, axis, @out, keepdims, initial);

    public static object? Amin(NdArray a, object? axis = null, object? @out = null, bool keepdims = false, NdArray? initial = null) => Min(a, axis, @out, keepdims, initial);

    [AlsoMethod]
    public static object? Ptp(NdArray a, object? axis = null, object? @out = null, bool keepdims = false) =>
        Into(@out, UniversalFunctions.Find("subtract").Apply([(NdArray)Max(a, axis, null, keepdims)!, (NdArray)Min(a, axis, null, keepdims)!]));

    [AlsoMethod]
    public static object? Argmax(NdArray a, object? axis = null, object? @out = null, bool keepdims = false) => Place(a, axis, keepdims, "argmax", static x => Torch.Argmax(x, -1));

    [AlsoMethod]
    public static object? Argmin(NdArray a, object? axis = null, object? @out = null, bool keepdims = false) => Place(a, axis, keepdims, "argmin", static x => Torch.Argmin(x, -1));

    [AlsoMethod]
    public static object? All(NdArray a, object? axis = null, object? @out = null, bool keepdims = false) => Into(@out, Reduce(a, axis, keepdims, a.DType, static x => Torch.All(x.Ne(0), -1)));

    [AlsoMethod]
    public static object? Any(NdArray a, object? axis = null, object? @out = null, bool keepdims = false) => Into(@out, Reduce(a, axis, keepdims, a.DType, static x => Torch.Any(x.Ne(0), -1)));

    public static object? CountNonzero(NdArray a, object? axis = null, bool keepdims = false) =>
        Reduce(a, axis, keepdims, a.DType, static x => x.Ne(0).Sum([-1])) is { IsScalar: true } count ? count.Item() : Reduce(a, axis, keepdims, a.DType, static x => x.Ne(0).Sum([-1]));

    [AlsoMethod]
    public static object? Cumsum(NdArray a, object? axis = null, object? dtype = null, object? @out = null) => Running(a, axis, dtype, static (x, dim) => x.Cumsum(dim));

    [AlsoMethod]
    public static object? Cumprod(NdArray a, object? axis = null, object? dtype = null, object? @out = null) => Running(a, axis, dtype, static (x, dim) => x.Cumprod(dim));

    public static object? Nansum(NdArray a, object? axis = null, bool keepdims = false) => Sum(Cleared(a, 0), axis, keepdims: keepdims);

    public static object? Nanmean(NdArray a, object? axis = null, bool keepdims = false)
    {
        Tensor count = Reduce(a, axis, keepdims, a.DType, static x => Torch.IsNan(x).LogicalNot().Sum([-1])).Tensor;
        return NdArray.Of(((NdArray)Nansum(a, axis, keepdims)!).Tensor.Div(count.To(Inexact(a.DType))));
    }

    public static object? Nanmax(NdArray a, object? axis = null, bool keepdims = false) => Max(Cleared(a, double.NegativeInfinity), axis, keepdims: keepdims);

    public static object? Nanmin(NdArray a, object? axis = null, bool keepdims = false) => Min(Cleared(a, double.PositiveInfinity), axis, keepdims: keepdims);

    public static object? Average(NdArray a, object? axis = null, NdArray? weights = null)
    {
        if (weights is null)
        {
            return Average(a, axis, null, keepdims: false);
        }

        NdArray weighted = UniversalFunctions.Find("multiply").Apply([a, NdArray.Array(Along(weights.Tensor, a, axis))]);
        return UniversalFunctions.Find("divide").Apply([(NdArray)Sum(weighted, axis)!, (NdArray)Sum(weights)!]);
    }

    public static object? Median(NdArray a, object? axis = null, bool keepdims = false) => Quantile(a, ArrayReader.Read(0.5), axis, keepdims);

    public static object? Percentile(NdArray a, NdArray q, object? axis = null, bool keepdims = false) => Quantile(a, NdArray.Array(q.Tensor.To(DType.Float64).Div(100)), axis, keepdims);

    public static object? Quantile(NdArray a, NdArray q, object? axis = null, bool keepdims = false)
    {
        Tensor at = q.Tensor.To(DType.Float64);
        if (Torch.Any(at.Lt(0).LogicalOr(at.Gt(1))).Item().ToBoolean())
        {
            throw Raise.ValueError("Quantiles must be in the range [0, 1]");
        }

        NdArray[] each = [.. at.Reshape(-1).ToDoubles().Select(part => Reduce(a, axis, keepdims, Inexact(a.DType), x => x.Quantile(part, -1)))];
        return at.Rank == 0 ? each[0] : NdArray.Array(Torch.Stack([.. each.Select(static part => part.Tensor)]));
    }

    /// <summary>The sum along axes in a dtype, added up in NumPy's order.</summary>
    public static NdArray Total(NdArray a, object? axis, DType dtype, bool keepdims)
    {
        int[] axes = Axes.Several(axis, a.Rank);
        DType wide = dtype == DType.Float16 ? DType.Float32 : dtype.IsIntegral(includeBool: true) ? DType.Int64 : dtype == DType.Complex64 ? DType.Complex128 : dtype;
        return NdArray.Of(Kept(a, axes, keepdims, PairwiseSum.Of(a.Tensor.To(wide), axes)).To(dtype));
    }

    /// <summary>Reduces the axes, which are brought together as the last one.</summary>
    public static NdArray Reduce(NdArray a, object? axis, bool keepdims, DType dtype, Func<Tensor, Tensor> reduce)
    {
        int[] axes = Axes.Several(axis, a.Rank), others = [.. Enumerable.Range(0, a.Rank).Except(axes)];
        Tensor ordered = a.Tensor.To(dtype).Permute([.. others.Concat(axes.Order()).Select(static i => (long)i)]);
        Tensor lines = ordered.Reshape([.. others.Select(i => a.Shape[i]), axes.Aggregate(1L, (length, i) => length * a.Shape[i])]);
        return NdArray.Of(Kept(a, axes, keepdims, reduce(lines)));
    }

    private static NdArray Average(NdArray a, object? axis, DType? dtype, bool keepdims)
    {
        DType of = dtype ?? Inexact(a.DType), wide = of == DType.Float16 ? DType.Float32 : of;
        NdArray sum = Total(a, axis, wide, keepdims);
        return NdArray.Of(sum.Tensor.Div((double)Length(a, axis)).To(of));
    }

    private static Tensor Kept(NdArray a, int[] axes, bool keepdims, Tensor reduced) =>
        keepdims ? reduced.Reshape([.. Enumerable.Range(0, a.Rank).Select(i => axes.Contains(i) ? 1 : a.Shape[i])]) : reduced;

    private static long Length(NdArray a, object? axis) => Axes.Several(axis, a.Rank).Aggregate(1L, (length, i) => length * a.Shape[i]);

    private static DType Inexact(DType dtype) => dtype.IsIntegral(includeBool: true) ? DType.Float64 : dtype;

    private static object? Extreme(NdArray a, object? axis, object? into, bool keepdims, NdArray? initial, string name, Func<Tensor, Tensor> reduce)
    {
        if (Length(a, axis) == 0)
        {
            return initial ?? throw Raise.ValueError($"zero-size array to reduction operation {name} which has no identity");
        }

        NdArray best = Reduce(a, axis, keepdims, a.DType, reduce);
        return Into(into, initial is null ? best : UniversalFunctions.Find(name).Apply([best, initial]));
    }

    private static NdArray Place(NdArray a, object? axis, bool keepdims, string name, Func<Tensor, Tensor> reduce) =>
        Length(a, axis) > 0 ? Reduce(a, axis is null ? null : (object)(long)Axes.One(axis, a.Rank), keepdims, a.DType == DType.Bool ? DType.UInt8 : a.DType, reduce)
            : throw Raise.ValueError($"attempt to get {name} of an empty sequence");

    private static NdArray Running(NdArray a, object? axis, object? dtype, Func<Tensor, long, Tensor> run)
    {
        DType of = DataTypes.ReadOptional(dtype) ?? (a.DType.IsIntegral(includeBool: true) ? DType.Int64 : a.DType);
        Tensor line = a.Tensor.To(of);
        return NdArray.Array(axis is null ? run(line.Reshape(-1), 0) : run(line, Axes.One(axis, a.Rank)));
    }

    private static NdArray Cleared(NdArray a, double otherwise) => a.DType.IsFloatingPoint() ? NdArray.Array(a.Tensor.MaskedFill(Torch.IsNan(a.Tensor), otherwise)) : a;

    private static Tensor Along(Tensor weights, NdArray a, object? axis)
    {
        if (weights.Rank == a.Rank || axis is null)
        {
            return weights;
        }

        long[] sizes = [.. Enumerable.Repeat(1L, a.Rank)];
        sizes[Axes.One(axis, a.Rank)] = weights.Count;
        return weights.Reshape(sizes);
    }

    private static NdArray Into(object? target, NdArray result)
    {
        if (target is NdArray array)
        {
            Elementwise.Copy(result.Tensor, array.Tensor);
            return array;
        }

        return result;
    }
}
