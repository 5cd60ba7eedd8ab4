using GradService.Tensors;

namespace GradService.Operators;

/// <summary>A reduction that only asks which elements are not zero.</summary>
internal abstract class Counting(long[] dim, bool keepdim) : NumberPrimitive
{
    public sealed override Tensor? Gradient(int input, in Pullback at) => null;

    public sealed override Specs Infer(ReadOnlySpan<Tensor?> inputs) =>
        new TensorSpec(Reduced.Of(inputs[0]!.Shape, dim).Output(inputs[0]!.Shape, keepdim), ResultType(inputs[0]!.DType));

    /// <summary>The dtype of the result.</summary>
    protected abstract DType ResultType(DType input);

    /// <summary>Writes one result.</summary>
    protected abstract void Result(long nonzero, long length, Tensor output, int at);

    /// <summary>The same over other dimensions.</summary>
    protected abstract Operator Over(long[] dim, bool keepdim);

    protected sealed override Operator? Lifted(Lift lift) => Over(lift.Dims(dim), keepdim);

    protected sealed override DType ComputeType(ReadOnlySpan<Tensor?> inputs, Specs outputs) => inputs[0]!.DType;

    protected sealed override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        var reduced = Reduced.Of(inputs[0].Shape, dim);
        int length = (int)reduced.Length;
        ReadOnlySpan<T> lines = reduced.Lines(inputs[0]).Elements<T>();
        for (int i = 0; i < outputs[0].Count; i++)
        {
            int zeros = 0;
            foreach (T element in lines.Slice(i * length, length))
            {
                zeros += T.IsZero(element) ? 1 : 0;
            }

            Result(length - zeros, length, outputs[0], i);
        }
    }
}
