using GradService.Tensors;

namespace GradService.Operators;

/// <summary>Which elements of an image are mixed at each place.</summary>
/// <param name="NodeName">The name of the operation that mixes.</param>
/// <param name="Image">The image's shape.</param>
/// <param name="At">Flat positions in the image for each tap of each place of each image of the batch; -1 for zero.</param>
/// <param name="Taps">How many are mixed at a place.</param>
internal sealed record Places(string NodeName, Shape Image, int[] At, int Taps);

/// <summary>
/// The form Σ x[b, c, at[b, p, t]] · w[b, p, t] · g[b, c, p], linear in each of an image x, weights w and mixtures g, opened at one of
/// them: its derivative by that one, as a product of the two others. The gradients of each opening are the other openings.
/// </summary>
internal sealed class Mixture(Places places, int open) : Bilinear
{
    public const int Image = 0;
    public const int Weights = 1;
    public const int Result = 2;

    public override string NodeName => open == Result ? places.NodeName : places.NodeName.Replace("Backward0", "BackwardBackward0", StringComparison.Ordinal);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        Shape first = inputs[0]!.Shape, second = inputs[1]!.Shape;
        long batch = first[0], taps = places.Taps, points = places.At.Length / Math.Max(1, batch * taps);
        return new TensorSpec(
            open switch
            {
                Image => Shape.Of(batch, second[1], places.Image.Count),
                Weights => Shape.Of(batch, points, taps),
                _ => Shape.Of(batch, first[1], points),
            },
            inputs[0]!.DType);
    }

    public override Tensor? Gradient(int input, in Pullback at)
    {
        Tensor?[] slots = new Tensor?[3];
        int[] given = [.. Enumerable.Range(0, 3).Where(slot => slot != open)];
        slots[open] = at.Grad;
        slots[given[1 - input]] = at.Input(1 - input);
        Tensor[] others = [.. slots.Where(slot => slot is not null)!];
        return new Mixture(places, given[input]).Apply(others[0], others[1]);
    }

    // The samples are further images, each with the places of its own image.
    protected internal override Tensor[] Map(in Samples samples)
    {
        long[] result = samples.Lift.Shape(Infer(samples.OfSample)[0].Shape).ToArray();
        long copies = samples.Size;
        Evaluation.Take(Bounds.Product(places.At.LongLength * sizeof(int), copies));
        var at = new int[checked(places.At.Length * copies)];
        for (int i = 0; i < copies; i++)
        {
            places.At.CopyTo(at, i * places.At.Length);
        }

        Tensor first = samples.Stacked(0).Flatten(0, 1), second = samples.Stacked(1).Flatten(0, 1);
        return [new Mixture(places with { At = at }, open).ComputeAny([first, second])[0].Reshape(result)];
    }

    protected override long Cost(ReadOnlySpan<Tensor?> inputs, Specs outputs)
    {
        Shape channels = open == Result ? inputs[0]!.Shape : open == Image ? inputs[1]!.Shape : inputs[0]!.Shape;
        return places.At.Length * Math.Max(1, channels[1]);
    }

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        Tensor x = open == Image ? outputs[0] : inputs[0], g = open == Result ? outputs[0] : inputs[1];
        Tensor w = open == Weights ? outputs[0] : inputs[open == Image ? 0 : 1];
        outputs[0].Elements<T>().Clear();
        int batch = (int)x.Shape[0], channels = (int)x.Shape[1], pixels = (int)x.Shape[2], points = (int)g.Shape[2], taps = places.Taps;
        for (int plane = 0; plane < batch * channels && points > 0; plane++)
        {
            int image = plane / channels, block = image * points * taps;
            Walk(
                places.At.AsSpan(block, points * taps), x.Elements<T>().Slice(plane * pixels, pixels),
                w.Elements<T>().Slice(block, points * taps), g.Elements<T>().Slice(plane * points, points));
        }
    }

    private void Walk<T>(ReadOnlySpan<int> at, Span<T> x, Span<T> w, Span<T> g)
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        for (int i = 0; i < at.Length; i++)
        {
            int place = i / places.Taps, pixel = at[i];
            if (open == Result)
            {
                // A weight that is not finite shows, even where it weighs nothing.
                g[place] += w[i] * (pixel < 0 ? T.Zero : x[pixel]);
            }
            else if (pixel >= 0 && open == Image)
            {
                x[pixel] += w[i] * g[place];
            }
            else if (pixel >= 0)
            {
                w[i] += x[pixel] * g[place];
            }
        }
    }
}
