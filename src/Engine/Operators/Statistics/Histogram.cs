using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// How many elements, or how much weight, fall into each of equally wide bins over a range, by default that of the elements; as a density
    /// over the weight and the width. Also the bins' edges.
    /// </summary>
    /// <derivative>none: counts are constant between their jumps</derivative>
    [Operator("histogram")]
    [Sample("real(5), 3, range=[-2.0, 2.0]")]
    public static (Tensor Hist, Tensor BinEdges) Histogram(
        this Tensor input, long bins = 100, [KeywordOnly] double[]? range = null, [KeywordOnly] Tensor? weight = null, [KeywordOnly] bool density = false)
    {
        if (EachSample.IsNeeded(input, weight))
        {
            Tensor[] each = EachSample.ApplyAll(
                sample => sample[0]!.Histogram(bins, range, sample[1], density) is var (counts, ends) ? [counts, ends] : [], input, weight);
            return (each[0], each[1]);
        }

        var (hist, edges) = HistogramOf(input.Reshape(-1, 1), Binning.Even(input.Reshape(-1, 1), [bins], range), weight?.Reshape(-1), density);
        return (hist, edges[0]);
    }

    /// <summary>The histogram over bins between given edges, which ascend.</summary>
    /// <derivative>none: counts are constant between their jumps</derivative>
    [Operator("histogram")]
    [Sample("real(5), ascending(3)", Constant = true)]
    public static (Tensor Hist, Tensor BinEdges) Histogram(
        this Tensor input, Tensor bins, [KeywordOnly] Tensor? weight = null, [KeywordOnly] bool density = false)
    {
        if (EachSample.IsNeeded(input, bins, weight))
        {
            Tensor[] each = EachSample.ApplyAll(
                sample => sample[0]!.Histogram(sample[1]!, sample[2], density) is var (counts, ends) ? [counts, ends] : [], input, bins, weight);
            return (each[0], each[1]);
        }

        var (hist, edges) = HistogramOf(input.Reshape(-1, 1), Binning.Given(input.Reshape(-1, 1), [bins]), weight?.Reshape(-1), density);
        return (hist, edges[0]);
    }
}
