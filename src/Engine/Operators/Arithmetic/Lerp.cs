using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>input + weight · (end − input), broadcast: input at weight 0, end at weight 1.</summary>
    /// <derivative>input: grad · conj(1 − weight); end: grad · conj(weight); weight: grad · conj(end − input)</derivative>
    [Operator("lerp")]
    [Sample("real(2, 3), real(3), 0.4")]
    [Sample("real(2, 3), real(3), real(2, 1)")]
    public static Tensor Lerp(this Tensor input, Tensor end, [OrNumber] Tensor weight) => new Lerp(weight.IsWrappedNumber).Apply(input, end, weight);

    /// <summary><see cref="Lerp"/> in place.</summary>
    public static Tensor Lerp_(this Tensor input, Tensor end, [OrNumber] Tensor weight) => input.Update(self => self.Lerp(end, weight));
}

internal sealed class Lerp(bool byNumber) : NumberPrimitive
{
    public override string NodeName => byNumber ? "LerpBackward0" : "LerpBackward1";

    public override Use Uses(int input) => input == 2 ? Use.Input(0) | Use.Input(1) : Use.Input(2);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor input = inputs[0]!, end = inputs[1]!, weight = inputs[2]!;
        foreach (var (tensor, name) in ((Tensor, string)[])[(end, "end"), (byNumber ? input : weight, "weight")])
        {
            if (tensor.DType != input.DType)
            {
                throw GradException.Type(
                    $"expected dtype {input.DType.ScalarTypeName().ToLowerInvariant()} for `{name}` but got dtype {tensor.DType.ScalarTypeName().ToLowerInvariant()}");
            }
        }

        return input.DType.IsDifferentiable()
            ? new TensorSpec(Shape.Broadcast(Shape.Broadcast(input.Shape, end.Shape), weight.Shape), input.DType)
            : throw GradException.NotImplementedFor(byNumber ? "lerp_kernel_scalar" : "lerp_kernel_tensor", input.DType);
    }

    public override Tensor? Gradient(int input, in Pullback at) => at.Grad.Mul(
        (input == 2 ? at.Input(1).Sub(at.Input(0)) : input == 1 ? at.Input(2) : at.Input(2).To(at.InputSpec(0).DType).Rsub(1)).Conj());

    protected override Tensor[] ComputeBatched(ReadOnlySpan<Tensor?> inputs) => Samples.Elementwise(this, inputs);

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) =>
        Elementwise.Map<T, Body<T>>(inputs[0], inputs[1], inputs[2], outputs[0], default);

    private readonly struct Body<T> : ITernary<T>
        where T : unmanaged, INumberBase<T>
    {
        public void Invoke(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> w, Span<T> z)
        {
            for (int i = 0; i < z.Length; i++)
            {
                // From the nearer end, so that both ends are met exactly.
                z[i] = double.CreateTruncating(T.Abs(w[i])) < 0.5
                    ? T.MultiplyAddEstimate(w[i], y[i] - x[i], x[i])
                    : T.MultiplyAddEstimate(x[i] - y[i], T.One - w[i], y[i]);
            }
        }
    }
}
