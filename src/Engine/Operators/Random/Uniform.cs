using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Overwrites the tensor with random numbers, uniform in [from, to).</summary>
    /// <derivative>zero</derivative>
    [Operator("Tensor.uniform_")]
    [Sample("real(2, 3)")]
    [Sample("real(2, 3), -1.0, 1.0")]
    public static Tensor Uniform_(this Tensor input, double from = 0, double to = 1)
    {
        DType real = input.DType.ToReal();
        double most = real switch
        {
            DType.Float32 => float.MaxValue,
            DType.Float16 => 65504,
            DType.BFloat16 => (double)Tensors.BFloat16.FromBits(0x7F7F),
            _ => double.MaxValue,
        };
        string type = real switch
        {
            DType.Float64 => "double",
            DType.Float32 => "float",
            _ => $"c10::{real.ScalarTypeName()}",
        };
        string? wrong = !real.IsFloatingPoint() ? null
            : !(Math.Abs(from) <= most) ? $"from is out of bounds for {type}"
            : !(Math.Abs(to) <= most) ? $"to is out of bounds for {type}"
            : !(from <= to) ? $"uniform_ expects to return a [from, to) range, but found from={from} > to={to}"
            : !(to - from <= most)
                ? $"uniform_ expects to-from <= std::numeric_limits<{real.ScalarTypeName()}>::max(), but found to={to} and from={from} which result in to-from to "
                + "exceed the limit"
            : null;
        return wrong is null
            ? Draw.Over(input, "Uniform", order => Draws.Uniform(order, input.DType, from, to))
            : throw GradException.Argument(wrong);
    }
}
