using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The standard deviation of all elements: the root of <c>var</c>.</summary>
    /// <derivative>grad · (input − mean) / ((n − correction) · result), 0 where the result is 0</derivative>
    [Operator("std", TakesOut = false)]
    [Sample("real(2, 3), False")]
    public static Tensor Std(this Tensor input, bool unbiased) => Spread(input, [], unbiased ? 1 : 0, false, isDeviation: true);

    /// <summary>The standard deviation over some dimensions; none means all.</summary>
    /// <derivative>grad · (input − mean) / ((n − correction) · result), 0 where the result is 0</derivative>
    [Operator("std")]
    [Sample("real(2, 3), [1], False, True")]
    public static Tensor Std(this Tensor input, long[]? dim, bool unbiased, bool keepdim = false) =>
        Spread(input, dim, unbiased ? 1 : 0, keepdim, isDeviation: true);

    /// <summary>The standard deviation over some dimensions, or over all; correction is 1 unless given.</summary>
    /// <derivative>grad · (input − mean) / ((n − correction) · result), 0 where the result is 0</derivative>
    [Operator("std")]
    [Sample("real(2, 3)")]
    [Sample("real(4, 3), dim=[0], correction=2, keepdim=True")]
    [Sample("complex(4), correction=0")]
    public static Tensor Std(this Tensor input, long[]? dim = null, [KeywordOnly] long? correction = null, [KeywordOnly] bool keepdim = false) =>
        Spread(input, dim, correction ?? 1, keepdim, isDeviation: true);
}

internal sealed class Std(long[] dim, long correction, bool keepdim) : Var(dim, correction, keepdim)
{
    public override Use Uses(int input) => Use.Input(0) | Use.Result;

    public override Tensor? Gradient(int input, in Pullback at) => OfVariance(Root.Halved(at.Grad, at.Result), at.Input(0));

    protected override Operator Over(long[] dim, long correction, bool keepdim) => new Std(dim, correction, keepdim);

    protected override void Float<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        base.Float<T>(inputs, outputs);
        Span<T> variances = outputs[0].Elements<T>();
        TensorPrimitives.Sqrt<T>(variances, variances);
    }
}

/// <summary>The square root with the gradient 0, not infinite, at 0.</summary>
internal sealed class Root : Unary
{
    public override string NodeName => "StdBackward0";

    public override Use Uses(int input) => Use.Result;

    /// <summary>The gradient of what the root was taken of: grad / 2y, and 0 where y is 0.</summary>
    public static Tensor Halved(Tensor grad, Tensor y) => grad.Div(y.Mul(2)).MaskedFill(y.Detach().Eq(0), 0);

    public override Tensor? Gradient(int input, in Pullback at) => Halved(at.Grad, at.Result);

    public override Tensor? Tangent(int output, in Pushforward at) => at.TangentOf(0) is { } tangent ? Halved(tangent, at.Result) : null;

    protected override Tensor Derivative(Tensor x, Tensor y) => throw new NotSupportedException("The derivative at zero is masked.");

    protected override void Float<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Sqrt(x, y);
}
