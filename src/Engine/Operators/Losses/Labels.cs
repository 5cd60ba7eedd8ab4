using GradService.Tensors;

namespace GradService.Operators;

/// <summary>The targets of a batch for <c>ctc_loss</c>, each between blanks: b, l₁, b, l₂, …, b.</summary>
/// <param name="InputLengths">How many time steps of each sequence count.</param>
/// <param name="TargetLengths">How many labels each target has.</param>
/// <param name="Classes">The classes (N, 2S + 1), blanks behind the end.</param>
/// <param name="Skips">Where a path may come from two places before: at labels that differ from the label before them.</param>
internal sealed record Labels(long[] InputLengths, long[] TargetLengths, Tensor Classes, Tensor Skips)
{
    public static Labels Read(Tensor logProbs, Tensor targets, long[] inputLengths, long[] targetLengths, long blank)
    {
        if (logProbs.Rank != 3)
        {
            throw GradException.Shape($"Expected 3-dimensional tensor, but got {logProbs.Rank}-dimensional tensor for argument #1 'log_probs' (while checking arguments for ctc_loss_cpu)");
        }

        if (!logProbs.DType.IsFloatingPoint())
        {
            throw GradException.NotImplementedFor("ctc_loss_cpu", logProbs.DType);
        }

        (long steps, long batch, long count) = (logProbs.Shape[0], logProbs.Shape[1], logProbs.Shape[2]);
        string? wrong = blank < 0 || blank >= count ? "blank must be in label range"
            : inputLengths.Length != batch ? "input_lengths must be of size batch_size"
            : targetLengths.Length != batch ? "target_lengths must be of size batch_size"
            : Array.Find(inputLengths, length => length > steps) is var over and > 0
                ? $"Expected input_lengths to have value at most {steps}, but got value {over} (while checking arguments for ctc_loss_cpu)"
            : Array.Exists(inputLengths, length => length < 0) ? "Expected input_lengths to have value at least 0"
            : Array.Exists(targetLengths, length => length < 0) ? "Expected target_lengths to have value at least 0"
            : null;
        if (wrong is not null)
        {
            throw GradException.Argument(wrong);
        }

        return Spread(targets, inputLengths, targetLengths, batch, count, blank);
    }

    /// <summary>The logarithms of the probabilities (N) that the sequences (T, N, C) read as these labels.</summary>
    public Tensor LogProbability(Tensor logProbs)
    {
        long steps = logProbs.Shape[0], batch = logProbs.Shape[1], places = Classes.Shape[1];
        Tensor index = Classes.Unsqueeze(0).Expand([steps, batch, places]);
        Tensor[] emitted = logProbs.Gather(2, index).Unbind(0);
        Tensor starts = Torch.Arange(places).Eq(0).To(logProbs.DType).Log().Expand([batch, places]);
        Tensor lengths = Tensor.From<long>(InputLengths, DType.Int64, Shape.Of(batch, 1));

        // Before the first step a path stands before the first blank: it reaches the first label, too, by a step of one.
        Tensor paths = starts;
        for (int t = 0; t < emitted.Length; t++)
        {
            Tensor from = t == 0 ? SumExp([paths, Moved(paths, 1)])
                : SumExp([paths, Moved(paths, 1), Skips.Where(Moved(paths, 2), double.NegativeInfinity)]);
            paths = lengths.Gt(t).Where(from.Add(emitted[t]), paths);
        }

        Tensor last = Tensor.From<long>([.. TargetLengths.Select(length => 2 * length)], DType.Int64, Shape.Of(batch, 1));
        Tensor blank = paths.Gather(1, last), label = last.Gt(0).Where(paths.Gather(1, last.Sub(1).ClampMin(0)), double.NegativeInfinity);
        return SumExp([blank, label]).Squeeze(1);
    }

    private static Labels Spread(Tensor targets, long[] inputLengths, long[] targetLengths, long batch, long count, long blank)
    {
        long total = targetLengths.Aggregate(0L, static (sum, length) => Bounds.Sum(sum, length)), longest = targetLengths.DefaultIfEmpty(0).Max();
        bool joined = targets.Rank == 1;
        if (joined ? targets.Count != total : targets.Rank != 2 || targets.Shape[0] != batch || targets.Shape[1] < longest)
        {
            throw GradException.Shape(
                joined ? $"Expected tensor to have size {total} at dimension 0, but got size {targets.Count} for argument #2 'targets' (while checking arguments for ctc_loss_cpu)"
                : targets.Rank == 2 && targets.Shape[0] == batch
                    ? $"Expected tensor to have size at least {longest} at dimension 1, but got size {targets.Shape[1]} for argument #2 'targets' (while checking "
                    + "arguments for ctc_loss_cpu)"
                : $"Expected targets of shape ({batch}, S) or one vector of all, but got targets of shape {targets.Shape}");
        }

        long[] given = targets.ToInt64s();
        if (Array.Exists(given, label => label < 0 || label >= count) && total > 0)
        {
            throw GradException.Argument($"Expected targets to be classes from 0 to {count - 1}, but got {given.First(label => label < 0 || label >= count)}");
        }

        long width = (2 * longest) + 1;
        Tensor classes = Torch.Full([batch, width], blank, DType.Int64), skips = Torch.Zeros([batch, width], DType.Bool);
        Span<long> labels = classes.Elements<long>();
        Span<byte> differ = skips.Elements<byte>();
        long start = 0;
        for (int i = 0; i < batch; i++)
        {
            for (int j = 0; j < targetLengths[i]; j++)
            {
                int at = (int)((i * width) + (2 * j) + 1);
                labels[at] = given[(joined ? start : i * targets.Shape[1]) + j];
                differ[at] = j > 0 && labels[at] != labels[at - 2] ? (byte)1 : (byte)0;
            }

            start += targetLengths[i];
        }

        return new Labels(inputLengths, targetLengths, classes, skips);
    }

    private static Tensor Moved(Tensor paths, long by) => paths.ConstantPadNd([by, -by], double.NegativeInfinity);

    // Where all are -∞ the way through exp and log would make the gradient NaN; there the first passes, whose gradient is then zero further back.
    private static Tensor SumExp(Tensor[] terms)
    {
        Tensor stack = Torch.Stack(terms, 0), high = stack.Detach().Amax([0]), dead = high.Eq(double.NegativeInfinity);
        Tensor shift = dead.Where(high.ZerosLike(), high);
        Tensor sum = dead.Where(high.OnesLike(), stack.Sub(shift).Exp().Sum([0]));
        return dead.Where(high, sum.Log().Add(shift));
    }
}
