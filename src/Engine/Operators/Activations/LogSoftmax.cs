using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>x − ln Σ exp(x) along a dimension, finite for inputs of any size.</summary>
    /// <derivative>grad − softmax(input) · Σ grad</derivative>
    [Operator("log_softmax", "special.log_softmax")]
    [Sample("real(2, 3), 1")]
    [Sample("real(2, 3, 2), dim=0")]
    public static Tensor LogSoftmax(this Tensor input, long dim, [KeywordOnly] DType? dtype = null) =>
        new LogSoftmax(input.Shape.Dimension(dim)).Apply(dtype is { } target ? input.To(target) : input);

    /// <summary><see cref="LogSoftmax"/>, along a dimension that depends on how many there are if none is given.</summary>
    /// <derivative>grad − softmax(input) · Σ grad</derivative>
    [Operator("nn.functional.log_softmax")]
    [Sample("real(2, 3), 1")]
    public static Tensor LogSoftmaxOfSome(Tensor input, long? dim = null, [KeywordOnly] DType? dtype = null) =>
        input.LogSoftmax(SoftmaxDimension("log_softmax", input, dim), dtype);
}

internal sealed class LogSoftmax(int dim) : Primitive
{
    public override Use Uses(int input) => Use.Result;

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) => inputs[0]!.Spec;

    public override Tensor? Gradient(int input, in Pullback at) => at.Grad - (at.Result.Exp() * at.Grad.Sum([dim], keepdim: true));

    public override Tensor? Tangent(int output, in Pushforward at) =>
        at.TangentOf(0) is { } tangent ? tangent - (at.Result.Exp() * tangent).Sum([dim], keepdim: true) : null;

    protected override Operator? Lifted(Lift lift) => new LogSoftmax(lift.Dim(dim));

    protected override void Float<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) =>
        Normalized.LogSoftmax(inputs[0].Elements<T>(), outputs[0].Elements<T>(), inputs[0].Shape, dim);
}
