using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The dropout and which elements were kept.</summary>
    /// <derivative>grad / (1 - p) where kept, zeros elsewhere</derivative>
    [Operator("native_dropout", TakesOut = false)]
    [Sample("real(2, 3), 0.5, False")]
    public static (Tensor Output, Tensor Mask) NativeDropout(this Tensor input, double p, bool? train)
    {
        if (train == false || input.Count == 0)
        {
            return (input.Clone().AsNode("NativeDropoutBackward0", input), Ones(input.Shape.ToArray(), DType.Bool));
        }

        Tensor mask = Draws.Bernoulli(DrawOrder.Like(input), DType.Bool, Chance(1 - p));
        return (input.Mul(mask).Mul(p == 1 ? 0 : 1 / (1 - p)).AsNode("NativeDropoutBackward0", input), mask);
    }
}
