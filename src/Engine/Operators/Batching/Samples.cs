using GradService.Autograd;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>
/// What a batching rule is given: the inputs of an operator for all samples of one vmap level. Levels are taken one at a time, innermost
/// first: tensors here may be batched at outer levels, and what a rule applies to them is batched there in its turn.
/// </summary>
internal readonly ref struct Samples
{
    private readonly Operator op;
    private readonly ReadOnlySpan<Tensor?> inputs;
    private readonly BatchDimension level;

    private Samples(Operator op, ReadOnlySpan<Tensor?> inputs, BatchDimension level)
    {
        this.op = op;
        this.inputs = inputs;
        this.level = level;
    }

    /// <summary>The number of samples.</summary>
    public long Size => level.Size;

    /// <summary>The number of inputs.</summary>
    public int Count => inputs.Length;

    /// <summary>For attributes that speak of dimensions.</summary>
    public Lift Lift => new(level.Size, Math.Max(1, inputs[0]!.Rank));

    /// <summary>Applies an elementwise operator, whose inputs broadcast: to all samples of all levels at once.</summary>
    public static Tensor[] Elementwise(Operator op, ReadOnlySpan<Tensor?> inputs)
    {
        Batch levels = Batch.Union(inputs)!;
        int rank = 0;
        foreach (Tensor? input in inputs)
        {
            rank = Math.Max(rank, input?.Rank ?? 0);
        }

        var aligned = new Tensor?[inputs.Length];
        for (int i = 0; i < aligned.Length; i++)
        {
            aligned[i] = inputs[i] is { Batch: not null } batched ? batched.InFront(levels, rank) : inputs[i];
        }

        Tensor[] outputs = op.Compute(aligned);
        for (int i = 0; i < outputs.Length; i++)
        {
            outputs[i] = outputs[i].Entering(levels);
        }

        return outputs;
    }

    /// <summary>A tensor of its own for each sample of all levels that the inputs have, with a value broadcast into it.</summary>
    public static Tensor Filled(ReadOnlySpan<Tensor?> inputs, Tensor value, Shape shape, DType dtype)
    {
        Batch levels = Batch.Union(inputs)!;
        Tensor filled = levels.Empty(shape, dtype), all = filled.AllSamples;
        Evaluation.Charge(all.Count);
        Kernels.Elementwise.Copy(value.InFront(levels, shape.Rank), all);
        return filled;
    }

    /// <summary>Applies an operator to all samples of the innermost level.</summary>
    public static Tensor[] Innermost(Operator op, ReadOnlySpan<Tensor?> inputs)
    {
        using var unseen = GradMode.BelowAutograd();
        BatchDimension level = Batch.Union(inputs)!.Innermost;
        Tensor[] outputs = op.Map(new Samples(op, inputs, level));
        for (int i = 0; i < outputs.Length; i++)
        {
            outputs[i] = outputs[i].Entering(0, level.Level);
        }

        return outputs;
    }

    /// <summary>Whether an input differs from sample to sample.</summary>
    public bool Has(int input) => inputs[input]?.Batch?.Find(level.Level) is not null;

    /// <summary>Whether an optional input was given.</summary>
    public bool IsGiven(int input) => inputs[input] is not null;

    /// <summary>The rank of a sample of an input.</summary>
    public int Rank(int input) => inputs[input]!.Rank;

    /// <summary>The shape of a sample of an input.</summary>
    public Shape Shape(int input) => inputs[input]!.Shape;

    /// <summary>An input, with the batch dimension in front if it differs from sample to sample.</summary>
    public Tensor Input(int input) => Has(input) ? Stacked(input) : inputs[input]!;

    /// <summary>An input with the batch dimension in front, repeated where all samples have the same.</summary>
    public Tensor Stacked(int input) => inputs[input]!.Leaving(level.Level, level.Size);

    /// <summary>The same; a 0-d sample counts as one of one element, so that it has a dimension for those that an operator speaks of.</summary>
    public Tensor AtLeast1D(int input) => Stacked(input) is { Rank: 1 } scalars ? scalars.Unsqueeze(1) : Stacked(input);

    /// <summary>The error for an operator whose result has another length for each sample, PyTorch's.</summary>
    public static GradException OfUnknownShape(string op) => GradException.Argument(
        $"vmap: We do not support batching operators that can output dynamic shape. Attempted to vmap over aten::{op}. Please voice your support in "
        + "https://github.com/pytorch/functorch/issues/256");

    /// <summary>The inputs as the samples have them, for a rule's checks.</summary>
    public ReadOnlySpan<Tensor?> OfSample => inputs;

    /// <summary>Applies an operator that takes a batch dimension in front of all its inputs.</summary>
    public Tensor[] Through(Operator lifted)
    {
        var stacked = new Tensor?[inputs.Length];
        for (int i = 0; i < stacked.Length; i++)
        {
            stacked[i] = inputs[i] is null ? null : AtLeast1D(i);
        }

        Specs specs = (op as Primitive)?.Infer(inputs) ?? default(TensorSpec);
        Tensor[] outputs = lifted.ComputeAny(stacked);
        for (int i = 0; i < outputs.Length; i++)
        {
            outputs[i] = specs[i].Shape is { } shape && outputs[i].Rank != shape.Rank + 1
                ? outputs[i].Reshape([level.Size, .. shape.Sizes])
                : outputs[i];
        }

        return outputs;
    }

    /// <summary>Applies the operator to one sample after the other: the last resort.</summary>
    public Tensor[] OneByOne()
    {
        if (level.Size == 0)
        {
            return Nothing();
        }

        var samples = new Tensor?[inputs.Length];
        Tensor[][] results = new Tensor[level.Size][];
        for (int sample = 0; sample < results.Length; sample++)
        {
            for (int i = 0; i < samples.Length; i++)
            {
                samples[i] = Has(i) ? Stacked(i).Select(0, sample) : inputs[i];
            }

            results[sample] = op.ComputeAny(samples);
        }

        var outputs = new Tensor[results[0].Length];
        for (int i = 0; i < outputs.Length; i++)
        {
            outputs[i] = Torch.Stack([.. results.Select(result => result[i])]);
        }

        return outputs;
    }

    private Tensor[] Nothing()
    {
        Specs specs = (op as Primitive)?.Infer(inputs) ?? throw GradException.Argument($"vmap: {op.NodeName} cannot be applied to no samples");
        var outputs = new Tensor[specs.Count];
        for (int i = 0; i < outputs.Length; i++)
        {
            outputs[i] = Torch.Empty([0, .. specs[i].Shape.Sizes], specs[i].DType);
        }

        return outputs;
    }
}
