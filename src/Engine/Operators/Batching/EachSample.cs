using GradService.Autograd;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>
/// A composite that looks at the values of some inputs, and so cannot take all samples of a vmap level at once: it is called for one sample
/// after the other.
/// </summary>
internal static class EachSample
{
    /// <summary>The function of each sample of the innermost level, as a batched tensor. Everything is recorded as usual.</summary>
    public static Tensor Apply(Func<Tensor?[], Tensor> function, params Tensor?[] inputs)
    {
        BatchDimension innermost = Batch.Union(inputs)!.Innermost;
        var level = new VmapLevel(innermost.Level, innermost.Size, Randomness.Same);
        Tensor?[] left = [.. inputs.Select(input => input?.Batch?.Find(level.Level) is null ? input : new LeaveBatch(0, level).Apply(input))];
        var samples = new Tensor[level.Size];
        for (int sample = 0; sample < samples.Length; sample++)
        {
            samples[sample] = function([.. left.Select((all, i) => ReferenceEquals(all, inputs[i]) ? all : all!.Select(0, sample))]);
        }

        return samples.Length == 0
            ? throw GradException.Argument("vmap: this operator cannot be applied to no samples")
            : new EnterBatch(0, level).Apply(Torch.Stack(samples));
    }
}
