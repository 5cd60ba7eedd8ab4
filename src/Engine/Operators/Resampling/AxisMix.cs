using GradService.Tensors;

namespace GradService.Operators;

/// <summary>
/// Along one dimension every output is a weighted sum of a few inputs: out[o] = Σₜ weights[o, t] · in[places[o, t]]. Transposed, every input
/// is shared out again.
/// </summary>
internal sealed class AxisMix(string name, int dim, Taps taps, bool transposed = false) : Linear
{
    public override string NodeName => name;

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        long[] sizes = inputs[0]!.Shape.ToArray();
        sizes[dim] = transposed ? taps.Input : taps.Output;
        return new TensorSpec(Shape.Of(sizes), inputs[0]!.DType);
    }

    public override Tensor? Gradient(int input, in Pullback at) => new AxisMix(name, dim, taps, !transposed).Apply(at.Grad);

    protected override Operator? Lifted(Lift lift) => new AxisMix(name, lift.Dim(dim), taps, transposed);

    protected override long Cost(ReadOnlySpan<Tensor?> inputs, Specs outputs) =>
        MatrixRule.Work(Math.Max(inputs[0]!.Count, outputs[0].Shape.Count), taps.Width, 1);

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        ReadOnlySpan<T> x = inputs[0].Elements<T>();
        Span<T> y = outputs[0].Elements<T>();
        y.Clear();
        if (x.IsEmpty || y.IsEmpty)
        {
            return;
        }

        int step = (int)outputs[0].Shape.Strides[dim];
        int from = (int)inputs[0].Shape[dim] * step, to = (int)outputs[0].Shape[dim] * step;
        for (int line = 0; line < x.Length / from; line++)
        {
            for (int tap = 0; tap < taps.Weights.Length; tap++)
            {
                int outer = tap / taps.Width, inner = taps.Places[tap];
                (int source, int target) = transposed ? (outer, inner) : (inner, outer);
                Span<T> sum = y.Slice((line * to) + (target * step), step);
                TensorPrimitives.MultiplyAdd(x.Slice((line * from) + (source * step), step), T.CreateTruncating(taps.Weights[tap]), sum, sum);
            }
        }
    }
}

/// <summary>Which inputs each output mixes, <paramref name="Width"/> of them, and with which weights.</summary>
internal sealed record Taps(int Input, int Output, int Width, int[] Places, double[] Weights)
{
    // Keys' cubic convolution with PyTorch's parameter: https://en.wikipedia.org/wiki/Bicubic_interpolation
    private const double Cubic = -0.75;

    /// <summary>The taps of an interpolation along one dimension.</summary>
    /// <param name="mode">nearest, nearest-exact, linear or cubic.</param>
    /// <param name="input">The size.</param>
    /// <param name="output">The new size.</param>
    /// <param name="alignCorners">Whether the first and last elements stay in their places.</param>
    /// <param name="factor">The scale that was given, or 0 to go by the sizes.</param>
    public static Taps Of(string mode, int input, int output, bool alignCorners, double factor)
    {
        double scale = alignCorners ? output > 1 ? (double)(input - 1) / (output - 1) : 0 : factor > 0 ? 1 / factor : (double)input / output;
        int width = mode == "cubic" ? 4 : mode == "linear" ? 2 : 1;
        var places = new int[output * width];
        var weights = new double[output * width];
        for (int i = 0; i < output; i++)
        {
            Span<int> at = places.AsSpan(i * width, width);
            Span<double> share = weights.AsSpan(i * width, width);
            if (width == 1)
            {
                // PyTorch finds the nearest in single precision.
                double place = mode == "nearest" ? MathF.Floor(i * (float)scale) : MathF.Floor((i + 0.5f) * (float)scale);
                (at[0], share[0]) = ((int)Math.Clamp(place, 0, input - 1), 1);
                continue;
            }

            double source = alignCorners ? i * scale : ((i + 0.5) * scale) - 0.5;
            source = width == 2 ? Math.Max(source, 0) : source;
            double floor = Math.Floor(source), t = source - floor;
            int first = (int)Math.Clamp(floor, -4, input + 4);
            for (int tap = 0; tap < width; tap++)
            {
                at[tap] = Math.Clamp(first + tap - ((width / 2) - 1), 0, input - 1);
            }

            if (width == 2)
            {
                (share[0], share[1]) = (1 - t, t);
            }
            else
            {
                (share[0], share[1], share[2], share[3]) = (Far(t + 1), Near(t), Near(1 - t), Far(2 - t));
            }
        }

        return new Taps(input, output, width, places, weights);
    }

    private static double Near(double x) => ((((Cubic + 2) * x) - (Cubic + 3)) * x * x) + 1;

    private static double Far(double x) => (((((Cubic * x) - (5 * Cubic)) * x) + (8 * Cubic)) * x) - (4 * Cubic);
}
