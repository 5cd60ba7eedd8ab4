using System.Numerics;

namespace GradService.Operators;

/// <summary>Which inputs and outputs of an operation a gradient formula reads: what the tape must keep.</summary>
internal readonly record struct Use
{
    // Inputs take the low bits, outputs the high ones. An operation of more inputs than that keeps none of them.
    private const int FirstOutput = 48;

    private readonly ulong bits;

    private Use(ulong bits) => this.bits = bits;

    /// <summary>Nothing: the formula reads the gradient alone.</summary>
    public static Use None => default;

    /// <summary>The operation's only, or first, output.</summary>
    public static Use Result => Output(0);

    /// <summary>How many tensors that is.</summary>
    public int Count => BitOperations.PopCount(bits);

    public static Use operator |(Use a, Use b) => new(a.bits | b.bits);

    public static Use Input(int index) => new(1UL << index);

    public static Use Output(int index) => new(1UL << (FirstOutput + index));

    /// <summary>The place of an input among the kept tensors, or -1.</summary>
    public int PlaceOfInput(int index) => PlaceOf(index);

    /// <summary>The place of an output among the kept tensors, or -1.</summary>
    public int PlaceOfOutput(int index) => PlaceOf(FirstOutput + index);

    private int PlaceOf(int bit) =>
        bit < 64 && (bits & (1UL << bit)) != 0 ? BitOperations.PopCount(bits & ((1UL << bit) - 1)) : -1;
}
