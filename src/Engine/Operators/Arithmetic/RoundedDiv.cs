using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>A quotient rounded to an integer; its gradient is zero.</summary>
internal class RoundedDiv(bool floor) : Binary
{
    public override string NodeName => "DivBackward2";

    public override Use Uses(int input) => Use.None;

    public override Tensor? Gradient(int input, in Pullback at) => at.Grad.ZerosLike();

    public sealed override Tensor? Tangent(int output, in Pushforward at) => at.Result.ZerosLike();

    protected sealed override Tensor Derivative(int input, Tensor x, Tensor y, Tensor z) => 0;

    protected sealed override void Float<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
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

    protected sealed override void Integer<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
    {
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = Division.Integer(x[i], y[i], floor);
        }
    }
}
