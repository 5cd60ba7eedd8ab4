using System.Numerics;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>x + alpha · y, rounded once, as PyTorch's sums with a factor are.</summary>
internal sealed class AddScaled(Scalar alpha, string nodeName) : Binary
{
    public override string NodeName => nodeName;

    public override Use Uses(int input) => Use.None;

    protected override Tensor Derivative(int input, Tensor x, Tensor y, Tensor z) => input == 0 ? 1 : alpha;

    protected override void Float<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) =>
        TensorPrimitives.FusedMultiplyAdd(y, alpha.As<T>(), x, z);

    protected override void Integer<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z) =>
        TensorPrimitives.MultiplyAdd(y, alpha.As<T>(), x, z);

    protected override void ComplexNumber(ReadOnlySpan<Complex> x, ReadOnlySpan<Complex> y, Span<Complex> z) =>
        TensorPrimitives.MultiplyAdd(y, alpha.As<Complex>(), x, z);
}
