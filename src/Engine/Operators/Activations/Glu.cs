using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>a · sigmoid(b), where a and b are the halves of the input along a dimension.</summary>
    /// <derivative>a: grad · sigmoid(b); b: grad · a · sigmoid(b) · (1 − sigmoid(b))</derivative>
    [Operator("nn.functional.glu")]
    [Sample("real(2, 4)")]
    [Sample("real(4, 3), 0")]
    public static Tensor Glu(this Tensor input, long dim = -1)
    {
        if (input.Rank == 0)
        {
            throw GradException.Shape("glu does not support scalars because halving size must be even");
        }

        int at = input.Shape.Dimension(dim);
        long half = input.Shape[at] / 2;
        return input.Shape[at] % 2 == 0
            ? (input.Narrow(at, 0, half) * input.Narrow(at, half, half).Sigmoid()).AsNode("GluBackward0", input)
            : throw GradException.Shape($"Halving dimension must be even, but dimension {at} is size {input.Shape[at]}");
    }
}
