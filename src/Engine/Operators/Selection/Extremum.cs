using GradService.Tensors;

namespace GradService.Operators;

/// <summary>The greater or lesser of two elements: the gradient goes to the one that was taken.</summary>
internal abstract class Extremum : Binary
{
    /// <summary>What one input has of a gradient or tangent: all of it, none, or at a tie a part.</summary>
    protected abstract Tensor Share(int input, Tensor grad, Tensor x, Tensor y);

    public sealed override Tensor? Gradient(int input, in Pullback at) => Share(input, at.Grad, at.Input(0), at.Input(1));

    public sealed override Tensor? Tangent(int output, in Pushforward at)
    {
        Tensor? left = at.TangentOf(0) is { } first ? Share(0, first, at.Input(0), at.Input(1)) : null;
        Tensor? right = at.TangentOf(1) is { } second ? Share(1, second, at.Input(0), at.Input(1)) : null;
        return left is null ? right : right is null ? left : left.Add(right);
    }

    protected sealed override DType ResultType(Tensor x, Tensor y)
    {
        DType type = base.ResultType(x, y);
        return type.IsComplex() ? throw GradException.Type($"{GetType().Name.ToLowerInvariant()} not implemented for complex tensors.") : type;
    }

    protected sealed override Tensor Derivative(int input, Tensor x, Tensor y, Tensor z) => Share(input, 1, x, y);
}
