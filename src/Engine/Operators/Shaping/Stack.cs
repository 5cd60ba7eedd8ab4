using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Tensors of one shape joined along a new dimension.</summary>
    /// <derivative>each tensor: grad at its index</derivative>
    [Operator("stack")]
    [Sample("[real(2, 3), real(2, 3)], dim=1")]
    public static Tensor Stack(Tensor[] tensors, long dim = 0)
    {
        if (tensors.Length == 0)
        {
            throw GradException.Argument("stack expects a non-empty TensorList");
        }

        int rank = tensors[0].Rank + 1;
        return dim >= -rank && dim < rank
            ? new Stack((int)(dim < 0 ? dim + rank : dim)).Apply(tensors)
            : throw GradException.Argument($"Dimension out of range (expected to be in range of [{-rank}, {rank - 1}], but got {dim})", "IndexError");
    }
}

internal sealed class Stack(int dim) : Linear
{
    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        Shape shape = inputs[0]!.Shape;
        for (int i = 1; i < inputs.Length; i++)
        {
            if (!inputs[i]!.Shape.Equals(shape))
            {
                throw GradException.Shape($"stack expects each tensor to be equal size, but got {shape} at entry 0 and {inputs[i]!.Shape} at entry {i}");
            }
        }

        return new TensorSpec(Shape.Of([.. shape.Sizes[..dim], inputs.Length, .. shape.Sizes[dim..]]), Promotion.ResultType(inputs));
    }

    public override Tensor? Gradient(int input, in Pullback at) => at.Grad.Select(dim, input);

    protected override Operator? Lifted(Lift lift) => new Stack(lift.Dim(dim));

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) =>
        Concatenation.Join<T>(inputs, outputs[0], dim);
}
