using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Degrees as radians.</summary>
    /// <derivative>grad · π / 180</derivative>
    [Operator("deg2rad")]
    [Sample("real(2, 3)")]
    public static Tensor Deg2rad(this Tensor input) => The<Deg2rad>.Operator.Apply(input);

    /// <summary><see cref="Deg2rad"/> in place.</summary>
    public static Tensor Deg2rad_(this Tensor input) => input.Update(Deg2rad);
}

internal sealed class Deg2rad : Unary
{
    private const double Unit = Math.PI / 180;

    public override string NodeName => "Deg2RadBackward0";

    public override Use Uses(int input) => Use.None;

    protected override Tensor Derivative(Tensor x, Tensor y) => Unit;

    protected override void Float<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Multiply(x, T.CreateTruncating(Unit), y);
}
