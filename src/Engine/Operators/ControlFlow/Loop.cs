using GradService.Autograd;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>A loop of a known number of steps that hands carries on and stacks what its steps give beside them.</summary>
/// <param name="name">The operator's name, for errors.</param>
/// <param name="body">One step: the carries, then a slice of each of what is sliced; gives the next carries, then what is to be stacked.</param>
/// <param name="carried">How many carries there are.</param>
/// <param name="reverse">Whether it goes from the last slice to the first.</param>
internal sealed class Loop(string name, Func<Tensor[], Tensor[]> body, int carried, bool reverse)
{
    /// <summary>The last carries, then the stacks.</summary>
    /// <param name="init">The first carries.</param>
    /// <param name="xs">What is sliced along the first dimension.</param>
    /// <param name="length">The number of steps, if there is nothing to slice.</param>
    /// <param name="checkpoint">Whether pieces of about √steps steps are run again by a backward pass, instead of kept.</param>
    public Tensor[] Run(Tensor[] init, Tensor[] xs, long? length, bool checkpoint)
    {
        long steps = Steps(xs, length);
        if (steps == 0)
        {
            return Nothing(init, xs);
        }

        long size = checkpoint ? (long)Math.Ceiling(Math.Sqrt(steps)) : steps;
        int count = Bounds.Parts(((steps - 1) / size) + 1);
        Tensor[][] pieces = count == 1 ? [xs] : Transposed([.. xs.Select(x => x.Split(size))], count);
        var stacks = new Tensor[count][];
        Tensor[] carries = init;
        for (int k = 0; k < count; k++)
        {
            int piece = reverse ? count - 1 - k : k;
            long own = Math.Min(size, steps - (piece * size));
            Tensor[] inputs = [.. carries, .. pieces[piece]];
            Tensor[] results = checkpoint ? RecomputedNode.Run(given => Section(given, own), inputs) : Section(inputs, own);
            (carries, stacks[piece]) = (results[..carried], results[carried..]);
        }

        return [.. carries, .. count == 1 ? stacks[0] : Transposed(stacks, stacks[0].Length).Select(parts => Torch.Cat(parts))];
    }

    /// <summary>What one step gives: the next carries, which are like the ones before, and what is to be stacked.</summary>
    public Tensor[] Step(params Tensor[] inputs)
    {
        // A body may do no work that is counted, and still go on for ever.
        Evaluation.Charge(1);
        Evaluation.Watch();
        long before = Untold();
        Tensor[] results = body(inputs);
        if (Array.Exists(results, static result => result.RequiresGrad))
        {
            // What the tape holds of many small steps is more than their tensors.
            Evaluation.TakeTape(Math.Max(0, Untold() - before));
        }

        if (results.Length < carried)
        {
            throw GradException.Argument($"{name}(): the body must give the next {carried} carries, but gave {results.Length} results");
        }

        for (int i = 0; i < carried; i++)
        {
            if (!results[i].Shape.Equals(inputs[i].Shape) || results[i].DType != inputs[i].DType)
            {
                throw GradException.Shape(
                    $"{name}(): the body must give carries like those that it takes, but carry {i} came in as {Described(inputs[i])} and left as {Described(results[i])}");
            }
        }

        return results;
    }

    // Consecutive steps, from the carries and a piece of what is sliced.
    private Tensor[] Section(Tensor[] inputs, long steps)
    {
        Tensor[] carries = inputs[..carried];
        Tensor[][] slices = [.. inputs[carried..].Select(x => x.Unbind())];
        List<Tensor>[]? rows = null;
        for (long k = 0; k < steps; k++)
        {
            long step = reverse ? steps - 1 - k : k;
            Tensor[] results = Step([.. carries, .. slices.Select(of => of[step])]);
            carries = results[..carried];
            rows ??= [.. results[carried..].Select(_ => new List<Tensor>())];
            for (int i = 0; i < rows.Length; i++)
            {
                rows[i].Add(results[carried + i]);
            }
        }

        return [.. carries, .. rows!.Select(Stacked)];
    }

    private Tensor Stacked(List<Tensor> row)
    {
        if (reverse)
        {
            row.Reverse();
        }

        return Torch.Stack([.. row]);
    }

    private long Steps(Tensor[] xs, long? length)
    {
        long? steps = length;
        for (int i = 0; i < xs.Length; i++)
        {
            if (xs[i].Rank == 0)
            {
                throw GradException.Shape($"{name}(): xs[{i}] is sliced along its first dimension, but it is 0-d");
            }

            steps ??= xs[i].Shape[0];
            if (xs[i].Shape[0] != steps)
            {
                throw GradException.Shape($"{name}(): xs[{i}] has {xs[i].Shape[0]} slices, where {steps} are expected");
            }
        }

        return steps is null ? throw GradException.Argument($"{name}(): without xs it needs a length")
            : steps < 0 ? throw GradException.Argument($"{name}(): length must not be negative, but is {steps}")
            : steps.Value;
    }

    // What a step would give is found out by one whose results nobody sees.
    private Tensor[] Nothing(Tensor[] init, Tensor[] xs)
    {
        Tensor[] results = [];
        using (GradMode.NoGrad())
        using (new OutsideTensors($"what {name}() would give after no step cannot be found out"))
        {
            Checkpoint.WithRandom(Evaluation.Random, () => results = Step([.. init.Select(carry => carry.Detach().Clone()), .. xs.Select(Harmless)]));
        }

        return [.. init, .. results[carried..].Select(row => Torch.Zeros([0, .. row.Shape.Sizes], row.DType))];
    }

    // A slice for which few functions fail: ones, or of matrices the identity.
    private static Tensor Harmless(Tensor x)
    {
        long[] shape = x.Shape.Sizes[1..].ToArray();
        return shape is [.., long rows, long columns] ? Torch.Eye(rows, columns, dtype: x.DType).Expand(shape).Clone() : Torch.Ones(shape, x.DType);
    }

    private static Tensor[][] Transposed(Tensor[][] table, int columns) =>
        [.. Enumerable.Range(0, columns).Select(column => table.Select(row => row[column]).ToArray())];

    // What this thread allocated besides tensors.
    private static long Untold() => GC.GetAllocatedBytesForCurrentThread() - (Evaluation.Current?.Bytes ?? 0);

    private static string Described(Tensor tensor) => $"{tensor.DType.Name()} of shape {tensor.Shape}";
}
