using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The squares.</summary>
    /// <derivative>grad · conj(2 · input)</derivative>
    [Operator("square")]
    [Sample("real(2, 3)")]
    public static Tensor Square(this Tensor input) => input.Pow(2);

    /// <summary><see cref="Square"/> in place.</summary>
    public static Tensor Square_(this Tensor input) => input.Update(Square);
}
