using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>x − tanh(x) of each element.</summary>
    /// <derivative>grad · tanh²(input)</derivative>
    [Operator("nn.functional.tanhshrink")]
    [Sample("real(2, 3)")]
    [Sample("complex(2, 3)")]
    public static Tensor Tanhshrink(this Tensor input) => input - input.Tanh();
}
