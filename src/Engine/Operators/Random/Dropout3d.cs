using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>In training the channels of (batch, channels, depth, height, width) kept with probability 1 - p and then divided by it, otherwise zero.</summary>
    /// <derivative>grad / (1 - p) where kept, zeros elsewhere</derivative>
    [Operator("nn.functional.dropout3d")]
    [Sample("real(2, 3, 2, 2, 2), 0.5, False")]
    public static Tensor Dropout3d(this Tensor input, double p = 0.5, bool training = true, bool inplace = false)
    {
        // Four dimensions are one of a batch.
        var dropping = new Dropping(p, training, ByFeature: true);
        return input.Rank != 4 ? dropping.Apply(input, inplace)
            : inplace ? input.Update(self => dropping.Apply(self.Unsqueeze(0)).Squeeze(0))
            : dropping.Apply(input.Unsqueeze(0)).Squeeze(0);
    }
}
