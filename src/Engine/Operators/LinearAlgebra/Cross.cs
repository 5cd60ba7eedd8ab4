using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The cross product along a dimension; without one, along the first that has three elements.</summary>
    /// <derivative>input: conj(other) × grad; other: grad × conj(input)</derivative>
    [Operator("cross")]
    [Sample("real(2, 3), real(2, 3)")]
    public static Tensor Cross(this Tensor input, Tensor other, long? dim = null)
    {
        if (dim is null)
        {
            int first = Shape.Broadcast(input.Shape, other.Shape).Sizes.IndexOf(3);
            dim = first >= 0 ? first : throw GradException.Shape("no dimension of size 3 in input");
        }

        return input.LinalgCross(other, dim.Value);
    }
}

internal sealed class LinalgCross(int dim) : Bilinear
{
    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) =>
        inputs[0]!.DType == DType.Bool ? throw Unsupported(DType.Bool) : inputs[0]!.Spec;

    public override Tensor? Gradient(int input, in Pullback at) =>
        input == 0 ? Apply(at.Input(1).Conj(), at.Grad) : Apply(at.Grad, at.Input(0).Conj());

    protected override Operator? Lifted(Lift lift) => new LinalgCross(lift.Dim(dim));

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        ReadOnlySpan<T> x = inputs[0].Elements<T>(), y = inputs[1].Elements<T>();
        Span<T> z = outputs[0].Elements<T>();
        int step = (int)inputs[0].Shape.Strides[dim];
        for (int block = 0; block < z.Length; block += 3 * step)
        {
            for (int i = block; i < block + step; i++)
            {
                int j = i + step, k = j + step;
                z[i] = (x[j] * y[k]) - (x[k] * y[j]);
                z[j] = (x[k] * y[i]) - (x[i] * y[k]);
                z[k] = (x[i] * y[j]) - (x[j] * y[i]);
            }
        }
    }
}
