using GradService.Graphs;
using GradService.Kernels;
using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Language.Numpy;

/// <summary>In what a universal function computes.</summary>
internal enum Loop
{
    /// <summary>In the dtype that holds all operands.</summary>
    Number,

    /// <summary>In floats that hold all operands.</summary>
    Floating,

    /// <summary>In float64 where the operands are no floats.</summary>
    Double,

    /// <summary>Any dtype; the result is a bool.</summary>
    Predicate,
}

/// <summary>A function of arrays element by element, <c>np.sin</c>: an operator of the catalogue under NumPy's rules for dtypes and shapes.</summary>
internal sealed class UniversalFunction(string name, CatalogueEntry entry, int operands, Loop loop) : Callable
{
    public override ClassValue Class => NumpyTypes.Ufunc;

    public override string Name => name;

    public override object? Call(in CallArguments arguments)
    {
        object? into = null;
        DType? dtype = null;
        foreach (var (keyword, value) in arguments.Keywords)
        {
            switch (keyword)
            {
                case "out":
                    into = value is TupleValue { Count: 1 } one ? one[0] : value;
                    break;
                case "dtype":
                    dtype = DataTypes.ReadOptional(value);
                    break;
                default:
                    throw Raise.TypeError($"{name}() got an unexpected keyword argument '{keyword}'");
            }
        }

        object?[] given = arguments.Positional;
        if (given.Length != operands && !(given.Length == operands + 1 && into is null))
        {
            throw Raise.TypeError($"{name}() takes from {operands} to {operands + 1} positional arguments but {given.Length} were given");
        }

        var arrays = new NdArray[operands];
        bool isTensor = false;
        for (int i = 0; i < operands; i++)
        {
            arrays[i] = ArrayReader.Read(given[i]);
            isTensor |= given[i] is Tensor;
        }

        NdArray result = Apply(arrays, dtype);
        into = given.Length > operands ? given[operands] : into;
        return into is null ? isTensor ? result.Tensor : result
            : into is NdArray array ? WriteTo(array, result) : throw Raise.TypeError("return arrays must be of ArrayType");
    }

    /// <summary>The function of arrays; a scalar where they have no dimensions.</summary>
    public NdArray Apply(NdArray[] arrays, DType? dtype = null)
    {
        DType common = dtype ?? ArrayPromotion.ResultOf(arrays);
        common = loop == Loop.Floating ? ArrayPromotion.Floating(common)
            : loop == Loop.Double && !common.IsFloatingPoint() && !common.IsComplex() ? DType.Float64
            : name is "floor_divide" or "remainder" or "power" or "fmod" && common == DType.Bool ? DType.Int8
            : common;
        CheckBools(common);
        if (arrays.Length == 2)
        {
            CheckShapes(arrays);
        }

        Tensor[] values = [.. arrays.Select(array => array.Tensor.Dense(common))];
        Tensor? masked = null;
        if (arrays.Length == 2 && common.IsIntegral())
        {
            CheckPower(values[1]);
            if (name is "floor_divide" or "remainder" or "fmod" && Torch.Eq(values[1], 0) is var zero && Torch.Any(zero).Item().ToBoolean())
            {
                // Integers divided by zero are zero.
                (values[1], masked) = (Torch.MaskedFill(values[1], zero, 1), zero);
            }
        }

        IReadOnlyList<Tensor> results = Binder.Call(entry, values, [], Binder.NoNames, out Misfit misfit) ?? throw Raise.TypeError(misfit.Message);
        Tensor result = masked is null ? results[0] : Torch.MaskedFill(results[0], masked, 0);
        return NdArray.Of(loop == Loop.Predicate || result.DType == common || common.IsComplex() ? result : result.To(common));
    }

    /// <summary>Writes a result over an array, as <c>out=</c> and <c>+=</c> do.</summary>
    public NdArray WriteTo(NdArray target, NdArray result)
    {
        if (Category(result.DType) > Category(target.DType))
        {
            throw Raise.Error(
                "UFuncTypeError",
                $"Cannot cast ufunc '{name}' output from dtype('{result.DType.Name()}') to dtype('{target.DType.Name()}') with casting rule 'same_kind'");
        }

        if (!result.Shape.BroadcastsTo(target.Shape))
        {
            throw Raise.ValueError($"non-broadcastable output operand with shape {ShapeText.Of(target.Shape)} doesn't match the broadcast shape {ShapeText.Of(result.Shape)}");
        }

        GraphTrace.Refuse("writes to an array");
        Elementwise.Copy(result.Tensor, target.Tensor);
        return target;
    }

    private static int Category(DType dtype) => dtype == DType.Bool ? 0 : dtype == DType.UInt8 ? 1 : dtype.IsComplex() ? 4 : dtype.IsFloatingPoint() ? 3 : 2;

    private static void CheckShapes(NdArray[] arrays)
    {
        Shape x = arrays[0].Shape, y = arrays[1].Shape;
        for (int i = 1; i <= Math.Min(x.Rank, y.Rank); i++)
        {
            if (x[x.Rank - i] != y[y.Rank - i] && x[x.Rank - i] != 1 && y[y.Rank - i] != 1)
            {
                throw Raise.ValueError($"operands could not be broadcast together with shapes {ShapeText.Of(x)} {ShapeText.Of(y)} ");
            }
        }
    }

    private void CheckBools(DType dtype)
    {
        if (dtype != DType.Bool)
        {
            return;
        }

        if (name == "subtract")
        {
            throw Raise.TypeError("numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the logical_xor function instead.");
        }

        if (name == "negative")
        {
            throw Raise.TypeError("The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the logical_not function instead.");
        }
    }

    private void CheckPower(Tensor exponent)
    {
        if (name == "power" && Torch.Any(exponent.Lt(0)).Item().ToBoolean())
        {
            throw Raise.ValueError("Integers to negative integer powers are not allowed.");
        }
    }
}

/// <summary>The methods of universal functions.</summary>
[MethodsOf("numpy.ufunc")]
internal static class UniversalFunctionMethods
{
    /// <summary>The function of all pairs.</summary>
    public static object? Outer(ObjectValue self, NdArray a, NdArray b) => ((UniversalFunction)self).Apply(
        [NdArray.Array(a.Tensor.Reshape([.. a.Shape.ToArray(), .. Enumerable.Repeat(1L, b.Rank)])), b]);
}

/// <summary>Shapes in NumPy's errors: <c>(2,3)</c>.</summary>
internal static class ShapeText
{
    public static string Of(Shape shape) => shape.Rank == 1 ? $"({shape[0]},)" : $"({string.Join(",", shape.ToArray())})";
}
