using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Language.Numpy;

/// <summary>The functions of <c>numpy</c> that select, compare, round and sort elements.</summary>
[Module("numpy")]
internal static class ElementFunctions
{
    public static object? Where(NdArray condition, NdArray? x = null, NdArray? y = null)
    {
        if (x is null && y is null)
        {
            return Nonzero(condition);
        }

        if (x is null || y is null)
        {
            throw Raise.ValueError("either both or neither of x and y should be given");
        }

        DType of = ArrayPromotion.ResultOf([x, y]);
        return NdArray.Array(Torch.Where(condition.Tensor.Ne(0), x.Tensor.To(of), y.Tensor.To(of)));
    }

    [AlsoMethod]
    public static object? Nonzero(NdArray a)
    {
        Tensor places = Torch.AtLeast1d(a.Tensor).Nonzero();
        return new TupleValue([.. places.Unbind(1).Select(static column => (object?)NdArray.Array(column.Clone()))]);
    }

    public static object? Argwhere(NdArray a) => NdArray.Array(a.Tensor.Nonzero());

    public static object? Flatnonzero(NdArray a) => NdArray.Array(a.Tensor.Reshape(-1).Nonzero().Squeeze(1));

    [AlsoMethod]
    public static object? Clip(NdArray a, NdArray? min = null, NdArray? max = null, object? @out = null)
    {
        NdArray result = a;
        result = min is null ? result : UniversalFunctions.Find("maximum").Apply([result, min]);
        result = max is null ? result : UniversalFunctions.Find("minimum").Apply([result, max]);
        return min is null && max is null ? throw Raise.ValueError("One of max or min must be given")
            : @out is NdArray into ? UniversalFunctions.Find("minimum").WriteTo(into, result) : result;
    }

    [AlsoMethod]
    public static object? Round(NdArray a, long decimals = 0)
    {
        if (!a.DType.IsFloatingPoint() && !a.DType.IsComplex())
        {
            return decimals >= 0 ? NdArray.Of(a.Tensor.To(a.DType == DType.Bool ? DType.Float16 : a.DType))
                : NdArray.Of(a.Tensor.To(DType.Float64).Div(Math.Pow(10, -decimals)).Round().Mul(Math.Pow(10, -decimals)).To(a.DType));
        }

        Tensor number = a.DType.IsComplex() ? a.Tensor.ViewAsReal() : a.Tensor;
        double power = Math.Pow(10, Math.Abs(decimals));
        Tensor rounded = decimals == 0 ? number.Round() : decimals > 0 ? number.Mul(power).Round().Div(power) : number.Div(power).Round().Mul(power);
        return NdArray.Of(a.DType.IsComplex() ? rounded.ViewAsComplex() : rounded);
    }

    [Named("round_")]
    public static object? RoundUnderscore(NdArray a, long decimals = 0) => Round(a, decimals);

    public static object? Around(NdArray a, long decimals = 0) => Round(a, decimals);

    public static object? Isclose(NdArray a, NdArray b, double rtol = 1e-5, double atol = 1e-8, bool equalNan = false) => NdArray.Of(Close(a, b, rtol, atol, equalNan));

    public static bool Allclose(NdArray a, NdArray b, double rtol = 1e-5, double atol = 1e-8, bool equalNan = false) => Torch.All(Close(a, b, rtol, atol, equalNan)).Item().ToBoolean();

    [Named("array_equal")]
    public static bool ArrayEqual(NdArray a1, NdArray a2) =>
        a1.Shape.Equals(a2.Shape) && Torch.All(UniversalFunctions.Find("equal").Apply([a1, a2]).Tensor).Item().ToBoolean();

    public static object? Isin(NdArray element, NdArray testElements) =>
        NdArray.Of(Torch.Any(element.Tensor.Unsqueeze(-1).Eq(testElements.Tensor.Reshape(-1)), -1));

    public static object? In1d(NdArray ar1, NdArray ar2) => Isin(NdArray.Array(ar1.Tensor.Reshape(-1)), ar2);

    public static object? NanToNum(NdArray x, double nan = 0, double? posinf = null, double? neginf = null) =>
        NdArray.Of(x.DType.IsFloatingPoint() ? x.Tensor.NanToNum(nan, posinf, neginf) : x.Tensor);

    public static object? Sort(NdArray a, object? axis = null, object? kind = null) => NdArray.Array(a.Tensor.Sort(Last(a, axis)).Values);

    [AlsoMethod]
    public static object? Argsort(NdArray a, object? axis = null, object? kind = null) => NdArray.Array(a.Tensor.Argsort(Last(a, axis)));

    [AlsoMethod]
    public static object? Searchsorted(NdArray a, NdArray v, string side = "left") => NdArray.Of(Torch.Searchsorted(a.Tensor, v.Tensor, right: side == "right"));

    public static object? Digitize(NdArray x, NdArray bins, bool right = false) => NdArray.Of(Torch.Searchsorted(bins.Tensor, x.Tensor, right: !right));

