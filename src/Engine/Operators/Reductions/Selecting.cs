using System.Numerics;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>An operator that picks one element of each line along a dimension: values and indices, where each value was found.</summary>
internal abstract class Selecting(string name, long dim, bool keepdim) : OrderedPrimitive
{
    public sealed override Use Uses(int input) => Use.Output(1);

    /// <summary>Applies it.</summary>
    public (Tensor Values, Tensor Indices) Select(Tensor input)
    {
        Tensor[] results = ApplyAll(input);
        return (results[0], results[1]);
    }

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor input = inputs[0]!;
        if (input.DType.IsComplex())
        {
            throw GradException.NotImplementedFor(name + "_cpu", input.DType);
        }

        var reduced = Reduced.Of(input.Shape, dim);
        reduced.RequireElements(name, input.Shape, [dim]);
        Check(input.Shape.Dimension(dim), reduced.Length);
        Shape output = reduced.Output(input.Shape, keepdim);
        return new TensorSpec[] { new(output, input.DType), new(output, DType.Int64) };
    }

    /// <summary>The gradient where the values were found, zero elsewhere.</summary>
    public sealed override Tensor? Gradient(int input, in Pullback at) =>
        at.Grad.SpreadAlong(at.InputSpec(0).Shape, dim, keepdim, at.Output(1));

    public sealed override Tensor? Tangent(int output, in Pushforward at) =>
        at.TangentOf(0)?.PickAlong(dim, keepdim, at.Output(1));

    /// <summary>Says what does not fit the length of a line.</summary>
    protected virtual void Check(int dimension, long length)
    {
    }

    /// <summary>Writes which element of each line is picked; the lines lie one behind the other.</summary>
    protected abstract void Pick<T>(ReadOnlySpan<T> lines, int length, Span<long> indices)
        where T : unmanaged, INumber<T>, IMinMaxValue<T>;

    /// <summary>The same along another dimension.</summary>
    protected abstract Operator Over(long dim, bool keepdim);

    protected sealed override Operator? Lifted(Lift lift) => Over(lift.Dim(dim), keepdim);

    protected sealed override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        var reduced = Reduced.Of(inputs[0].Shape, dim);
        int length = (int)reduced.Length;
        ReadOnlySpan<T> lines = reduced.Lines(inputs[0]).Elements<T>();
        Span<T> values = outputs[0].Elements<T>();
        Span<long> indices = outputs[1].Elements<long>();
        Pick(lines, length, indices);
        for (int i = 0; i < indices.Length; i++)
        {
            values[i] = lines[(i * length) + (int)indices[i]];
        }
    }
}

/// <summary>Elements at indices along a dimension that a reduction may have removed.</summary>
internal static class Along
{
    /// <summary>The elements at the indices.</summary>
    public static Tensor PickAlong(this Tensor input, long dim, bool keepdim, Tensor indices) =>
        input.Rank == 0
            ? input
            : input.Gather(dim, Reduced.Restore(indices, input.Shape, [dim], keepdim)).Reshape(indices.Shape.ToArray());

    /// <summary>Zeros of a shape with the elements added at the indices.</summary>
    public static Tensor SpreadAlong(this Tensor grad, Shape shape, long dim, bool keepdim, Tensor indices) =>
        shape.Rank == 0
            ? grad
            : Torch.Zeros(shape.ToArray(), grad.DType).ScatterAdd(
                dim, Reduced.Restore(indices, shape, [dim], keepdim), Reduced.Restore(grad, shape, [dim], keepdim));
}
