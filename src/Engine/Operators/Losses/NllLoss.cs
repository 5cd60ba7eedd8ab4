using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// −weight[target] · input[n, target], reduced: input [N, C, …] holds logarithms of probabilities, target [N, …] classes; without N for
    /// one sample. Elements whose target is ignore_index count nothing; the mean is weighted.
    /// </summary>
    /// <derivative>input: −grad · weight[target] at each target, divided by the sum of the weights for the mean, else 0</derivative>
    [Operator("nn.functional.nll_loss")]
    [Sample("real(4, 3), index(3, 4)")]
    [Sample("real(2, 3, 2), index(3, 2, 2), weight=positive(3), reduction=\"none\"")]
    [Sample("real(4, 3), index(3, 4), ignore_index=1, reduction=\"sum\"")]
    public static Tensor NllLoss(
        Tensor input, Tensor target, Tensor? weight = null, bool? sizeAverage = null, long ignoreIndex = -100, bool? reduce = null,
        string reduction = "mean")
    {
        NllLoss rule = new(input, target, weight, ignoreIndex);
        return rule.Reduced(Reduction.Chosen(sizeAverage, reduce, reduction));
    }
}

/// <summary>The losses of samples whose class is known, and their weights.</summary>
internal sealed class NllLoss
{
    private readonly Tensor input;
    private readonly Tensor? weight;

    public NllLoss(Tensor input, Tensor target, Tensor? weight, long ignoreIndex)
    {
        CheckShapes(input, target, weight);
        this.input = input;
        this.weight = weight;
        int dim = input.Rank == 1 ? 0 : 1;
        Ignored = target.Eq(ignoreIndex);
        Tensor classes = Ignored.Where(0, target);
        CheckRange(classes, input.Shape[dim]);
        Classes = classes;
        Weights = Ignored.Where(0, weight is null ? Torch.Ones(target.Shape.ToArray(), input.DType) : weight.Take(classes));
        Tensor picked = The<Anchoring>.Operator.Apply(input).Gather(dim, classes.Unsqueeze(dim)).Squeeze(dim);
        Losses = Ignored.Where(0, -picked * Weights);
    }

    /// <summary>The loss of each sample; 0 where it is ignored.</summary>
    public Tensor Losses { get; }

    /// <summary>The weight of each sample's class; 0 where it is ignored.</summary>
    public Tensor Weights { get; }

    /// <summary>Which samples are ignored.</summary>
    public Tensor Ignored { get; }

    /// <summary>The class of each sample, some class where it is ignored.</summary>
    public Tensor Classes { get; }

    /// <summary>The losses, reduced; the mean is weighted.</summary>
    public Tensor Reduced(string reduction)
    {
        Tensor reduced = reduction switch
        {
            "none" => Losses,
            "sum" => Losses.Sum(),
            _ => Losses.Sum() / Weights.Sum(),
        };
        return reduced.AsNode(input.Rank > 2 ? "NllLoss2DBackward0" : "NllLossBackward0", input, weight);
    }

    private static void CheckShapes(Tensor input, Tensor target, Tensor? weight)
    {
        if (input.Rank == 0)
        {
            throw GradException.Shape("Expected 1 or more dimensions (got 0)", "ValueError");
        }

        if (target.DType != DType.Int64)
        {
            throw GradException.Type($"expected scalar type Long but found {target.DType.ScalarTypeName()}");
        }

        long[] sizes = input.Shape.ToArray();
        long[] expected = input.Rank == 1 ? [] : [sizes[0], .. sizes.AsSpan(2)];
        if (input.Rank > 1 && target.Rank > 0 && sizes[0] != target.Shape[0])
        {
            throw GradException.Shape($"Expected input batch_size ({sizes[0]}) to match target batch_size ({target.Shape[0]}).", "ValueError");
        }

        if (!target.Shape.Sizes.SequenceEqual(expected))
        {
            throw GradException.Shape(
                input.Rank <= 2
                    ? "0D or 1D target tensor expected, multi-target not supported"
                    : $"Expected target size {Shape.Format(expected)}, got {target.Shape}");
        }

        long classes = sizes[Math.Min(1, sizes.Length - 1)];
        if (weight is not null && (weight.Rank != 1 || weight.Count != classes))
        {
            throw GradException.Shape(
                $"weight tensor should be defined either for all {classes} classes or no classes but got weight tensor of shape: {weight.Shape}");
        }
    }

    private static void CheckRange(Tensor classes, long count)
    {
        foreach (long one in classes.AllSamples.Dense().Elements<long>())
        {
            if (one < 0 || one >= count)
            {
                throw GradException.Argument($"Target {one} is out of bounds.", "IndexError");
            }
        }
    }
}
