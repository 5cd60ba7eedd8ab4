using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>In training the channels of (batch, channels, length) or (channels, length) kept with probability 1 - p and then divided by it, otherwise zero.</summary>
    /// <derivative>grad / (1 - p) where kept, zeros elsewhere</derivative>
    [Operator("nn.functional.dropout1d")]
    [Sample("real(2, 3, 2), 0.5, False")]
    public static Tensor Dropout1d(this Tensor input, double p = 0.5, bool training = true, bool inplace = false)
    {
        if (input.Rank is not (2 or 3))
        {
            throw GradException.Shape(
                $"dropout1d: Expected 2D or 3D input, but received a {input.Rank}D input. Note that dropout1d exists to provide channel-wise dropout on inputs "
                + "with 1 spatial dimension, a channel dimension, and an optional batch dimension (i.e. 2D or 3D inputs).");
        }

        var dropping = new Dropping(p, training, ByFeature: true);
        return input.Rank == 3 ? dropping.Apply(input, inplace)
            : inplace ? input.Update(self => dropping.Apply(self.Unsqueeze(0)).Squeeze(0))
            : dropping.Apply(input.Unsqueeze(0)).Squeeze(0);
    }
}
