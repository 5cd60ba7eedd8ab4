using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// The softmax of (logits + g) / tau for random g of Gumbel's distribution (Jang, Gu and Poole, 2017); with hard the vertex next to it, whose
    /// gradient is taken for that of the softmax.
    /// </summary>
    /// <derivative>that of the softmax, over tau</derivative>
    [Operator("nn.functional.gumbel_softmax")]
    [Sample("[1.0, 2.0, 0.5]")]
    public static Tensor GumbelSoftmax(this Tensor logits, double tau = 1, bool hard = false, double eps = 1e-10, long dim = -1)
    {
        Tensor gumbels = Draws.Exponential(logits.Shape, logits.DType, 1).Log().Neg();
        Tensor soft = logits.Add(gumbels).Div(tau).Softmax(dim);
        if (!hard)
        {
            return soft;
        }

        Tensor index = soft.Detach().Argmax(dim, keepdim: true);
        return logits.Detach().ZerosLike().Scatter(dim, index, 1.0).Sub(soft.Detach()).Add(soft);
    }
}