    public static object? Unique(NdArray ar, bool returnIndex = false, bool returnInverse = false, bool returnCounts = false)
    {
        Tensor flat = ar.Tensor.Reshape(-1), order = flat.Argsort(-1), sorted = flat.IndexSelect(0, order);
        Tensor isFirst = Torch.Ones([flat.Count], DType.Bool);
        if (flat.Count > 1)
        {
            isFirst.Narrow(0, 1, flat.Count - 1).Copy_(sorted.Narrow(0, 1, flat.Count - 1).Ne(sorted.Narrow(0, 0, flat.Count - 1)));
        }

        var results = new List<object?> { NdArray.Array(sorted.MaskedSelect(isFirst)) };
        Tensor firsts = Torch.Nonzero(isFirst).Squeeze(1);
        if (returnIndex)
        {
            results.Add(NdArray.Array(order.IndexSelect(0, firsts)));
        }

        if (returnInverse)
        {
            Tensor numbers = isFirst.To(DType.Int64).Cumsum(0).Sub(1);
            results.Add(NdArray.Array(Torch.Zeros([flat.Count], DType.Int64).Scatter(0, order, numbers)));
        }

        if (returnCounts)
        {
            results.Add(NdArray.Array(Torch.Cat([firsts, Torch.Full([1], flat.Count, DType.Int64)], 0) is var ends ? ends.Narrow(0, 1, firsts.Count).Sub(firsts) : firsts));
        }

        return results.Count == 1 ? results[0] : new TupleValue([.. results]);
    }

    public static object? Bincount(NdArray x, NdArray? weights = null, long minlength = 0) => NdArray.Array(x.Tensor.Bincount(weights?.Tensor.To(DType.Float64), minlength));

    public static object? Histogram(NdArray a, object? bins = null, object? range = null, bool density = false)
    {
        Tensor values = a.Tensor.Reshape(-1).To(DType.Float64);
        NdArray edges;
        if (bins is SequenceValue or NdArray { Rank: > 0 })
        {
            edges = ArrayReader.Read(bins);
        }
        else
        {
            double low = range is SequenceValue given ? Numbers.ToDouble(given[0]!) : values.Count == 0 ? 0 : values.Min().Item().ToDouble();
            double high = range is SequenceValue until ? Numbers.ToDouble(until[1]!) : values.Count == 0 ? 1 : values.Max().Item().ToDouble();
            (low, high) = low == high ? (low - 0.5, high + 0.5) : (low, high);
            edges = (NdArray)CreationFunctions.Linspace(ArrayReader.Read(low), ArrayReader.Read(high), (bins is null ? 10 : Numbers.ToIndex(bins)) + 1)!;
        }

        // The last bin holds its upper edge.
        Tensor bounds = edges.Tensor.To(DType.Float64);
        Tensor below = Torch.Searchsorted(values.Sort().Values, bounds.Contiguous());
        Tensor last = Torch.Searchsorted(values.Sort().Values, bounds.Narrow(0, bounds.Count - 1, 1).Contiguous(), right: true);
        Tensor counts = Torch.Cat([below.Narrow(0, 0, bounds.Count - 1), last], 0).Diff();
        Tensor shown = density ? counts.To(DType.Float64).Div(bounds.Diff()).Div(counts.Sum().To(DType.Float64)) : counts;
        return new TupleValue([NdArray.Array(shown), edges]);
    }

    public static object? Take(NdArray a, NdArray indices, object? axis = null) => NdArray.Of(axis is null
        ? a.Tensor.Reshape(-1).Take(indices.Tensor.To(DType.Int64))
        : a.Tensor.GetItem([.. Enumerable.Repeat(TensorIndex.All, Axes.One(axis, a.Rank)), indices.Tensor.To(DType.Int64)]));

    [Named("take_along_axis")]
    public static object? TakeAlongAxis(NdArray arr, NdArray indices, object? axis) => NdArray.Array(arr.Tensor.TakeAlongDim(indices.Tensor.To(DType.Int64), Axes.One(axis, arr.Rank)));

    public static object? Real(NdArray val) => NdArray.Of(val.DType.IsComplex() ? val.Tensor.Real() : val.Tensor);

    public static object? Imag(NdArray val) => NdArray.Of(val.DType.IsComplex() ? val.Tensor.Imag() : val.Tensor.ZerosLike());

    public static object? Angle(NdArray z, bool deg = false) => NdArray.Of(z.Tensor.To(ArrayPromotion.Floating(z.DType)).Angle() is var angle && deg ? angle.Rad2deg() : angle);

    private static Tensor Close(NdArray a, NdArray b, double rtol, double atol, bool equalNan) =>
        Torch.IsClose(a.Tensor.To(ArrayPromotion.Promote(a.DType, DType.Float64)), b.Tensor.To(ArrayPromotion.Promote(b.DType, DType.Float64)), rtol, atol, equalNan);

    private static int Last(NdArray a, object? axis) => axis is null ? -1 : Axes.One(axis, a.Rank);
}
