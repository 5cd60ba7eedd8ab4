using GradService.Autograd;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>
/// A composite that looks at the values of some inputs, and so cannot take all samples of a vmap level at once: it is called for one sample
/// after the other.
/// </summary>
internal static class EachSample
{
    /// <summary>Whether any of the inputs differs from sample to sample.</summary>
    public static bool IsNeeded(params ReadOnlySpan<Tensor?> inputs) => Batch.Union(inputs) is not null;

    /// <summary>The function of each sample of the innermost level, as a batched tensor. Everything is recorded as usual.</summary>
    public static Tensor Apply(Func<Tensor?[], Tensor> function, params Tensor?[] inputs) =>
        ApplyAll(sample => [function(sample)], inputs)[0];

    /// <summary>The same for several results.</summary>
    public static Tensor[] ApplyAll(Func<Tensor?[], Tensor[]> function, params Tensor?[] inputs)
    {
        BatchDimension innermost = Batch.Union(inputs)!.Innermost;
        return Over(new VmapLevel(innermost.Level, innermost.Size, Randomness.Same), function, inputs);
    }

    /// <summary>
    /// The same for a function that draws random numbers, as the open vmaps ask: where samples differ, by their inputs or by the numbers
    /// that each is to have of its own, it is called for each.
    /// </summary>
    /// <exception cref="GradException">A vmap does not allow it.</exception>
    public static Tensor Drawn(Func<Tensor?[], Tensor> draw, params Tensor?[] inputs)
    {
        List<VmapLevel> open = GradMode.Current.Vmaps;
        if (open.Count > 0)
        {
            Draws.CheckAllowed();
        }

        int place = open.FindLastIndex(level =>
            level.Randomness == Randomness.Different || Array.Exists(inputs, input => input?.Batch?.Find(level.Level) is not null));
        if (place < 0)
        {
            return draw(inputs);
        }

        VmapLevel innermost = open[place];
        RandomNumbers? start = innermost.Randomness == Randomness.Same ? Evaluation.Random.Copy() : null;
        open.RemoveAt(place);
        try
        {
            return Over(innermost, sample => [Draw(sample)], inputs)[0];
        }
        finally
        {
            open.Insert(place, innermost);
        }

        Tensor Draw(Tensor?[] sample)
        {
            Evaluation.Random = start?.Copy() ?? Evaluation.Random;
            return Drawn(draw, sample);
        }
    }

    private static Tensor[] Over(VmapLevel level, Func<Tensor?[], Tensor[]> function, Tensor?[] inputs)
    {
        if (level.Size == 0)
        {
            throw GradException.Argument("vmap: this operator cannot be applied to no samples");
        }

        // Also what all samples share: inside the level, each has a gradient of its own.
        Tensor?[] left = [.. inputs.Select(input => input is null ? null : new LeaveBatch(0, level).Apply(input))];
        var samples = new Tensor[level.Size][];
        for (int sample = 0; sample < samples.Length; sample++)
        {
            samples[sample] = function([.. left.Select(all => all?.Select(0, sample))]);
        }

        return [.. samples[0].Select((_, i) => new EnterBatch(0, level).Apply(Torch.Stack([.. samples.Select(results => results[i])])))];
    }
}
