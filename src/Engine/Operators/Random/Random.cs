using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Overwrites the tensor with random integers: from 0 to the greatest of its dtype, or to the last that floats hold exactly.</summary>
    /// <derivative>zero</derivative>
    [Operator("Tensor.random_")]
    [Sample("index(9, 2, 3)")]
    public static Tensor Random_(this Tensor input) =>
        Draw.Over(input, "Random", order => RandomIntegers.OfType(order, input.DType));

    /// <summary>Overwrites the tensor with random integers below a bound, from 0.</summary>
    /// <derivative>zero</derivative>
    [Operator("Tensor.random_")]
    [Sample("real(2, 3), 9")]
    public static Tensor Random_(this Tensor input, long to) => input.Random_(0, to);

    /// <summary>Overwrites the tensor with random integers below a bound, from another; without a bound all that its dtype holds.</summary>
    /// <derivative>zero</derivative>
    [Operator("Tensor.random_")]
    [Sample("real(2, 3), 2, 9")]
    public static Tensor Random_(this Tensor input, long from, long? to) =>
        Draw.Over(input, "Random", order => RandomIntegers.Between(order, input.DType, from, to));
}
