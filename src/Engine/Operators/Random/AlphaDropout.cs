using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// In training the elements set to −1.7581 with probability p, and then scaled and shifted to mean 0 and variance 1 (Klambauer and others, 2017:
    /// for the activation selu); else the input itself.
    /// </summary>
    /// <derivative>grad times the scale where kept, zeros elsewhere</derivative>
    [Operator("nn.functional.alpha_dropout", "alpha_dropout")]
    [Sample("real(2, 3)")]
    public static Tensor AlphaDropout(this Tensor input, double p = 0.5, bool training = false, bool inplace = false) =>
        new Dropping(p, training, Alpha: true).Apply(input, inplace);

    /// <summary>torch's own form, in which all arguments are given.</summary>
    /// <derivative>grad times the scale where kept, zeros elsewhere</derivative>
    [Operator("nn.functional.alpha_dropout")]
    [Sample("real(2, 3), 0.5, train=False")]
    public static Tensor AlphaDropoutOf(this Tensor input, double p, bool train) => new Dropping(p, train, Alpha: true).Apply(input);

    /// <summary><see cref="AlphaDropout"/> in place.</summary>
    [Operator("alpha_dropout_")]
    [Sample("real(2, 3), 0.5, True")]
    public static Tensor AlphaDropout_(this Tensor input, double p, bool train) => new Dropping(p, train, Alpha: true).Apply(input, inplace: true);
}
