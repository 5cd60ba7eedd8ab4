using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>ln Σ exp(x) over some dimensions, finite for inputs of any size; an empty list means all.</summary>
    /// <derivative>grad · exp(input − result)</derivative>
    [Operator("logsumexp", "special.logsumexp")]
    [Sample("real(2, 3), 1")]
    [Sample("real(2, 3, 2), [0, 2], keepdim=True")]
    public static Tensor Logsumexp(this Tensor input, long[] dim, bool keepdim = false) =>
        new Logsumexp(dim, keepdim).Apply(input.DType.IsDifferentiable() ? input : input.To(Evaluation.DefaultDType));
}

internal sealed class Logsumexp(long[] dim, bool keepdim) : Primitive
{
    public override Use Uses(int input) => Use.Input(0) | Use.Result;

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) =>
        new TensorSpec(Reduced.Of(inputs[0]!.Shape, dim).Output(inputs[0]!.Shape, keepdim), inputs[0]!.DType);

    public override Tensor? Gradient(int input, in Pullback at) => Restored(at.Grad, at.Input(0)) * Weights(at.Input(0), at.Result);

    public override Tensor? Tangent(int output, in Pushforward at) =>
        at.TangentOf(0) is { } tangent ? (tangent * Weights(at.Input(0), at.Result)).Sum(dim, keepdim) : null;

    protected override Operator? Lifted(Lift lift) => new Logsumexp(lift.Dims(dim), keepdim);

    protected override void Float<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        var reduced = Reduced.Of(inputs[0].Shape, dim);
        ReadOnlySpan<T> lines = reduced.Lines(inputs[0]).Elements<T>();
        Span<T> results = outputs[0].Elements<T>();
        int length = (int)reduced.Length;
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = Normalized.LogSumExp(lines.Slice(i * length, length));
        }
    }

    /// <summary>The softmax of the input.</summary>
    private Tensor Weights(Tensor x, Tensor y) => (x - Restored(y, x)).Exp();

    private Tensor Restored(Tensor reduced, Tensor input) => Reduced.Restore(reduced, input.Shape, dim, keepdim);
}
