using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Language.Numpy;

/// <summary><c>numpy.linalg</c></summary>
[Module("numpy.linalg")]
internal static class LinalgModule
{
    [Named("LinAlgError")]
    public static object? Error => Exceptions.Find("LinAlgError");

    public static object? Norm(NdArray x, object? ord = null, object? axis = null, bool keepdims = false)
    {
        Tensor values = Floats(x);
        if (ord is null && axis is null)
        {
            Tensor flat = values.Reshape(-1);
            Tensor norm = flat.DType.IsComplex() ? flat.Conj().Inner(flat).Real().Sqrt() : flat.Inner(flat).Sqrt();
            return NdArray.Of(keepdims ? norm.Reshape([.. Enumerable.Repeat(1L, x.Rank)]) : norm);
        }

        int[] axes = Axes.Several(axis, x.Rank);
        return ord is null || axes.Length == 1
            ? ReductionFunctions.Reduce(NdArray.Array(values), axis, keepdims, values.DType, line => line.VectorNorm(ord is null ? 2.0 : (Scalar)Numbers.ToDouble(ord is string ? throw NoOrder() : NdArray.Plain(ord)!), [-1]))
            : NdArray.Of(Call("matrix_norm", values, ord, new ListValue([.. axes.Select(static i => (object?)(long)i)]), keepdims));

        static PythonError NoOrder() => Raise.ValueError("Invalid norm order for vectors.");
    }

    public static object? Inv(NdArray a) => NdArray.Array(Call("inv", Square(a)));

    public static object? Det(NdArray a)
    {
        // As NumPy does: by the logarithm, which no product of many factors overflows.
        (Tensor sign, Tensor logarithm) = Square(a).Slogdet();
        return NdArray.Of(sign.Mul(logarithm.Exp()));
    }

    public static object? Slogdet(NdArray a)
    {
        (Tensor sign, Tensor logarithm) = Square(a).Slogdet();
        return new TupleValue([NdArray.Of(sign), NdArray.Of(logarithm)]);
    }

    public static object? Solve(NdArray a, NdArray b)
    {
        Tensor matrix = Square(a), right = Floats(b);
        long size = matrix.Shape[matrix.Rank - 1], given = b.Rank == 0 ? 0 : b.Rank == matrix.Rank - 1 ? b.Shape[b.Rank - 1] : b.Shape[b.Rank - 2];
        bool isVector = b.Rank == matrix.Rank - 1;
        return given == size ? NdArray.Array(Call("solve", matrix, right)) : throw Raise.ValueError(
            $"solve{(isVector ? "1" : string.Empty)}: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "
            + $"{(isVector ? "(m,m),(m)->(m)" : "(m,m),(m,n)->(m,n)")} (size {given} is different from {size})");
    }

    public static object? Cholesky(NdArray a) => NdArray.Array(Call("cholesky", Square(a)));

    public static object? Qr(NdArray a, string mode = "reduced") => Several("qr", Floats(a), mode);

    public static object? Eig(NdArray a) => Several("eig", Square(a)) is TupleValue { Items: [NdArray values, NdArray vectors] }
        ? new TupleValue([RealIfReal(values), NdArray.Array(RealIfReal(values).DType.IsComplex() ? vectors.Tensor : vectors.Tensor.Real().Clone())]) : null;

    public static object? Eigvals(NdArray a) => RealIfReal(NdArray.Array(Call("eigvals", Square(a))));

    public static object? Eigh(NdArray a, string uplo = "L") => Several("eigh", Square(a), uplo);

    public static object? Eigvalsh(NdArray a, string uplo = "L") => NdArray.Array(Call("eigvalsh", Square(a), uplo));

    public static object? Svd(NdArray a, bool fullMatrices = true, bool computeUv = true) =>
        computeUv ? Several("svd", Floats(a), fullMatrices) : NdArray.Array(Call("svdvals", Floats(a)));

    public static object? Pinv(NdArray a) => NdArray.Array(Call("pinv", Floats(a)));

    [Named("matrix_rank")]
    public static object? MatrixRank(NdArray a) => NdArray.Of(Call("matrix_rank", Floats(a)));

    [Named("matrix_power")]
    public static object? MatrixPower(NdArray a, long n) => NdArray.Array(Call("matrix_power", a.DType.IsIntegral() && n >= 0 ? a.Tensor : Square(a), n));

    public static object? Cond(NdArray x, object? p = null) => NdArray.Of(Call("cond", Square(x), p));

    [Named("multi_dot")]
    public static object? MultiDot(object? arrays) => Iteration.ToList(arrays).Select(static item => ArrayReader.Read(item)).Aggregate(ProductFunctions.Matmul);

    public static object? Lstsq(NdArray a, NdArray b, object? rcond = null)
    {
        Tensor matrix = Floats(a), right = Floats(b), columns = b.Rank == 1 ? right.Unsqueeze(1) : right;
        Tensor solution = Call("pinv", matrix).Matmul(columns);
        Tensor residual = matrix.Matmul(solution).Sub(columns).Square().Sum([0]), rank = Call("matrix_rank", matrix);
        bool isFull = rank.Item().ToInt64() == a.Shape[1] && a.Shape[0] > a.Shape[1];
        return new TupleValue(
        [
            NdArray.Array(b.Rank == 1 ? solution.Squeeze(1) : solution),
            NdArray.Array(isFull ? residual : Torch.Zeros([0], matrix.DType)),
            rank.Item().ToInt64(),
            NdArray.Array(Call("svdvals", matrix)),
        ]);
    }

    private static Tensor Floats(NdArray a) => a.Tensor.To(a.DType is DType.Float32 or DType.Complex64 ? a.DType : ArrayPromotion.Promote(a.DType, DType.Float64));

    private static Tensor Square(NdArray a) => a.Rank < 2
        ? throw Raise.Error("LinAlgError", $"{a.Rank}-dimensional array given. Array must be at least two-dimensional")
        : a.Shape[a.Rank - 1] == a.Shape[a.Rank - 2] ? Floats(a) : throw Raise.Error("LinAlgError", "Last 2 dimensions of the array must be square");

    private static NdArray RealIfReal(NdArray values) => values.DType.IsComplex() && Torch.All(values.Tensor.Imag().Eq(0)).Item().ToBoolean() ? NdArray.Array(values.Tensor.Real().Clone()) : values;

    private static Tensor Call(string name, params object?[] arguments) => (Tensor)Operator(name, arguments)!;

    private static TupleValue Several(string name, params object?[] arguments) =>
        new([.. ((TupleValue)Operator(name, arguments)!).Items.Select(static result => (object?)NdArray.Array((Tensor)result!))]);

    private static object? Operator(string name, object?[] arguments)
    {
        CatalogueEntry entry = Catalogue.FindExactly("linalg." + name) ?? throw Raise.AttributeError($"module 'numpy.linalg' has no attribute '{name}'");
        try
        {
            return new OperatorFunction(entry, entry.Name).Call(CallArguments.Of(arguments));
        }
        catch (GradException error) when (error.PythonType == "_LinAlgError")
        {
            throw Raise.Error("LinAlgError", name is "cholesky" ? "Matrix is not positive definite" : "Singular matrix");
        }
    }
}
