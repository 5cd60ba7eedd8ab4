using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>input + value · tensor1 / tensor2, broadcast; not of integers.</summary>
    /// <derivative>input: grad; tensor1: grad · conj(value / tensor2); tensor2: −grad · conj(value · tensor1 / tensor2²)</derivative>
    [Operator("addcdiv")]
    [Sample("real(2, 3), real(3), positive(2, 1), value=0.7")]
    public static Tensor Addcdiv(this Tensor input, Tensor tensor1, Tensor tensor2, [KeywordOnly] Scalar? value = null) =>
        new Addcdiv(value ?? 1).Apply(input, tensor1, tensor2);

    /// <summary><see cref="Addcdiv"/> in place.</summary>
    public static Tensor Addcdiv_(this Tensor input, Tensor tensor1, Tensor tensor2, [KeywordOnly] Scalar? value = null) =>
        input.Update(self => self.Addcdiv(tensor1, tensor2, value));
}

internal sealed class Addcdiv(Scalar value) : NumberPrimitive
{
    public override Use Uses(int input) => input switch
    {
        0 => Use.None,
        1 => Use.Input(2),
        _ => Use.Input(1) | Use.Input(2),
    };

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        if (inputs[1]!.DType.IsIntegral(includeBool: true) && inputs[2]!.DType.IsIntegral(includeBool: true))
        {
            throw GradException.Type(
                "Integer division with addcdiv is no longer supported, and in a future  release addcdiv will perform a true division of tensor1 and "
                + "tensor2. The historic addcdiv behavior can be implemented as (input + value * torch.trunc(tensor1 / tensor2)).to(input.dtype) for "
                + "integer inputs and as (input + value * tensor1 / tensor2) for float inputs. The future addcdiv behavior is just the latter "
                + "implementation: (input + value * tensor1 / tensor2), for all dtypes.");
        }

        return new TensorSpec(
            Shape.Broadcast(inputs[0]!.Shape, Shape.Broadcast(inputs[1]!.Shape, inputs[2]!.Shape)), Promotion.ResultType(inputs));
    }

    public override Tensor? Gradient(int input, in Pullback at) => input switch
    {
        0 => at.Grad,
        1 => at.Grad.Mul(at.Input(2).Reciprocal().Mul(value).Conj()),
        _ => at.Grad.Neg().Mul(at.Input(1).Mul(value).Div(at.Input(2).Mul(at.Input(2))).Conj()),
    };

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
                z[i] = x[i] + (value * y[i] / w[i]);
            }
        }
    }
}
