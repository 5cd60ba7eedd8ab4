using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A copy with the order of the elements reversed along some dimensions.</summary>
    /// <derivative>grad, reversed along the same dimensions</derivative>
    [Operator("flip", TakesOut = false)]
    [Sample("real(2, 3), [0, 1]")]
    public static Tensor Flip(this Tensor input, params long[] dims)
    {
        var reversed = new bool[Math.Max(input.Rank, 1)];
        foreach (long dim in dims)
        {
            int at = input.Shape.Dimension(dim);
            reversed[at] = reversed[at]
                ? throw GradException.Argument($"dim {at} appears multiple times in the list of dims")
                : true;
        }

        return new Flip(reversed).Apply(input);
    }
}

internal sealed class Flip(bool[] reversed) : Linear
{
    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) => inputs[0]!.Spec;

    public override Tensor? Gradient(int input, in Pullback at) => new Flip(reversed).Apply(at.Grad);

    protected override Operator? Lifted(Lift lift) => new Flip([false, .. reversed]);

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        long[] strides = inputs[0].Strides.ToArray();
        long offset = inputs[0].Offset;
        for (int i = 0; i < strides.Length; i++)
        {
            if (i < reversed.Length && reversed[i])
            {
                offset += (inputs[0].Shape[i] - 1) * strides[i];
                strides[i] = -strides[i];
            }
        }

        Elementwise.Copy(inputs[0].Alias(inputs[0].Shape, strides, offset), outputs[0]);
    }
}
