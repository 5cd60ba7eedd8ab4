using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>scale · x where x &gt; 0, else scale · alpha · (exp(x) − 1), with the constants of self-normalizing networks.</summary>
    /// <derivative>grad · scale where input &gt; 0, else grad · scale · alpha · exp(input)</derivative>
    [Operator("selu", "nn.functional.selu", TakesOut = false)]
    [Sample("real(2, 3)")]
    public static Tensor Selu(this Tensor input, bool inplace = false) =>
        new Elu(1.6732632423543772848170429916717, 1.0507009873554804934193349852946, 1).Activate(input, inplace);

    /// <summary><see cref="Selu"/> in place.</summary>
    public static Tensor Selu_(this Tensor input) => input.Selu(inplace: true);
}
