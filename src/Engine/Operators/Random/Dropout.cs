using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>In training the elements kept with probability 1 - p and then divided by it, otherwise zero; else the input itself.</summary>
    /// <derivative>grad / (1 - p) where kept, zeros elsewhere</derivative>
    [Operator("nn.functional.dropout", "dropout")]
    [Sample("real(2, 3), 0.5, False")]
    public static Tensor Dropout(this Tensor input, double p = 0.5, bool training = true)
    {
        if (!(p is >= 0 and <= 1))
        {
            throw GradException.Argument($"dropout probability has to be between 0 and 1, but got {p}", "ValueError");
        }

        if (!training || p == 0)
        {
            return input;
        }

        double keep = 1 - p;
        return input.Mul(
            keep == 0 ? input.Detach().ZerosLike() : Draws.Each(input.Shape, input.DType, () => Evaluation.Random.Uniform(DType.Float64) < keep ? 1 / keep : 0));
    }
}
