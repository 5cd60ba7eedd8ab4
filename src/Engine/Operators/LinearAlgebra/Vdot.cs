using System.Numerics;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The sum of the products of two vectors' elements, the first conjugated; a 0-d tensor.</summary>
    /// <derivative>input: conj(grad) · other; other: grad · input</derivative>
    [Operator("vdot")]
    [Sample("real(3), real(3)")]
    [Sample("complex(3), complex(3)")]
    public static Tensor Vdot(this Tensor input, Tensor other) => The<Vdot>.Operator.Apply(input, other);
}

internal sealed class Vdot : NumberPrimitive
{
    public override Use Uses(int input) => Use.Input(1 - input);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) => Dot.Output(inputs[0]!, inputs[1]!, "vdot");

    public override Tensor? Gradient(int input, in Pullback at) =>
        input == 0 ? at.Grad.Conj().Mul(at.Input(1)) : at.Grad.Mul(at.Input(0));

    protected override Tensor[] ComputeBatched(ReadOnlySpan<Tensor?> inputs)
    {
        Infer(inputs);
        using var unseen = Autograd.GradMode.BelowAutograd();
        return [inputs[0]!.Conj().Dot(inputs[1]!)];
    }

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        ReadOnlySpan<T> x = inputs[0].Elements<T>(), y = inputs[1].Elements<T>();
        outputs[0].Elements<T>()[0] = typeof(T) == typeof(Complex)
            ? (T)(object)Conjugated(inputs[0].Elements<Complex>(), inputs[1].Elements<Complex>())
            : TensorPrimitives.Dot(x, y);
    }

    private static Complex Conjugated(ReadOnlySpan<Complex> x, ReadOnlySpan<Complex> y)
    {
        Complex sum = Complex.Zero;
        for (int i = 0; i < x.Length; i++)
        {
            sum += Complex.Conjugate(x[i]) * y[i];
        }

        return sum;
    }
}
