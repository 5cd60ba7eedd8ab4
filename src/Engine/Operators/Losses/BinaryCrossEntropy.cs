using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>−weight · (target · ln p + (1 − target) · ln(1 − p)) for probabilities p, the logarithms at least −100, reduced.</summary>
    /// <derivative>input: grad · weight · (p − target) / max(p · (1 − p), 10⁻¹²); target: grad · weight · (ln(1 − p) − ln p)</derivative>
    [Operator("nn.functional.binary_cross_entropy")]
    [Sample("prob(2, 3), prob(2, 3)")]
    [Sample("prob(2, 3), prob(2, 3), weight=positive(3), reduction=\"sum\"")]
    public static Tensor BinaryCrossEntropy(
        Tensor input, Tensor target, Tensor? weight = null, bool? sizeAverage = null, bool? reduce = null, string reduction = "mean")
    {
        if (!input.Shape.Equals(target.Shape))
        {
            throw GradException.Shape(
                $"Using a target size ({Reduction.Size(target)}) that is different to the input size ({Reduction.Size(input)}) is deprecated. "
                + "Please ensure they have the same size.",
                "ValueError");
        }

        if (input.DType != target.DType)
        {
            throw GradException.Type($"Found dtype {target.DType.ScalarTypeName()} but expected {input.DType.ScalarTypeName()}");
        }

        Tensor loss = The<BinaryCrossEntropy>.Operator.Apply(input, target);
        return (weight is null ? loss : loss * weight.BroadcastTo(input.Shape.ToArray())).Reduced(sizeAverage, reduce, reduction)
            .AsNode("BinaryCrossEntropyBackward0", input, target, weight);
    }
}

internal sealed class BinaryCrossEntropy : Binary
{
    private const double LeastLogarithm = -100;

    // 10⁻¹² as a float32 has it, in PyTorch for every dtype.
    private const double LeastVariance = 1e-12f;

    protected override Tensor Derivative(int input, Tensor x, Tensor y, Tensor z) => input == 0
        ? (x - y) / (x * (1 - x)).ClampMin(LeastVariance)
        : (1 - x).Log() - x.Log();

    protected override void Float<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
    {
        for (int i = 0; i < x.Length; i++)
        {
            double p = double.CreateTruncating(x[i]), target = double.CreateTruncating(y[i]);
            if (p is < 0 or > 1)
            {
                throw GradException.Argument("all elements of input should be between 0 and 1");
            }

            z[i] = T.CreateTruncating(
                ((target - 1) * Math.Max(Special.Log1p(-p), LeastLogarithm)) - (target * Math.Max(Math.Log(p), LeastLogarithm)));
        }
    }
}
