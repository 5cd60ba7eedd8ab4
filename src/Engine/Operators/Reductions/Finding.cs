using System.Numerics;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>The index of one element of each line, or of all elements in row-major order.</summary>
internal abstract class Finding(string name, long[] dim, bool keepdim) : OrderedPrimitive
{
    public sealed override Tensor? Gradient(int input, in Pullback at) => null;

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor input = inputs[0]!;
        if (input.DType.IsComplex() || input.DType == DType.Bool)
        {
            throw GradException.NotImplementedFor(name + "_cpu", input.DType);
        }

        var reduced = Reduced.Of(input.Shape, dim);
        reduced.RequireElements(name, input.Shape, dim);
        return new TensorSpec(reduced.Output(input.Shape, keepdim), DType.Int64);
    }

    /// <summary>The index in one line.</summary>
    protected abstract int Find<T>(ReadOnlySpan<T> line)
        where T : unmanaged, INumber<T>, IMinMaxValue<T>;

    /// <summary>The same over other dimensions.</summary>
    protected abstract Operator Over(long[] dim, bool keepdim);

    protected sealed override Operator? Lifted(Lift lift) => Over(lift.Dims(dim), keepdim);

    protected override DType ComputeType(ReadOnlySpan<Tensor?> inputs, Specs outputs) => inputs[0]!.DType;

    protected sealed override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        var reduced = Reduced.Of(inputs[0].Shape, dim);
        int length = (int)reduced.Length;
        ReadOnlySpan<T> lines = reduced.Lines(inputs[0]).Elements<T>();
        Span<long> indices = outputs[0].Elements<long>();
        for (int i = 0; i < indices.Length; i++)
        {
            indices[i] = Find(lines.Slice(i * length, length));
        }
    }
}
