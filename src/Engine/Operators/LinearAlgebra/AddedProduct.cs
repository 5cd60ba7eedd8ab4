using System.Numerics;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>beta · input + alpha · product(a, b) in one pass: the base of <c>addmm</c> and its kin. With beta 0 the input is not read.</summary>
internal abstract class AddedProduct(Scalar beta, Scalar alpha) : NumberPrimitive
{
    /// <summary>The shape of the product.</summary>
    protected abstract Shape Product(Tensor added, Tensor a, Tensor b);

    /// <summary>The kernel of the product.</summary>
    protected abstract void Multiply<T>(Tensor a, Tensor b, Span<T> result)
        where T : unmanaged, INumberBase<T>;

    /// <summary>The product as a differentiable operator.</summary>
    protected abstract Tensor Multiply(Tensor a, Tensor b);

    /// <summary>The gradient of one factor: a bilinear function of the product's gradient and the other factor.</summary>
    protected abstract Tensor FactorGradient(int factor, Tensor grad, Tensor other);

    public sealed override Use Uses(int input) => input == 0 ? Use.None : Use.Input(3 - input);

    public sealed override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor added = inputs[0]!, a = inputs[1]!, b = inputs[2]!;
        foreach (var (name, other) in new[] { ("self", added), ("mat1", a) })
        {
            if (other.DType != b.DType)
            {
                throw GradException.Type($"{name} and mat2 must have the same dtype, but got {other.DType.ScalarTypeName()} and {b.DType.ScalarTypeName()}");
            }
        }

        var spec = new TensorSpec(Product(added, a, b), MatrixRule.SameType(a, b, "addmm_impl_cpu_"));

        foreach (var (name, factor) in new[] { ("beta", beta), ("alpha", alpha) })
        {
            if (factor.DType.IsComplex() && !spec.DType.IsComplex())
            {
                throw GradException.Argument($"For non-complex input tensors, argument {name} must not be a complex number.");
            }

            if (!factor.IsIntegral && !spec.DType.IsDifferentiable())
            {
                throw GradException.Argument($"For integral input tensors, argument {name} must not be a floating point number.");
            }
        }

        return added.Shape.BroadcastsTo(spec.Shape) ? spec : throw NotExpandable(added, spec.Shape);
    }

    public sealed override Tensor? Gradient(int input, in Pullback at) =>
        input == 0 ? Scaled(at.Grad, beta) : Scaled(FactorGradient(input - 1, at.Grad, at.Input(3 - input)), alpha);

    public sealed override Tensor? Tangent(int output, in Pushforward at)
    {
        Tensor? sum = at.TangentOf(0) is { } added ? added.Mul(beta) : null;
        for (int i = 1; i <= 2; i++)
        {
            if (at.TangentOf(i) is { } tangent)
            {
                Tensor term = (i == 1 ? Multiply(tangent, at.Input(2)) : Multiply(at.Input(1), tangent)).Mul(alpha);
                sum = sum is null ? term : sum.Add(term);
            }
        }

        return sum;
    }

    protected sealed override Tensor[] ComputeBatched(ReadOnlySpan<Tensor?> inputs)
    {
        Infer(inputs);
        using var unseen = Autograd.GradMode.BelowAutograd();
        Tensor product = Multiply(inputs[1]!, inputs[2]!);
        product = alpha == 1 || alpha == 1.0 ? product : product.Mul(alpha);
        return [beta == 0 || beta == 0.0 ? product : product.Add(Scaled(inputs[0]!, beta))];
    }

    protected sealed override bool Strides(int input) => true;

    protected sealed override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        Span<T> result = outputs[0].Elements<T>();
        Multiply(inputs[1], inputs[2], result);
        T scale = Number<T>(alpha), share = Number<T>(beta);
        if (scale != T.One)
        {
            TensorPrimitives.Multiply(result, scale, result);
        }

        if (share != T.Zero)
        {
            Tensor added = inputs[0].Shape.Equals(outputs[0].Shape) ? inputs[0].Dense() : Broadcast(inputs[0], outputs[0].Shape).Dense();
            TensorPrimitives.MultiplyAdd(added.Elements<T>(), share, result, result);
        }
    }

    private static Tensor Scaled(Tensor gradient, Scalar factor) =>
        factor == 1 || factor == 1.0 ? gradient : gradient.Mul(factor.DType.IsComplex() ? Complex.Conjugate(factor.ToComplex()) : factor);

    private static Tensor Broadcast(Tensor input, Shape shape)
    {
        var strides = new long[shape.Rank];
        for (int i = 1; i <= input.Rank; i++)
        {
            strides[^i] = input.Shape[^i] == 1 ? 0 : input.Strides[^i];
        }

        return input.Alias(shape, strides, input.Offset);
    }

    private static T Number<T>(Scalar scalar)
        where T : unmanaged, INumberBase<T> =>
        typeof(T) == typeof(Complex) ? (T)(object)scalar.ToComplex()
        : scalar.IsIntegral ? T.CreateTruncating(scalar.ToInt64())
        : T.CreateTruncating(scalar.ToDouble());

    private static GradException NotExpandable(Tensor added, Shape target)
    {
        for (int i = target.Rank - 1; i >= 0; i--)
        {
            int own = i - (target.Rank - added.Rank);
            if (own >= 0 && added.Shape[own] != target[i] && added.Shape[own] != 1)
            {
                return GradException.Shape(
                    $"The expanded size of the tensor ({target[i]}) must match the existing size ({added.Shape[own]}) at non-singleton dimension {i}.  "
                    + $"Target sizes: {target}.  Tensor sizes: {added.Shape}");
            }
        }

        return GradException.Shape(
            $"expand(torch.{added.DType.ScalarTypeName()}Tensor{{{added.Shape}}}, size={target}): the number of sizes provided ({target.Rank}) must be "
            + $"greater or equal to the number of dimensions in the tensor ({added.Rank})");
    }
}
