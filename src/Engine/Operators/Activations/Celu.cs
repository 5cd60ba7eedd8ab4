using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>x where x &gt; 0, else alpha · (exp(x / alpha) − 1).</summary>
    /// <derivative>grad where input &gt; 0, else grad · exp(input / alpha)</derivative>
    [Operator("celu", "nn.functional.celu", TakesOut = false)]
    [Sample("real(2, 3)")]
    [Sample("real(2, 3), 1.7")]
    public static Tensor Celu(this Tensor input, double alpha = 1, bool inplace = false) =>
        alpha == 0
            ? throw GradException.Argument("ZeroDivisionError: alpha cannot be 0 for CELU")
            : new Celu(alpha).Activate(input, inplace);

    /// <summary><see cref="Celu"/> in place.</summary>
    public static Tensor Celu_(this Tensor input, double alpha = 1) => input.Celu(alpha, inplace: true);
}


internal sealed class Celu(double alpha) : Elu(alpha, 1, 1 / alpha);
