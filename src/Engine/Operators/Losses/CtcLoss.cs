using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// Connectionist temporal classification (Graves and others, 2006): −ln of the probability that a sequence of classes (T, N, C), given as
    /// logarithms, reads as the targets (N, S), or all of them in one vector, when repetitions and then blanks are left out. "mean" divides
    /// by the targets' lengths first.
    /// </summary>
    /// <derivative>−grad · the probability that a path through the targets takes the class at the time; exact also where the classes' probabilities do not sum to 1</derivative>
    [Operator("nn.functional.ctc_loss", "ctc_loss")]
    [Sample("real(5, 2, 3), [[1, 2], [2, 2]], [5, 4], [2, 2]")]
    [Sample("real(4, 3), [1, 0], [4], [2], blank=2, reduction=\"sum\"")]
    public static Tensor CtcLoss(
        this Tensor logProbs, Tensor targets, Tensor inputLengths, Tensor targetLengths, long blank = 0, string reduction = "mean", bool zeroInfinity = false)
    {
        Reduction.Chosen(null, null, reduction);
        bool batched = logProbs.Rank == 3;
        Tensor classes = batched ? logProbs : logProbs.Unsqueeze(1);
        Labels labels = Labels.Read(classes, targets, inputLengths.ToInt64s(), targetLengths.ToInt64s(), blank);
        Tensor losses = labels.LogProbability(classes).Neg();
        if (zeroInfinity)
        {
            losses = losses.Detach().Eq(double.PositiveInfinity).Where(losses.ZerosLike(), losses);
        }

        Tensor lengths = Tensor.From<long>(labels.TargetLengths, DType.Int64, Shape.Of(labels.TargetLengths.Length)).ClampMin(1);
        return reduction == "mean" ? losses.Div(lengths).Mean() : batched || reduction == "sum" ? losses.Reduced(reduction) : losses.Squeeze(0);
    }
}
