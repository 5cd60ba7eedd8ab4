using GradService.Tensors;

namespace GradService.Operators;

/// <summary>
/// An operator that is linear in all its differentiable inputs together (indices and masks are not): a kernel and, as its gradient, its
/// adjoint, the map with ⟨f(x), g⟩ = ⟨x, adjoint(g)⟩. It is its own pushforward.
/// </summary>
internal abstract class Linear : NumberPrimitive
{
    public override bool Widens => false;

    public sealed override Tensor? Tangent(int output, in Pushforward at)
    {
        var tangents = new Tensor?[at.InputCount];
        for (int i = 0; i < tangents.Length; i++)
        {
            tangents[i] = at.InputOrNull(i) is { } input && !input.DType.IsDifferentiable() ? input : at.TangentOrZeros(i);
        }

        return Apply(tangents);
    }
}

/// <summary>
/// An operator of two inputs that is linear in each: products. Its gradients are products too, and its pushforward is the product rule.
/// </summary>
internal abstract class Bilinear : NumberPrimitive
{
    /// <summary>The gradient of an input is linear in the gradient and in the other input.</summary>
    public sealed override Use Uses(int input) => Use.Input(1 - input);

    public override bool Widens => false;

    public sealed override Tensor? Tangent(int output, in Pushforward at)
    {
        Tensor? left = at.TangentOf(0) is { } first ? Apply(first, at.Input(1)) : null;
        Tensor? right = at.TangentOf(1) is { } second ? Apply(at.Input(0), second) : null;
        return left is null ? right : right is null ? left : left.Add(right);
    }
}
