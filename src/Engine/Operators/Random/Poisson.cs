using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A random count for each expected one: Poisson's distribution.</summary>
    /// <derivative>zero</derivative>
    [Operator("poisson")]
    [Sample("[0.5, 20.0]")]
    public static Tensor Poisson(this Tensor input) => new Draw("Poisson", () => EachSample.Drawn(
        sample =>
        {
            double[] rates = sample[0]!.ToDoubles();
            int at = 0;
            return Draws.EachFloat(input.Shape, input.DType, "poisson_cpu", () => Counts.Poisson(rates[at++]));
        },
        input.Detach())).Apply(input);
}
