using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>How many elements are not zero, over some dimensions or over all.</summary>
    /// <derivative>none: the result is an integer</derivative>
    [Operator("count_nonzero", TakesOut = false)]
    [Sample("flags(2, 3)")]
    [Sample("flags(2, 3), dim=[0]")]
    public static Tensor CountNonzero(this Tensor input, long[]? dim = null) => new CountNonzero(dim ?? []).Apply(input);
}

internal sealed class CountNonzero(long[] dim) : Counting(dim, false)
{
    protected override DType ResultType(DType input) => DType.Int64;

    protected override Operator Over(long[] dim, bool keepdim) => new CountNonzero(dim);

    protected override void Result(long nonzero, long length, Tensor output, int at) => output.Elements<long>()[at] = nonzero;
}
