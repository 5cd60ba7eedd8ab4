using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>How many of so many tries succeed at a probability, at random; of one dtype, broadcast.</summary>
    /// <derivative>none: asking for it is an error</derivative>
    [Operator("binomial")]
    [Sample("[5.0, 60.0], [0.5, 0.3]")]
    public static Tensor Binomial(Tensor count, Tensor prob)
    {
        if (count.DType != prob.DType)
        {
            throw GradException.Type($"Found dtype {prob.DType.ScalarTypeName()} but expected {count.DType.ScalarTypeName()}");
        }

        Shape shape = Shape.Broadcast(count.Shape, prob.Shape);
        return EachSample.Drawn(
            sample =>
            {
                double[] counts = sample[0]!.ToDoubles(), chances = sample[1]!.ToDoubles();
                int at = 0;
                return Draws.EachFloat(shape, count.DType, "binomial_cpu", () => Counts.Binomial(counts[at], chances[at++]));
            },
            count.Detach().Expand(shape.ToArray()), prob.Detach().Expand(shape.ToArray()));
    }
}
