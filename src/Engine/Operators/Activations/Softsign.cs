using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>x / (1 + |x|) of each element.</summary>
    /// <derivative>grad / (1 + |input|)²</derivative>
    [Operator("nn.functional.softsign")]
    [Sample("real(2, 3)")]
    [Sample("complex(2, 3)")]
    public static Tensor Softsign(this Tensor input) => input / (input.Abs() + 1);
}
