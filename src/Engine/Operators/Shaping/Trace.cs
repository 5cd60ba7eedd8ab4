using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The sum of the main diagonal of a matrix. Integers are summed in int64.</summary>
    /// <derivative>grad on the main diagonal, zeros elsewhere</derivative>
    [Operator("trace", TakesOut = false)]
    [Sample("real(3, 4)")]
    public static Tensor Trace(this Tensor input) => input.Rank == 2
        ? The<Trace>.Operator.Apply(Accumulated(input, null))
        : throw GradException.Shape($"trace: expected a matrix, but got tensor with dim {input.Rank}");
}

internal sealed class Trace : Linear
{
    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) => new TensorSpec(Shape.Scalar, inputs[0]!.DType);

    public override Tensor? Gradient(int input, in Pullback at)
    {
        Shape shape = at.InputSpec(0).Shape;
        return new Placed(new Diagonal(0, 0, 1), shape).Apply(at.Grad.Expand(Math.Min(shape[0], shape[1])));
    }

    protected override Tensor[] ComputeBatched(ReadOnlySpan<Tensor?> inputs)
    {
        using var unseen = Autograd.GradMode.BelowAutograd();
        return [inputs[0]!.Diagonal().Sum([0L]).Alias()];
    }

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        ReadOnlySpan<T> elements = inputs[0].Elements<T>();
        int columns = (int)inputs[0].Shape[1];
        var diagonal = new T[Math.Min(inputs[0].Shape[0], columns)];
        for (int i = 0; i < diagonal.Length; i++)
        {
            diagonal[i] = elements[i * (columns + 1)];
        }

        outputs[0].Elements<T>()[0] = Summation.Sum<T>(diagonal);
    }
}
