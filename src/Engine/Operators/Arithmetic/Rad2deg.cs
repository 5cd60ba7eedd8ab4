using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Radians as degrees.</summary>
    /// <derivative>grad · 180 / π</derivative>
    [Operator("rad2deg")]
    [Sample("real(2, 3)")]
    public static Tensor Rad2deg(this Tensor input) => The<Rad2deg>.Operator.Apply(input);

    /// <summary><see cref="Rad2deg"/> in place.</summary>
    public static Tensor Rad2deg_(this Tensor input) => input.Update(Rad2deg);
}

internal sealed class Rad2deg : Unary
{
    private const double Unit = 180 / Math.PI;

    public override string NodeName => "Rad2DegBackward0";

    public override Use Uses(int input) => Use.None;

    protected override Tensor Derivative(Tensor x, Tensor y) => Unit;

    protected override void Float<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Multiply(x, T.CreateTruncating(Unit), y);
}
