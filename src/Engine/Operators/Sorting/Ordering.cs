using System.Numerics;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>An operator that takes several elements of each line along a dimension in some order: values and indices.</summary>
internal abstract class Ordering(string kernelName, long dim) : OrderedPrimitive
{
    public sealed override Use Uses(int input) => Use.Output(1);

    /// <summary>Applies it.</summary>
    public (Tensor Values, Tensor Indices) Ordered(Tensor input)
    {
        Tensor[] results = ApplyAll(input);
        return (results[0], results[1]);
    }

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor input = inputs[0]!;
        if (input.DType.IsComplex())
        {
            throw GradException.NotImplementedFor(kernelName, input.DType);
        }

        Shape output = Output(input.Shape, input.Shape.Dimension(dim));
        return new TensorSpec[] { new(output, input.DType), new(output, DType.Int64) };
    }

    /// <summary>The gradient added where the values came from.</summary>
    public sealed override Tensor? Gradient(int input, in Pullback at) =>
        at.Grad.SpreadAlong(at.InputSpec(0).Shape, dim, true, at.Output(1));

    public sealed override Tensor? Tangent(int output, in Pushforward at) =>
        at.TangentOf(0)?.PickAlong(dim, true, at.Output(1));

    /// <summary>The shape of the outputs; by default the input's.</summary>
    protected virtual Shape Output(Shape input, int dimension) => input;

    /// <summary>Writes the indices, in order, of the elements that are taken; keys is scratch space of the line's length.</summary>
    protected abstract void Order<T>(ReadOnlySpan<T> line, Span<T> keys, Span<long> order)
        where T : unmanaged, INumber<T>, IMinMaxValue<T>;

    /// <summary>The same along another dimension.</summary>
    protected abstract Operator Over(long dim);

    protected sealed override Operator? Lifted(Lift lift) => Over(lift.Dim(dim));

    protected override long Cost(ReadOnlySpan<Tensor?> inputs, Specs outputs) =>
        inputs[0]!.Count * (1 + BitOperations.Log2((ulong)Reduced.Of(inputs[0]!.Shape, dim).Length + 1));

    protected sealed override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        var reduced = Reduced.Of(inputs[0].Shape, dim);
        int length = (int)reduced.Length, inner = (int)reduced.Inner;
        Span<T> values = outputs[0].Elements<T>();
        Span<long> indices = outputs[1].Elements<long>();
        if (values.Length == 0)
        {
            return;
        }

        ReadOnlySpan<T> lines = reduced.Lines(inputs[0]).Elements<T>();
        var keys = new T[length];
        var order = new long[length];
        int taken = (int)(values.Length * (long)length / lines.Length);
        for (int line = 0; line < lines.Length / length; line++)
        {
            ReadOnlySpan<T> elements = lines.Slice(line * length, length);
            Order(elements, keys, order);
            int target = (line / inner * taken * inner) + (line % inner);
            for (int i = 0; i < taken; i++)
            {
                indices[target + (i * inner)] = order[i];
                values[target + (i * inner)] = elements[(int)order[i]];
            }
        }
    }
}
