using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// How many points (…, N) fall into each of equally wide bins in each of their N coordinates; so many bins for each, or for all. Then the
    /// bins' edges, a tensor for each coordinate. The range is least and greatest of the first coordinate, of the second, and so on.
    /// </summary>
    /// <derivative>none: counts are constant between their jumps</derivative>
    [Operator("histogramdd")]
    [Sample("real(5, 2), [2, 3], [-2.0, 2.0, -2.0, 2.0]")]
    public static Tensor[] Histogramdd(this Tensor input, long[] bins, double[]? range = null, Tensor? weight = null, bool density = false)
    {
        if (EachSample.IsNeeded(input, weight))
        {
            return EachSample.ApplyAll(sample => sample[0]!.Histogramdd(bins, range, sample[1], density), input, weight);
        }

        Tensor points = Points(input);
        var (hist, edges) = HistogramOf(points, Binning.Even(points, bins, range), weight?.Reshape(-1), density);
        return [hist, .. edges];
    }

    /// <summary>The histogram over bins between given edges, for each coordinate.</summary>
    /// <derivative>none: counts are constant between their jumps</derivative>
    [Operator("histogramdd")]
    public static Tensor[] Histogramdd(this Tensor input, Tensor[] bins, Tensor? weight = null, bool density = false)
    {
        if (EachSample.IsNeeded([input, weight, .. bins]))
        {
            return EachSample.ApplyAll(sample => sample[0]!.Histogramdd([.. sample[2..]!], sample[1], density), [input, weight, .. bins]);
        }

        Tensor points = Points(input);
        var (hist, edges) = HistogramOf(points, Binning.Given(points, bins), weight?.Reshape(-1), density);
        return [hist, .. edges];
    }

    private static Tensor Points(Tensor input) => input.Rank >= 2
        ? input.Detach().Reshape(input.Shape[^1] == 0 ? 0 : input.Count / input.Shape[^1], input.Shape[^1])
        : throw GradException.Shape("torch.histogramdd: input tensor should have at least 2 dimensions");

    private static (Tensor Hist, Tensor[] Edges) HistogramOf(Tensor points, double[][] edges, Tensor? weight, bool density)
    {
        if (!(points.DType is DType.Float32 or DType.Float64))
        {
            throw GradException.NotImplementedFor("histogramdd", points.DType);
        }

        if (weight is not null && weight.Count != points.Shape[0])
        {
            throw GradException.Shape(
                "torch.histogramdd: if weight tensor is provided it should have the same shape as the input tensor excluding its innermost dimension, but "
                + $"got input with shape {points.Shape} and weight with shape {weight.Shape}");
        }

        Shape shape = Shape.Of([.. edges.Select(edge => edge.Length - 1L)]);
        Tensor hist = Binning.Count(points.Detach().Dense(DType.Float64), edges, weight?.Detach().Dense(DType.Float64), Tensor.Empty(shape, DType.Float64));
        if (density)
        {
            hist = hist.Div(hist.Sum());
            for (int i = 0; i < edges.Length; i++)
            {
                Tensor edge = Tensor.From<double>(edges[i], DType.Float64, Shape.Of(edges[i].Length));
                hist = hist.Div(edge.Diff().Reshape([.. Enumerable.Range(0, edges.Length).Select(d => d == i ? -1L : 1)]));
            }
        }

        return (hist.To(points.DType), [.. edges.Select(edge => Tensor.From<double>(edge, DType.Float64, Shape.Of(edge.Length)).To(points.DType))]);
    }
}
