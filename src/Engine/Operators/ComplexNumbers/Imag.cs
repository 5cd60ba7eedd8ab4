using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The imaginary parts, a view of the same memory.</summary>
    /// <derivative>i · grad</derivative>
    [Operator("imag", TakesOut = false)]
    [Sample("complex(2, 3)")]
    public static Tensor Imag(this Tensor input) => input.DType.IsComplex()
        ? new Part("SelectBackward0", imaginary: true).Apply(input)
        : throw GradException.Type("imag is not implemented for tensors with non-complex dtypes.");
}
