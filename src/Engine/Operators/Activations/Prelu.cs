using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>x where x &gt; 0, else weight · x; the weight is one number, or one for each channel (dimension 1).</summary>
    /// <derivative>input: grad where input &gt; 0, else weight · grad; weight: Σ grad · input where input ≤ 0</derivative>
    [Operator("prelu", "nn.functional.prelu", TakesOut = false)]
    [Sample("real(2, 3), real(3)")]
    [Sample("real(2, 3, 2), real(1)")]
    public static Tensor Prelu(this Tensor input, Tensor weight)
    {
        if (weight.Count != 1)
        {
            if (input.Rank == 0)
            {
                throw GradException.Shape("Not allow zero-dim input tensor.");
            }

            long channels = input.Rank > 1 ? input.Shape[1] : 1;
            if (channels != weight.Count)
            {
                throw GradException.Shape(
                    $"Mismatch of parameter numbers and input channel size. Found parameter numbers = {weight.Count} and channel size = {channels}.");
            }
        }

        // What no weight multiplies is 0 there, so that ∞ leaves no NaN in the gradient.
        long[] shape = [.. Enumerable.Range(0, input.Rank).Select(i => i == 1 ? weight.Count : 1)];
        Tensor above = input > 0;
        return above.Where(input, above.Where(0, input) * weight.Reshape(shape)).AsNode("PreluBackward0", input, weight);
    }
}
