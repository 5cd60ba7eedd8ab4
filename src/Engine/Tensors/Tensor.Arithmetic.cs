using GradService.Operators;

namespace GradService.Tensors;

/// <content>C#'s operators. <c>==</c> stays identity, as C# code expects; elementwise equality is <c>Eq</c>.</content>
public sealed partial class Tensor
{
    /// <summary>The elements with the opposite sign.</summary>
    public static Tensor operator -(Tensor input) => input.Neg();

    /// <summary>The elementwise sum.</summary>
    public static Tensor operator +(Tensor left, Tensor right) => left.Add(right);

    /// <summary>The elementwise difference.</summary>
    public static Tensor operator -(Tensor left, Tensor right) => IsNumberWith(left, right) ? right.Rsub(left) : left.Sub(right);

    /// <summary>The elementwise product.</summary>
    public static Tensor operator *(Tensor left, Tensor right) => left.Mul(right);

    /// <summary>The elementwise quotient; integers become floats.</summary>
    public static Tensor operator /(Tensor left, Tensor right) => IsNumberWith(left, right) ? right.ReflectedDiv(left) : left.Div(right);

    /// <summary>The elementwise remainder, with the sign of the divisor as in Python.</summary>
    public static Tensor operator %(Tensor left, Tensor right) => left.Remainder(right);

    /// <summary>The bits that both have; of bools whether both are true.</summary>
    public static Tensor operator &(Tensor left, Tensor right) => left.BitwiseAnd(right);

    /// <summary>The bits that one has at least; of bools whether one is true.</summary>
    public static Tensor operator |(Tensor left, Tensor right) => left.BitwiseOr(right);

    /// <summary>The bits that differ; of bools whether they differ.</summary>
    public static Tensor operator ^(Tensor left, Tensor right) => left.BitwiseXor(right);

    /// <summary>The complement of the bits; of bools the opposite.</summary>
    public static Tensor operator ~(Tensor input) => input.BitwiseNot();

    /// <summary>Whether each element of the left is less.</summary>
    public static Tensor operator <(Tensor left, Tensor right) => left.Lt(right);

    /// <summary>Whether each element of the left is less or equal.</summary>
    public static Tensor operator <=(Tensor left, Tensor right) => left.Le(right);

    /// <summary>Whether each element of the left is greater.</summary>
    public static Tensor operator >(Tensor left, Tensor right) => left.Gt(right);

    /// <summary>Whether each element of the left is greater or equal.</summary>
    public static Tensor operator >=(Tensor left, Tensor right) => left.Ge(right);

    // A number on the left: Python calls the reflected method of the tensor on the right.
    private static bool IsNumberWith(Tensor left, Tensor right) => left.IsWrappedNumber && !right.IsWrappedNumber;
}
