using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The <c>alpha_dropout</c> of whole channels of (batch, channels, …).</summary>
    /// <derivative>grad times the scale where kept, zeros elsewhere</derivative>
    [Operator("nn.functional.feature_alpha_dropout", "feature_alpha_dropout")]
    [Sample("real(2, 3)")]
    public static Tensor FeatureAlphaDropout(this Tensor input, double p = 0.5, bool training = false, bool inplace = false) =>
        new Dropping(p, training, ByFeature: true, Alpha: true).Apply(input, inplace);

    /// <summary>torch's own form, in which all arguments are given.</summary>
    /// <derivative>grad times the scale where kept, zeros elsewhere</derivative>
    [Operator("nn.functional.feature_alpha_dropout")]
    [Sample("real(2, 3), 0.5, train=False")]
    public static Tensor FeatureAlphaDropoutOf(this Tensor input, double p, bool train) =>
        new Dropping(p, train, ByFeature: true, Alpha: true).Apply(input);

    /// <summary><see cref="FeatureAlphaDropout"/> in place.</summary>
    [Operator("feature_alpha_dropout_")]
    [Sample("real(2, 3), 0.5, True")]
    public static Tensor FeatureAlphaDropout_(this Tensor input, double p, bool train) =>
        new Dropping(p, train, ByFeature: true, Alpha: true).Apply(input, inplace: true);
}
