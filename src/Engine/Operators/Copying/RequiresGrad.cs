using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The tensor itself, from now on with or without grad; on the result of a recorded operation, True changes nothing.</summary>
    /// <derivative>grad</derivative>
    [Operator("Tensor.requires_grad_")]
    [Sample("real(2, 3)")]
    public static Tensor RequiresGrad_(Tensor input, bool requiresGrad = true) => input.RequiresGrad_(requiresGrad);
}
