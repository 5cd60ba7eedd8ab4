using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary><see cref="Transpose"/>, with NumPy's names.</summary>
    /// <derivative>grad, with the same dimensions exchanged</derivative>
    [Operator("swapaxes", TakesOut = false)]
    [Sample("real(2, 3, 4), 0, 1")]
    public static Tensor Swapaxes(this Tensor input, long axis0, long axis1) => input.Transpose(axis0, axis1);

    /// <summary><see cref="Swapaxes"/> in place.</summary>
    public static Tensor Swapaxes_(this Tensor input, long axis0, long axis1) => input.Transpose_(axis0, axis1);
}
