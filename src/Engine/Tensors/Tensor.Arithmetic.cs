using GradService.Operators;

namespace GradService.Tensors;

/// <content>C#'s operators. <c>==</c> stays identity, as C# code expects; elementwise equality is <c>Eq</c>.</content>
public sealed partial class Tensor
{
    /// <summary>The elementwise sum.</summary>
    public static Tensor operator +(Tensor left, Tensor right) => left.Add(right);

    /// <summary>The elementwise product.</summary>
    public static Tensor operator *(Tensor left, Tensor right) => left.Mul(right);
}
