using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// The cross entropy of softmax(input) and target, reduced: input [N, C, …]; target either classes [N, …], or probabilities of input's
    /// shape. Without N for one sample. label_smoothing mixes the target with the uniform distribution.
    /// </summary>
    /// <derivative>input: grad · weight · (softmax(input) − target), divided by N or the sum of the weights for the mean</derivative>
    [Operator("nn.functional.cross_entropy")]
    [Sample("real(4, 3), index(3, 4)")]
    [Sample("real(4, 3), index(3, 4), weight=positive(3), label_smoothing=0.2")]
    [Sample("real(2, 3, 2), prob(2, 3, 2), weight=positive(3), label_smoothing=0.2")]
    public static Tensor CrossEntropy(
        Tensor input, Tensor target, Tensor? weight = null, bool? sizeAverage = null, long ignoreIndex = -100, bool? reduce = null,
        string reduction = "mean", double labelSmoothing = 0)
    {
        if (!(labelSmoothing >= 0 && labelSmoothing <= 1))
        {
            throw GradException.Argument(FormattableString.Invariant($"label_smoothing must be between 0.0 and 1.0. Got: {labelSmoothing}"));
        }

        if (input.Rank == 0)
        {
            throw GradException.Shape("Expected 1 or more dimensions (got 0)", "ValueError");
        }

        string chosen = Reduction.Chosen(sizeAverage, reduce, reduction);
        int dim = input.Rank == 1 ? 0 : 1;
        return input.Shape.Equals(target.Shape)
            ? WithProbabilities(input, target, weight, ignoreIndex, chosen, labelSmoothing, dim)
            : WithClasses(input, target, weight, ignoreIndex, chosen, labelSmoothing, dim);
    }

    private static Tensor WithClasses(
        Tensor input, Tensor target, Tensor? weight, long ignoreIndex, string reduction, double smoothing, int dim)
    {
        Tensor logarithms = input.LogSoftmax(dim);
        NllLoss rule = new(logarithms, target, weight, ignoreIndex);
        if (smoothing == 0)
        {
            return rule.Reduced(reduction);
        }

        Tensor all = weight is null ? logarithms : logarithms * AlongClasses(weight, input.Rank, dim);
        Tensor uniform = rule.Ignored.Where(0, -all.Sum([dim]));
        Tensor loss = (rule.Losses * (1 - smoothing)) + (uniform * (smoothing / input.Shape[dim]));
        return reduction switch
        {
            "none" => loss,
            "sum" => loss.Sum(),
            _ => loss.Sum() / rule.Weights.Sum(),
        };
    }

    private static Tensor WithProbabilities(
        Tensor input, Tensor target, Tensor? weight, long ignoreIndex, string reduction, double smoothing, int dim)
    {
        long classes = input.Shape[dim];
        if (!target.DType.IsFloatingPoint())
        {
            throw GradException.Type($"Expected floating point type for target with class probabilities, got {target.DType.ScalarTypeName()}");
        }

        if (ignoreIndex >= 0)
        {
            throw GradException.Argument("ignore_index is not supported for floating point target");
        }

        if (weight is not null && (weight.Rank != 1 || weight.Count != classes))
        {
            throw GradException.Shape(
                $"cross_entropy: weight tensor should be defined either for all {classes} classes or no classes but got weight tensor of shape: {weight.Shape}");
        }

        Tensor expected = smoothing > 0 ? (target * (1 - smoothing)) + (smoothing / classes) : target;
        Tensor terms = -input.LogSoftmax(dim) * expected;
        terms = weight is null ? terms : terms * AlongClasses(weight, input.Rank, dim);
        return reduction switch
        {
            "none" => terms.Sum([dim]),
            "sum" => terms.Sum(),
            _ => Mean(terms.Sum(), input.Count / (double)classes),
        };
    }

    private static Tensor Mean(Tensor sum, double count) => (sum / count).AsNode("DivBackward1", sum);

    /// <summary>A number for each class, shaped so that it broadcasts along the dimension of classes.</summary>
    private static Tensor AlongClasses(Tensor weight, int rank, int dim) =>
        weight.Reshape([.. Enumerable.Range(0, rank).Select(i => i == dim ? weight.Count : 1)]);
}
