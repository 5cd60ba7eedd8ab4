using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>In training the elements kept with probability 1 - p and then divided by it, otherwise zero; else the input itself.</summary>
    /// <derivative>grad / (1 - p) where kept, zeros elsewhere</derivative>
    [Operator("nn.functional.dropout", "dropout", TakesOut = false)]
    [Sample("real(2, 3), 0.5, False")]
    public static Tensor Dropout(this Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
        new Dropping(p, training).Apply(input, inplace);

    /// <summary>torch's own form, in which all arguments are given.</summary>
    /// <derivative>grad / (1 - p) where kept, zeros elsewhere</derivative>
    [Operator("nn.functional.dropout")]
    [Sample("real(2, 3), 0.5, train=False")]
    public static Tensor DropoutOf(this Tensor input, double p, bool train) => new Dropping(p, train).Apply(input);

    /// <summary><see cref="Dropout"/> in place.</summary>
    [Operator("dropout_")]
    [Sample("real(2, 3), 0.5, True")]
    public static Tensor Dropout_(this Tensor input, double p, bool train) => new Dropping(p, train).Apply(input, inplace: true);
}
