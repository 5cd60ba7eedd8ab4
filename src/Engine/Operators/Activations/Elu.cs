using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>x where x &gt; 0, else alpha · (exp(x) − 1).</summary>
    /// <derivative>grad where input &gt; 0, else grad · alpha · exp(input)</derivative>
    [Operator("nn.functional.elu")]
    [Sample("real(2, 3)")]
    [Sample("real(2, 3), 1.7")]
    public static Tensor Elu(this Tensor input, double alpha = 1, bool inplace = false) => new Elu(alpha, 1, 1).Activate(input, inplace);

    /// <summary><see cref="Elu"/> in place.</summary>
    public static Tensor Elu_(this Tensor input, double alpha = 1) => input.Elu(alpha, inplace: true);
}


/// <summary>scale · x where x &gt; 0, else scale · alpha · (exp(inner · x) − 1).</summary>
internal class Elu(double alpha, double scale, double inner) : ScalarUnary
{
    protected override Integers Integers => Integers.Stay;

    protected sealed override Tensor Derivative(Tensor x, Tensor y)
    {
        // The exponential of a positive number is not wanted, and might be infinite.
        Tensor above = x > 0;
        Tensor slope = (above.Where(0, x) * inner).Exp() * (alpha * scale * inner);
        return above.Where(scale, slope);
    }

    protected sealed override double Value(double x) => x > 0 ? scale * x : scale * alpha * Special.Expm1(inner * x);
}
