using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// x where x &gt; 0, else x times a slope: in training a random one, uniform in [lower, upper), for each such element; otherwise their mean.
    /// </summary>
    /// <derivative>grad where input &gt; 0, else grad · the slope</derivative>
    [Operator("nn.functional.rrelu", "rrelu", TakesOut = false)]
    [Sample("real(2, 3)")]
    public static Tensor RRelu(this Tensor input, double lower = 1.0 / 8, double upper = 1.0 / 3, bool training = false, bool inplace = false)
    {
        if (!(lower <= upper))
        {
            throw GradException.Argument("Lower bound should be less than or equal to the upper bound");
        }

        if (!training)
        {
            return input.LeakyRelu((lower + upper) / 2, inplace);
        }

        (lower, upper) = (Draws.Rounded(lower, input.DType), Draws.Rounded(upper, input.DType));
        Tensor slopes = EachSample.Drawn(
            sample =>
            {
                bool[] below = [.. sample[0]!.Le(0).ToInt64s().Select(flag => flag != 0)];
                int at = 0;
                return Draws.EachFloat(
                    input.Shape, input.DType, "rrelu_with_noise_out_cpu",
                    () => below[at++] ? (Evaluation.Random.Uniform(DType.Float64) * (upper - lower)) + lower : 1);
            },
            input.Detach());
        return inplace ? input.Update(Sloped) : Sloped(input);

        Tensor Sloped(Tensor x) => The<Anchoring>.Operator.Apply(x).Mul(slopes);
    }

    /// <summary><see cref="RRelu"/> in place.</summary>
    public static Tensor RRelu_(this Tensor input, double lower = 1.0 / 8, double upper = 1.0 / 3, bool training = false) =>
        input.RRelu(lower, upper, training, inplace: true);
}
