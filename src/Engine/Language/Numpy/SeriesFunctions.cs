using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Language.Numpy;

/// <summary>The functions of <c>numpy</c> on series of numbers: differences, integrals, polynomials, statistics of pairs.</summary>
[Module("numpy")]
internal static class SeriesFunctions
{
    public static object? Diff(NdArray a, long n = 1, object? axis = null) => NdArray.Array(a.Tensor.Diff(n, axis is null ? -1 : Axes.One(axis, a.Rank)));

    public static object? Gradient(NdArray f, double spacing = 1) => f.Rank == 1
        ? NdArray.Array(f.Tensor.To(ArrayPromotion.Promote(f.DType, DType.Float64)).Gradient(spacing)[0])
        : new ListValue([.. f.Tensor.To(ArrayPromotion.Promote(f.DType, DType.Float64)).Gradient(spacing).Select(static part => (object?)NdArray.Array(part))]);

    public static object? Trapz(NdArray y, NdArray? x = null, double dx = 1, object? axis = null)
    {
        Tensor values = y.Tensor.To(ArrayPromotion.Promote(y.DType, DType.Float64));
        int along = axis is null ? -1 : Axes.One(axis, y.Rank);
        return NdArray.Of(x is null ? values.Trapezoid((Scalar)dx, along) : values.Trapezoid(x.Tensor.To(values.DType), along));
    }

    public static object? Interp(NdArray x, NdArray xp, NdArray fp, double? left = null, double? right = null)
    {
        double[] places = xp.Tensor.ToDoubles(), values = fp.Tensor.ToDoubles(), at = x.Tensor.ToDoubles();
        if (places.Length == 0 || places.Length != values.Length)
        {
            throw Raise.ValueError(places.Length == 0 ? "array of sample points is empty" : "fp and xp are not of the same length.");
        }

        for (int i = 0; i < at.Length; i++)
        {
            int k = Array.BinarySearch(places, at[i]);
            k = k < 0 ? ~k - 1 : k;
            at[i] = at[i] < places[0] ? left ?? values[0]
                : at[i] > places[^1] ? right ?? values[^1]
                : k >= places.Length - 1 ? values[^1]
                : ((values[k + 1] - values[k]) / (places[k + 1] - places[k]) * (at[i] - places[k])) + values[k];
        }

        return NdArray.Of(Tensor.From<double>(at, DType.Float64, x.Shape));
    }

    public static object? Convolve(NdArray a, NdArray v, string mode = "full")
    {
        var (longer, shorter) = a.Tensor.Count >= v.Tensor.Count ? (a, v) : (v, a);
        DType of = ArrayPromotion.Promote(a.DType, v.DType);
        long n = longer.Tensor.Count, m = shorter.Tensor.Count;
        if (m == 0)
        {
            throw Raise.ValueError("v cannot be empty");
        }

        Tensor full = Torch.Zeros([n + m - 1], of);
        Tensor values = longer.Tensor.To(of), kernel = shorter.Tensor.To(of);
        for (long i = 0; i < m; i++)
        {
            full.Narrow(0, i, n).Add_(values.Mul(kernel.Select(0, i)));
        }

        return NdArray.Array(mode switch
        {
            "full" => full,
            "same" => full.Narrow(0, (m - 1) / 2, n),
            "valid" => full.Narrow(0, m - 1, n - m + 1),
            _ => throw Raise.ValueError($"mode must be one of 'valid', 'same', or 'full' (got '{mode}')"),
        });
    }

    public static object? Polyval(NdArray p, object? x)
    {
        UniversalFunction add = UniversalFunctions.Find("add"), multiply = UniversalFunctions.Find("multiply");
        NdArray at = ArrayReader.Read(x), value = NdArray.Array(at.Tensor.ZerosLike());
        foreach (object? coefficient in p.Items())
        {
            value = add.Apply([multiply.Apply([value, at]), (NdArray)coefficient!]);
        }

        return value;
    }

    public static object? Polyfit(NdArray x, NdArray y, long deg)
    {
        // Columns of length one keep the normal equations of high degrees apart; QR does not square their condition.
        Tensor powers = Torch.Vander(x.Tensor.To(DType.Float64), deg + 1), scale = powers.Square().Sum([0]).Sqrt();
        (Tensor q, Tensor r) = Torch.LinalgQr(powers.Div(scale));
        Tensor right = q.T().Matmul(y.Tensor.To(DType.Float64).Unsqueeze(1));
        return NdArray.Array(Torch.SolveTriangular(r, right, upper: true).Squeeze(1).Div(scale));
    }

    public static object? Cov(NdArray m, NdArray? y = null, bool rowvar = true, bool bias = false, long? ddof = null)
    {
        Tensor rows = Rows(m, y, rowvar);
        return NdArray.Of(rows.Cov(ddof ?? (bias ? 0 : 1)));
    }

    public static object? Corrcoef(NdArray x, NdArray? y = null, bool rowvar = true) => NdArray.Of(Rows(x, y, rowvar).Corrcoef());

    public static object? ApplyAlongAxis(object? func1d, object? axis, NdArray arr)
    {
        Tensor lines = arr.Tensor.Movedim([Axes.One(axis, arr.Rank)], [-1]);
        long[] others = lines.Shape.ToArray()[..^1];
        object?[] results = [.. lines.Reshape([-1, lines.Shape[lines.Rank - 1]]).Unbind(0).Select(line => Interpreter.Call(func1d, NdArray.Array(line)))];
        Tensor joined = ArrayReader.Read(new ListValue([.. results])).Tensor;
        Tensor shaped = joined.Reshape([.. others, .. joined.Shape.ToArray()[1..]]);
        return NdArray.Of(joined.Rank > 1 ? shaped.Movedim([-1], [Axes.One(axis, arr.Rank)]) : shaped);
    }

    /// <summary>A function of numbers as one of arrays.</summary>
    public static object? Vectorize(object? pyfunc, object? otypes = null) => new VectorizedFunction(pyfunc);

    private static Tensor Rows(NdArray m, NdArray? y, bool rowvar)
    {
        Tensor rows = Torch.AtLeast2d(m.Tensor.To(DType.Float64));
        rows = !rowvar && m.Rank > 1 ? rows.T() : rows;
        return y is null ? (m.Rank < 2 ? rows.Squeeze(0) : rows) : Torch.Cat([rows, Torch.AtLeast2d(y.Tensor.To(DType.Float64)) is var more && !rowvar && y.Rank > 1 ? more.T() : more], 0);
    }

    private sealed class VectorizedFunction(object? function) : Callable
    {
        public override ClassValue Class => Types.Function;

        public override string Name => "vectorize";

        public override object? Call(in CallArguments arguments)
        {
            NdArray[] arrays = [.. arguments.Positional.Select(static argument => ArrayReader.Read(argument))];
            Tensor[] whole = Torch.BroadcastTensors([.. arrays.Select(static array => array.Tensor)]);
            object?[][] columns = [.. whole.Select(static tensor => NdArray.Array(tensor.Reshape(-1)).Items().ToArray())];
            var results = new List<object?>();
            for (int i = 0; i < whole[0].Count; i++)
            {
                results.Add(Interpreter.Call(function, CallArguments.Of([.. columns.Select(column => column[i])])));
            }

            return NdArray.Of(ArrayReader.Read(new ListValue(results)).Tensor.Reshape(whole[0].Shape.ToArray()));
        }
    }
}
