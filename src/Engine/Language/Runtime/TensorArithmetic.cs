using GradService.Operators;
using GradService.Tensors;

namespace GradService.Language.Runtime;

/// <summary>Operators of which one operand is a tensor.</summary>
internal static class TensorArithmetic
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["+"] = "add",
        ["-"] = "sub",
        ["*"] = "mul",
        ["/"] = "div",
        ["//"] = "floor_divide",
        ["%"] = "remainder",
        ["**"] = "pow",
        ["@"] = "matmul",
        ["=="] = "eq",
        ["!="] = "ne",
        ["<"] = "lt",
        ["<="] = "le",
        [">"] = "gt",
        [">="] = "ge",
        ["&"] = "bitwise_and",
        ["|"] = "bitwise_or",
        ["^"] = "bitwise_xor",
        ["<<"] = "bitwise_left_shift",
        [">>"] = "bitwise_right_shift",
    };

    /// <summary>A number as the 0-d tensor that stands for it; a tensor as it is.</summary>
    public static Tensor ToTensor(object? value) => value as Tensor ?? Tensor.FromScalar(Numbers.ToScalar(value!));

    /// <summary><c>left symbol right</c>; null if the operands are none that a tensor takes.</summary>
    public static object? Apply(string symbol, object? left, object? right)
    {
        if (!IsOperand(left) || !IsOperand(right))
        {
            return null;
        }

        Tensor x = ToTensor(left), y = ToTensor(right);
        Tensor? result = symbol switch
        {
            "+" => x.Add(y),
            "-" => left is Tensor ? x.Sub(y) : y.Rsub(x),
            "*" => x.Mul(y),
            "/" => left is Tensor ? x.Div(y) : y.Reciprocal().Mul(x),
            "//" => x.FloorDivide(y),
            "%" => x.Remainder(y),
            "**" => left is Tensor ? x.Pow(y) : y.ReflectedPow(x),
            "@" => left is Tensor && right is Tensor ? x.Matmul(y) : null,
            "==" => x.Eq(y),
            "!=" => x.Ne(y),
            "<" => x.Lt(y),
            "<=" => x.Le(y),
            ">" => x.Gt(y),
            ">=" => x.Ge(y),
            "&" => x.BitwiseAnd(y),
            "|" => x.BitwiseOr(y),
            "^" => x.BitwiseXor(y),
            "<<" => x.BitwiseLeftShift(y),
            ">>" => x.BitwiseRightShift(y),
            _ => null,
        };
        if (result is not null && Interpreter.Current.Trace is { } trace)
        {
            Add(trace, symbol, left, right, result);
        }

        return result;
    }

    /// <summary><c>self symbol= other</c>; null if it is none that a tensor does in place.</summary>
    public static Tensor? ApplyInPlace(string symbol, Tensor self, object? other)
    {
        if (!IsOperand(other))
        {
            return null;
        }

        Tensor y = ToTensor(other);
        Tensor? result = symbol switch
        {
            "+" => self.Add_(y),
            "-" => self.Sub_(y),
            "*" => self.Mul_(y),
            "/" => self.Div_(y),
            "//" => self.FloorDivide_(y),
            "%" => self.Remainder_(y),
            "**" => self.Pow_(y),
            "&" => self.BitwiseAnd_(y),
            "|" => self.BitwiseOr_(y),
            "^" => self.BitwiseXor_(y),
            "<<" => self.BitwiseLeftShift_(y),
            ">>" => self.BitwiseRightShift_(y),
            _ => null,
        };
        if (result is not null)
        {
            Interpreter.Current.Trace?.Add(Names[symbol] + "_", [self, other], [], [result]);
        }

        return result;
    }

    /// <summary><c>symbol value</c></summary>
    public static Tensor ApplyUnary(string symbol, Tensor value)
    {
        if (symbol == "+")
        {
            return value;
        }

        Tensor result = symbol == "-" ? value.Neg() : value.BitwiseNot();
        Interpreter.Current.Trace?.Add(symbol == "-" ? "neg" : "bitwise_not", [value], [], [result]);
        return result;
    }

    private static void Add(GraphTrace trace, string symbol, object? left, object? right, Tensor result)
    {
        if (left is not Tensor && symbol is "-" or "/")
        {
            // A number minus a tensor, or divided by one, has an operator of its own.
            trace.Add(symbol == "-" ? "rsub" : "Tensor.__rtruediv__", [right, left], [], [result]);
        }
        else
        {
            trace.Add(Names[symbol], [left, right], [], [result]);
        }
    }

    private static bool IsOperand(object? value) => value is Tensor || (value is not null && Numbers.IsNumber(value));
}
