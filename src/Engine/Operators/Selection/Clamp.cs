using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Each element, but at least min and at most max; max where min is greater. Bounds broadcast.</summary>
    /// <derivative>input: grad from min to max, both included, else 0; a bound: grad where it is taken</derivative>
    [Operator("clamp", "clip")]
    [Sample("real(2, 3), -0.5, 0.8")]
    [Sample("real(2, 3), real(3), max=real(2, 1)")]
    [Sample("real(2, 3), max=0.3")]
    public static Tensor Clamp(this Tensor input, [OrNumber] Tensor? min = null, [OrNumber] Tensor? max = null) => min is null && max is null
        ? throw GradException.Argument("torch.clamp: At least one of 'min' or 'max' must not be None")
        : GradService.Operators.Clamp.Between(input, min, max, (min ?? max)!.IsWrappedNumber ? "ClampBackward1" : "ClampBackward0");

    /// <summary><see cref="Clamp"/> in place.</summary>
    public static Tensor Clamp_(this Tensor input, [OrNumber] Tensor? min = null, [OrNumber] Tensor? max = null) => input.Update(self => self.Clamp(min, max));
}

/// <summary>Bounds from below and above, of which one may be absent. Numbers are attributes, which the tape need not keep; tensors are inputs.</summary>
internal sealed class Clamp(string nodeName, Tensor? least, Tensor? most) : OrderedPrimitive
{
    public override string NodeName => nodeName;

    /// <summary>The input between bounds.</summary>
    public static Tensor Between(Tensor input, Tensor? min, Tensor? max, string nodeName) =>
        new Clamp(nodeName, min is { IsWrappedNumber: true } ? min : null, max is { IsWrappedNumber: true } ? max : null)
            .Apply(input, min is { IsWrappedNumber: true } ? null : min, max is { IsWrappedNumber: true } ? null : max);

    public override Use Uses(int input) => Use.Input(0) | Use.Input(1) | Use.Input(2);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor? min = inputs[1] ?? least, max = inputs[2] ?? most;
        Shape shape = Shape.Broadcast(inputs[0]!.Shape, Shape.Broadcast(min?.Shape ?? Shape.Scalar, max?.Shape ?? Shape.Scalar));
        DType type = Promotion.ResultType([inputs[0], min, max]);
        return type.IsComplex() ? throw GradException.Type("clamp is not supported for complex types") : new TensorSpec(shape, type);
    }

    public override Tensor? Gradient(int input, in Pullback at) =>
        IsTaken(input, at.Input(0), at.InputOrNull(1) ?? least, at.InputOrNull(2) ?? most).Where(at.Grad, 0);

    public override Tensor? Tangent(int output, in Pushforward at)
    {
        Tensor? sum = null;
        for (int i = 0; i < 3; i++)
        {
            if (at.TangentOf(i) is { } tangent)
            {
                Tensor term = IsTaken(i, at.Input(0), at.InputOrNull(1) ?? least, at.InputOrNull(2) ?? most).Where(tangent, 0);
                sum = sum?.Add(term) ?? term;
            }
        }

        return sum;
    }

    protected override Tensor[] ComputeBatched(ReadOnlySpan<Tensor?> inputs) => Samples.Elementwise(this, inputs);

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        Tensor bounded = inputs[0];
        if ((inputs[1] ?? least) is { } min)
        {
            Elementwise.Map<T, T, Greater<T>>(bounded, min, outputs[0], default);
            bounded = outputs[0];
        }

        if ((inputs[2] ?? most) is { } max)
        {
            Elementwise.Map<T, T, Lesser<T>>(bounded, max, outputs[0], default);
        }
    }

    /// <summary>Where the result is the input (0), the lower (1) or the upper bound (2).</summary>
    private static Tensor IsTaken(int input, Tensor x, Tensor? min, Tensor? max) => (input, min, max) switch
    {
        (0, { }, { }) => x.Ge(min).LogicalAnd(x.Le(max)),
        (0, { }, null) => x.Ge(min),
        (0, null, _) => x.Le(max!),
        (1, { }, { }) => x.Lt(min).LogicalAnd(min.Lt(max)),
        (1, _, _) => x.Lt(min!),
        (_, { }, { }) => x.Gt(max).LogicalOr(max.Lt(min)),
        _ => x.Gt(max!),
    };

    private readonly struct Greater<T> : IBinary<T, T>
        where T : unmanaged, INumber<T>
    {
        public void Invoke(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) => TensorPrimitives.Max(x, y, z);
    }

    private readonly struct Lesser<T> : IBinary<T, T>
        where T : unmanaged, INumber<T>
    {
        public void Invoke(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) => TensorPrimitives.Min(x, y, z);
    }
}
