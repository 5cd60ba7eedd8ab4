using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The tensor itself: conjugate values are computed at once here, never noted for later.</summary>
    /// <derivative>grad</derivative>
    [Operator("resolve_conj", TakesOut = false)]
    [Sample("complex(2, 3)")]
    public static Tensor ResolveConj(this Tensor input) => input;
}
