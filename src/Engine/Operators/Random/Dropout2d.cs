using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>In training the channels of (batch, channels, height, width) kept with probability 1 - p and then divided by it, otherwise zero.</summary>
    /// <derivative>grad / (1 - p) where kept, zeros elsewhere</derivative>
    [Operator("nn.functional.dropout2d")]
    [Sample("real(2, 3, 2, 2), 0.5, False")]
    public static Tensor Dropout2d(this Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
        new Dropping(p, training, ByFeature: true).Apply(input, inplace);
}
