using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Whether every element is not zero; bool, or uint8 of uint8.</summary>
    /// <derivative>none: the result is no number</derivative>
    [Operator("all")]
    [Sample("flags(2, 3)")]
    public static Tensor All(this Tensor input) => new All([], false).Apply(input);

    /// <summary>Whether every element along a dimension is not zero; bool, or uint8 of uint8.</summary>
    /// <derivative>none: the result is no number</derivative>
    [Operator("all")]
    [Sample("flags(2, 3), 1, keepdim=True")]
    public static Tensor All(this Tensor input, long dim, bool keepdim = false) => new All([dim], keepdim).Apply(input);
}

internal sealed class All(long[] dim, bool keepdim) : Counting(dim, keepdim)
{
    protected override DType ResultType(DType input) => input == DType.UInt8 ? input : DType.Bool;

    protected override Operator Over(long[] dim, bool keepdim) => new All(dim, keepdim);

    protected override void Result(long nonzero, long length, Tensor output, int at) =>
        output.Elements<byte>()[at] = (byte)(nonzero == length ? 1 : 0);
}
