using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>input + value · tensor1 · tensor2, broadcast.</summary>
    /// <derivative>input: grad; tensor1: grad · conj(value · tensor2); tensor2: grad · conj(value · tensor1)</derivative>
    [Operator("addcmul")]
    [Sample("real(2, 3), real(3), real(2, 1), value=0.7")]
    public static Tensor Addcmul(this Tensor input, Tensor tensor1, Tensor tensor2, [KeywordOnly] Scalar? value = null) =>
        new Addcmul(value ?? 1).Apply(input, tensor1, tensor2);

    /// <summary><see cref="Addcmul"/> in place.</summary>
    public static Tensor Addcmul_(this Tensor input, Tensor tensor1, Tensor tensor2, [KeywordOnly] Scalar? value = null) =>
        input.Update(self => self.Addcmul(tensor1, tensor2, value));
}

internal sealed class Addcmul(Scalar value) : NumberPrimitive
{
    public override Use Uses(int input) => input == 0 ? Use.None : Use.Input(3 - input);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) => new TensorSpec(
        Shape.Broadcast(inputs[0]!.Shape, Shape.Broadcast(inputs[1]!.Shape, inputs[2]!.Shape)), Promotion.ResultType(inputs));

    public override Tensor? Gradient(int input, in Pullback at) =>
        input == 0 ? at.Grad : at.Grad.Mul(at.Input(3 - input).Mul(value).Conj());

    protected override Tensor[] ComputeBatched(ReadOnlySpan<Tensor?> inputs) => Samples.Elementwise(this, inputs);

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) =>
        Elementwise.Map<T, Body<T>>(inputs[0], inputs[1], inputs[2], outputs[0], new Body<T>(value.As<T>()));

    private readonly struct Body<T>(T value) : ITernary<T>
        where T : unmanaged, INumberBase<T>
    {
        public void Invoke(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> w, Span<T> z)
        {
            for (int i = 0; i < z.Length; i++)
            {
                z[i] = T.MultiplyAddEstimate(value * y[i], w[i], x[i]);
            }
        }
    }
}
