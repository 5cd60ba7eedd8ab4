using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>In training the channels of (batch, channels, …) kept with probability 1 - p and then divided by it, otherwise zero.</summary>
    /// <derivative>grad / (1 - p) where kept, zeros elsewhere</derivative>
    [Operator("feature_dropout", TakesOut = false)]
    [Sample("real(2, 3), 0.5, False")]
    public static Tensor FeatureDropout(this Tensor input, double p, bool train) => new Dropping(p, train, ByFeature: true).Apply(input);

    /// <summary><see cref="FeatureDropout"/> in place.</summary>
    [Operator("feature_dropout_")]
    [Sample("real(2, 3), 0.5, True")]
    public static Tensor FeatureDropout_(this Tensor input, double p, bool train) =>
        new Dropping(p, train, ByFeature: true).Apply(input, inplace: true);
}
