using System.Numerics;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>How many elements are in each of equally wide bins from min to max, or over the range of the elements if both are 0.</summary>
    /// <derivative>none: counts are constant between their jumps</derivative>
    [Operator("histc")]
    [Sample("index(4, 5), bins=3")]
    public static Tensor Histc(this Tensor input, long bins = 100, Scalar? min = null, Scalar? max = null)
    {
        if (bins <= 0)
        {
            throw GradException.Argument($"torch.histogram(): bins must be > 0, but got {bins} for dimension 0");
        }

        if (min is { } low && max is { } high && low.ToDouble() > high.ToDouble())
        {
            throw GradException.Argument("torch.histc: max must be larger than min");
        }

        return new Histc(bins, min?.ToDouble() ?? 0, max?.ToDouble() ?? 0, 0).Apply(input.Detach());
    }
}

/// <summary>A histogram of the elements behind some leading dimensions, which are those of samples.</summary>
internal sealed class Histc(long bins, double min, double max, int leading) : OrderedPrimitive
{
    public override Tensor? Gradient(int input, in Pullback at) => null;

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) => new TensorSpec(Shape.Of([.. inputs[0]!.Shape.Sizes[..leading], bins]), inputs[0]!.DType);

    protected override Operator? Lifted(Lift lift) => new Histc(bins, min, max, leading + 1);

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        ReadOnlySpan<T> elements = inputs[0].Elements<T>();
        Span<T> counts = outputs[0].Elements<T>();
        counts.Clear();
        int samples = counts.Length / (int)bins, size = samples == 0 ? 0 : elements.Length / samples;
        for (int i = 0; i < samples; i++)
        {
            Count(elements.Slice(i * size, size), counts.Slice(i * (int)bins, (int)bins));
        }
    }

    private void Count<T>(ReadOnlySpan<T> elements, Span<T> counts)
        where T : unmanaged, INumber<T>
    {
        var (low, high) = (min, max);
        if (low == high && elements.Length > 0)
        {
            (low, high) = (double.CreateTruncating(TensorPrimitives.Min(elements)), double.CreateTruncating(TensorPrimitives.Max(elements)));
        }

        if (!double.IsFinite(low) || !double.IsFinite(high))
        {
            throw GradException.Argument($"range of [{low}, {high}] is not finite");
        }

        (low, high) = low == high ? (low - 1, high + 1) : (low, high);
        foreach (T element in elements)
        {
            double value = double.CreateTruncating(element);
            if (value >= low && value <= high)
            {
                counts[(int)Math.Min((value - low) / (high - low) * bins, bins - 1)]++;
            }
        }
    }
}
