using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The quotient rounded towards negative infinity, Python's <c>//</c>, broadcast.</summary>
    /// <derivative>none: asking for it is an error; <c>div</c> with rounding_mode "floor" has the gradient zero</derivative>
    [Operator("floor_divide")]
    [Sample("7.5, 2.0")]
    [Sample("index(9, 4), 2")]
    public static Tensor FloorDivide([OrNumber] this Tensor input, [OrNumber] Tensor other) => The<FloorDivide>.Operator.Apply(input, other);

    /// <summary><see cref="FloorDivide"/> in place.</summary>
    public static Tensor FloorDivide_(this Tensor input, [OrNumber] Tensor other) => input.Update(self => self.FloorDivide(other));
}

internal sealed class FloorDivide() : RoundedDiv(floor: true)
{
    public override string NodeName => "torch::autograd::NotImplemented";

    public override Tensor? Gradient(int input, in Pullback at) => throw GradException.NoDerivative("derivative for aten::floor_divide is not implemented");
}
