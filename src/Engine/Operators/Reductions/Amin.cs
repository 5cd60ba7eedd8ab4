using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The least elements over some dimensions, or over all if none are given; NaN wins.</summary>
    /// <derivative>grad, shared evenly by the elements that are equal to the result</derivative>
    [Operator("amin")]
    [Sample("distinct(2, 3)")]
    [Sample("distinct(2, 3, 2), dim=[0, 2]")]
    [Sample("distinct(2, 3), dim=0, keepdim=True")]
    public static Tensor Amin(this Tensor input, long[]? dim = null, bool keepdim = false) =>
        new Amin(dim ?? [], keepdim).Apply(input);
}

internal sealed class Amin(long[] dim, bool keepdim) : Extremes("amin", greatest: false, dim, keepdim)
{
    protected override string KernelName => "min_values_cpu";

    public override Tensor? Gradient(int input, in Pullback at) =>
        Share(Restore(at.Grad, at), at.Input(0).Eq(Restore(at.Result, at)));
}
