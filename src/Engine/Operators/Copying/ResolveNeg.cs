using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The tensor itself: negative values are computed at once here, never noted for later.</summary>
    /// <derivative>grad</derivative>
    [Operator("resolve_neg", TakesOut = false)]
    [Sample("complex(2, 3)")]
    public static Tensor ResolveNeg(this Tensor input) => input;
}
