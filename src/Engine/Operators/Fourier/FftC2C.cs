using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>The Fourier transform of complex numbers along some dimensions, scaled. Its adjoint is the one of the other sign.</summary>
internal sealed class FftC2C(int[] dims, bool forward, double scale) : Linear
{
    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) => inputs[0]!.Spec;

    public override Tensor? Gradient(int input, in Pullback at) => new FftC2C(dims, !forward, scale).Apply(at.Grad);

    protected override Operator? Lifted(Lift lift) => new FftC2C([.. dims.Select(lift.Dim)], forward, scale);

    protected override long Cost(ReadOnlySpan<Tensor?> inputs, Specs outputs)
    {
        long cost = 1;
        foreach (int dim in dims)
        {
            // Bluestein's way is the dearest: three transforms of up to four times the length.
            cost += inputs[0]!.Count * (8 + (12 * BitOperations.Log2((uint)inputs[0]!.Shape[dim] + 1)));
        }

        return cost;
    }

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        Span<Complex> all = outputs[0].Elements<Complex>();
        inputs[0].Elements<Complex>().CopyTo(all);
        foreach (int dim in all.Length == 0 ? [] : dims)
        {
            int length = (int)outputs[0].Shape[dim], stride = (int)outputs[0].Shape.Strides[dim];
            var transform = new Fourier(length, forward);
            var line = new Complex[length];
            for (int slab = 0; slab < all.Length; slab += length * stride)
            {
                for (int start = slab; start < slab + stride; start++)
                {
                    for (int i = 0; i < length; i++)
                    {
                        line[i] = all[start + (i * stride)];
                    }

                    transform.Transform(line);
                    for (int i = 0; i < length; i++)
                    {
                        all[start + (i * stride)] = line[i];
                    }
                }
            }
        }

        TensorPrimitives.Multiply(all, new Complex(scale, 0), all);
    }
}
