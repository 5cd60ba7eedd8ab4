using GradService.Operators;
using GradService.Tensors;

namespace GradService.Language.Runtime;

/// <summary>Operators of which one operand is a tensor.</summary>
internal static class TensorArithmetic
{
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
        return symbol switch
        {
            "+" => x.Add(y),
            "-" => left is Tensor ? x.Sub(y) : y.Rsub(x),
            "*" => x.Mul(y),
            "/" => left is Tensor ? x.Div(y) : y.Reciprocal().Mul(x),
            "//" => x.FloorDivide(y),
            "%" => x.Remainder(y),
            "**" => x.Pow(y),
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
    }

    /// <summary><c>self symbol= other</c>; null if it is none that a tensor does in place.</summary>
    public static Tensor? ApplyInPlace(string symbol, Tensor self, object? other)
    {
        if (!IsOperand(other))
        {
            return null;
        }

        Tensor y = ToTensor(other);
        return symbol switch
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
    }

    /// <summary><c>symbol value</c></summary>
    public static Tensor ApplyUnary(string symbol, Tensor value) => symbol switch
    {
        "-" => value.Neg(),
        "+" => value,
        _ => value.BitwiseNot(),
    };

    private static bool IsOperand(object? value) => value is Tensor || (value is not null && Numbers.IsNumber(value));
}
