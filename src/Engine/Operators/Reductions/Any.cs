using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Whether any element is not zero; bool, or uint8 of uint8.</summary>
    /// <derivative>none: the result is no number</derivative>
    [Operator("any")]
    [Sample("flags(2, 3)")]
    public static Tensor Any(this Tensor input) => new Any([], false).Apply(input);

    /// <summary>Whether any element along a dimension is not zero; bool, or uint8 of uint8.</summary>
    /// <derivative>none: the result is no number</derivative>
    [Operator("any")]
    [Sample("flags(2, 3), 1, keepdim=True")]
    public static Tensor Any(this Tensor input, long dim, bool keepdim = false) => new Any([dim], keepdim).Apply(input);

    /// <summary>Whether any element of any sample is true: for checks of values.</summary>
    internal static bool Somewhere(this Tensor mask) => mask.AllSamples.Any().Item().ToBoolean();
}

internal sealed class Any(long[] dim, bool keepdim) : Counting(dim, keepdim)
{
    protected override DType ResultType(DType input) => input == DType.UInt8 ? input : DType.Bool;

    protected override Operator Over(long[] dim, bool keepdim) => new Any(dim, keepdim);

    protected override void Result(long nonzero, long length, Tensor output, int at) =>
        output.Elements<byte>()[at] = (byte)(nonzero > 0 ? 1 : 0);
}
