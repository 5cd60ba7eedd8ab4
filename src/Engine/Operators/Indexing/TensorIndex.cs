using GradService.Tensors;

namespace GradService.Operators;

/// <summary>One entry between the brackets of an index, as in <c>x[1:3, ..., None, mask]</c>.</summary>
public readonly record struct TensorIndex
{
    private TensorIndex(IndexKind kind) => Kind = kind;

    /// <summary>What kind of entry it is.</summary>
    public IndexKind Kind { get; }

    /// <summary>The integer of an <see cref="IndexKind.Integer"/>.</summary>
    public long Integer { get; private init; }

    /// <summary>Where a slice begins; null for its natural end.</summary>
    public long? Start { get; private init; }

    /// <summary>Where a slice ends, exclusive; null for its natural end.</summary>
    public long? Stop { get; private init; }

    /// <summary>The step of a slice, 1 or more.</summary>
    public long Step { get; private init; }

    /// <summary>The integers or the mask of an <see cref="IndexKind.Tensor"/>.</summary>
    public Tensor? Tensor { get; private init; }

    /// <summary><c>...</c></summary>
    public static TensorIndex Ellipsis => new(IndexKind.Ellipsis);

    /// <summary><c>None</c>: a new dimension of size 1.</summary>
    public static TensorIndex NewAxis => new(IndexKind.NewAxis);

    /// <summary><c>:</c></summary>
    public static TensorIndex All => Slice();

    /// <summary>An integer: selects, and removes the dimension.</summary>
    public static implicit operator TensorIndex(long index) => new(IndexKind.Integer) { Integer = index };

    /// <summary>A bool: a new dimension of size 1 for true, of size 0 for false.</summary>
    public static implicit operator TensorIndex(bool index) => Torch.Full([], index, DType.Bool);

    /// <summary>C#'s <c>^1</c> is -1.</summary>
    public static implicit operator TensorIndex(Index index) => index.IsFromEnd ? -index.Value : index.Value;

    /// <summary>A tensor of integers, or a mask; null is Python's <c>None</c>.</summary>
    public static implicit operator TensorIndex(Tensor? index) => index is null ? NewAxis : new(IndexKind.Tensor) { Tensor = index };

    /// <summary>C#'s <c>1..3</c>; from-the-end indices are negative ones.</summary>
    public static implicit operator TensorIndex(Range range) => Slice(
        range.Start.IsFromEnd ? -range.Start.Value : range.Start.Value,
        !range.End.IsFromEnd ? range.End.Value : range.End.Value == 0 ? null : -range.End.Value);

    /// <summary><c>start:stop:step</c></summary>
    public static TensorIndex Slice(long? start = null, long? stop = null, long step = 1) =>
        new(IndexKind.Slice) { Start = start, Stop = stop, Step = step };
}

/// <summary>The kinds of entries in an index.</summary>
public enum IndexKind
{
    /// <summary>An integer.</summary>
    Integer,

    /// <summary>A slice.</summary>
    Slice,

    /// <summary><c>...</c></summary>
    Ellipsis,

    /// <summary><c>None</c></summary>
    NewAxis,

    /// <summary>A tensor of integers or bools.</summary>
    Tensor,
}
