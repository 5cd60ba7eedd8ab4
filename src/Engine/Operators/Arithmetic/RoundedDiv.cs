using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>A quotient rounded to an integer; its gradient is zero.</summary>
internal sealed class RoundedDiv(bool floor, bool byNumber) : Binary
{
    public override string NodeName => byNumber ? "DivBackward3" : "DivBackward2";

    public override Use Uses(int input) => Use.None;

    public override Tensor? Gradient(int input, in Pullback at) => at.Grad.ZerosLike();

    public override Tensor? Tangent(int output, in Pushforward at) => at.Result.ZerosLike();

    protected override Tensor Derivative(int input, Tensor x, Tensor y, Tensor z) => 0;

    protected override void Float<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
    {
        if (floor)
        {
            for (int i = 0; i < z.Length; i++)
            {
                z[i] = Division.Floor(x[i], y[i]);
            }
        }
        else
        {
            TensorPrimitives.Divide(x, y, z);
            TensorPrimitives.Truncate(z, z);
        }
    }

    protected override void Integer<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
    {
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = Division.Integer(x[i], y[i], floor);
        }
    }
}
