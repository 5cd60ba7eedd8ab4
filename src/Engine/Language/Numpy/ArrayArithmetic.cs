using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Tensors;

namespace GradService.Language.Numpy;

/// <summary>Python's operators of which one operand is an array.</summary>
internal static class ArrayArithmetic
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["+"] = "add", ["-"] = "subtract", ["*"] = "multiply", ["/"] = "divide", ["//"] = "floor_divide", ["%"] = "remainder", ["**"] = "power",
        ["&"] = "bitwise_and", ["|"] = "bitwise_or", ["^"] = "bitwise_xor", ["<<"] = "left_shift", [">>"] = "right_shift",
        ["=="] = "equal", ["!="] = "not_equal", ["<"] = "less", ["<="] = "less_equal", [">"] = "greater", [">="] = "greater_equal",
    };

    /// <summary><c>left symbol right</c>; null if the other operand is none that an array takes.</summary>
    public static object? Apply(string symbol, object? left, object? right)
    {
        if (left is Tensor || right is Tensor)
        {
            return OfTensor(symbol, left, right);
        }

        // A list is repeated by a scalar, not multiplied.
        if (symbol == "*" && (left is SequenceValue && right is NdArray { IsScalar: true } times && Numbers.TryIndex(times, out long count)))
        {
            return Arithmetic.Apply("*", left, count);
        }

        if ((left is null || right is null) && symbol is "==" or "!=" && (left ?? right) is NdArray { Rank: > 0 } array)
        {
            return NdArray.Array(Operators.Torch.Full(array.Shape.ToArray(), symbol == "!=", DType.Bool));
        }

        if (!IsOperand(left) || !IsOperand(right))
        {
            return symbol is "==" or "!=" ? symbol == "!=" : null;
        }

        NdArray x = ArrayReader.Read(left), y = ArrayReader.Read(right);
        if (symbol == "@")
        {
            return ProductFunctions.Matmul(x, y);
        }

        return symbol is "==" or "!=" && !CanBroadcast(x, y) ? symbol == "!=" : UniversalFunctions.Find(Names[symbol]).Apply([x, y]);
    }

    /// <summary><c>array symbol= other</c></summary>
    public static object? ApplyInPlace(string symbol, NdArray array, object? other)
    {
        if (array.IsScalar || symbol == "@" || !IsOperand(other))
        {
            return null;
        }

        UniversalFunction function = UniversalFunctions.Find(Names[symbol]);
        return function.WriteTo(array, function.Apply([array, ArrayReader.Read(other)]));
    }

    /// <summary><c>symbol array</c></summary>
    public static NdArray ApplyUnary(string symbol, NdArray array) =>
        UniversalFunctions.Find(symbol switch { "-" => "negative", "+" => "positive", _ => array.DType == DType.Bool ? "logical_not" : "invert" }).Apply([array]);

    // Tensors and scalars are tensors and numbers; with whole arrays NumPy computes, and gives a tensor back.
    private static object? OfTensor(string symbol, object? left, object? right)
    {
        if (left is NdArray { IsScalar: true } or Tensor && right is NdArray { IsScalar: true } or Tensor)
        {
            return TensorArithmetic.Apply(symbol, NdArray.Plain(left), NdArray.Plain(right));
        }

        if (symbol is "==" or "!=")
        {
            return symbol == "!=";
        }

        return (left is Tensor && symbol is not ("<" or "<=" or ">" or ">=" or "@")) || symbol == "/"
            ? (Apply(symbol, AsArray(left), AsArray(right)) as NdArray)?.Tensor
            : null;

        static object? AsArray(object? value) => value is Tensor tensor ? ArrayReader.OfTensor(tensor) : value;
    }

    private static bool IsOperand(object? value) => value is NdArray or SequenceValue || (value is not null && Numbers.IsNumber(value));

    private static bool CanBroadcast(NdArray x, NdArray y)
    {
        for (int i = 1; i <= Math.Min(x.Rank, y.Rank); i++)
        {
            long a = x.Shape[x.Rank - i], b = y.Shape[y.Rank - i];
            if (a != b && a != 1 && b != 1)
            {
                return false;
            }
        }

        return true;
    }
}
