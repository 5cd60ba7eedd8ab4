using System.Numerics;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>The greatest or least elements over some dimensions; NaN wins over every number.</summary>
internal abstract class Extremes(string name, bool greatest, long[] dim, bool keepdim) : OrderedPrimitive
{
    public override Use Uses(int input) => Use.Input(0) | Use.Result;

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor input = inputs[0]!;
        if (input.DType.IsComplex())
        {
            throw GradException.NotImplementedFor(KernelName, input.DType);
        }

        var reduced = Reduced.Of(input.Shape, dim);
        reduced.RequireElements(name, input.Shape, dim);
        return new TensorSpec(reduced.Output(input.Shape, keepdim), input.DType);
    }

    /// <summary>The name in the error for a dtype without order.</summary>
    protected abstract string KernelName { get; }

    /// <summary>The gradient, shared evenly by all elements that a mask shows to be the extreme one.</summary>
    protected Tensor Share(Tensor grad, Tensor mask) =>
        grad.Mul(mask).Div(mask.Sum(dim, keepdim: true));

    /// <summary>A tensor of the output's shape, shaped so that it broadcasts to the input.</summary>
    protected Tensor Restore(Tensor tensor, in Pullback at) => Reduced.Restore(tensor, at.InputSpec(0).Shape, dim, keepdim);

    protected override Operator? Lifted(Lift lift) => greatest ? new Amax(lift.Dims(dim), keepdim) : new Amin(lift.Dims(dim), keepdim);

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        var reduced = Reduced.Of(inputs[0].Shape, dim);
        var (length, inner) = ((int)reduced.Length, (int)reduced.Inner);
        ReadOnlySpan<T> elements = reduced.Arrange(inputs[0]).Elements<T>();
        Span<T> results = outputs[0].Elements<T>();
        for (int start = 0; start < results.Length; start += inner)
        {
            if (inner == 1)
            {
                ReadOnlySpan<T> line = elements.Slice(start * length, length);
                results[start] = greatest ? TensorPrimitives.Max(line) : TensorPrimitives.Min(line);
                continue;
            }

            Span<T> row = results.Slice(start, inner);
            elements.Slice(start * length, inner).CopyTo(row);
            for (int i = 1; i < length; i++)
            {
                Keep(elements.Slice((start * length) + (i * inner), inner), row);
            }
        }
    }

    private void Keep<T>(ReadOnlySpan<T> next, Span<T> row)
        where T : unmanaged, INumber<T>
    {
        if (greatest)
        {
            TensorPrimitives.Max(row, next, row);
        }
        else
        {
            TensorPrimitives.Min(row, next, row);
        }
    }
}
