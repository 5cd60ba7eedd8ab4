using GradService.Tensors;

namespace GradService.Operators;

/// <summary>An elementwise operator of two integers; without derivative.</summary>
internal abstract class IntegerBinary : Binary
{
    /// <summary>The name of its kernel in the error for a dtype that it does not take.</summary>
    protected abstract string KernelName { get; }

    /// <summary>Whether it takes bools.</summary>
    protected virtual bool TakesBools => false;

    public sealed override Tensor? Gradient(int input, in Pullback at) => null;

    public sealed override Tensor? Tangent(int output, in Pushforward at) => null;

    protected sealed override Tensor Derivative(int input, Tensor x, Tensor y, Tensor z) => 0;

    protected sealed override DType ResultType(Tensor x, Tensor y)
    {
        DType type = base.ResultType(x, y);
        return type.IsIntegral(includeBool: TakesBools) ? type : throw GradException.NotImplementedFor(KernelName, type);
    }

    protected sealed override void Float<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) => throw Unsupported(DTypes.Of<T>());
}
