using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The elements shifted along dimensions; what leaves at the end comes in at the beginning. Without dims the flat elements are shifted.</summary>
    /// <derivative>grad, shifted back</derivative>
    [Operator("roll", TakesOut = false)]
    [Sample("real(2, 3), 2")]
    [Sample("real(2, 3), [1, -1], [0, 1]")]
    public static Tensor Roll(this Tensor input, long[] shifts, long[]? dims = null)
    {
        if (shifts.Length == 0)
        {
            throw GradException.Argument("`shifts` required");
        }

        int along = dims?.Length ?? 0;
        if (along == 0 && shifts.Length == 1)
        {
            return new Roll(shifts[0], 0).Apply(input.Contiguous().View(-1)).View(input.Shape.ToArray()).AsNode("RollBackward0", input);
        }

        if (shifts.Length != along)
        {
            throw GradException.Argument($"shifts and dimensions must align. shifts: {shifts.Length}, dims:{along}");
        }

        Tensor rolled = input;
        for (int i = 0; i < shifts.Length; i++)
        {
            int dim = input.Shape.Dimension(dims![i]);
            rolled = input.Rank == 0 ? rolled : new Roll(shifts[i], dim).Apply(rolled);
        }

        return rolled.AsNode("RollBackward0", input);
    }
}

internal sealed class Roll(long shift, int dim) : Linear
{
    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) => inputs[0]!.Spec;

    public override Tensor? Gradient(int input, in Pullback at)
    {
        long size = at.InputSpec(0).Shape[dim];
        return new Roll(size == 0 ? 0 : -(shift % size), dim).Apply(at.Grad);
    }

    protected override Operator? Lifted(Lift lift) => new Roll(shift, lift.Dim(dim));

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        ReadOnlySpan<T> source = inputs[0].Elements<T>();
        Span<T> target = outputs[0].Elements<T>();
        if (source.Length == 0)
        {
            return;
        }

        long size = inputs[0].Shape[dim];
        int inner = (int)inputs[0].Shape.Strides[dim], block = (int)size * inner;
        int head = (int)(((shift % size) + size) % size) * inner;
        for (int at = 0; at < source.Length; at += block)
        {
            ReadOnlySpan<T> from = source.Slice(at, block);
            Span<T> to = target.Slice(at, block);
            from[..^head].CopyTo(to[head..]);
            from[^head..].CopyTo(to);
        }
    }
}
