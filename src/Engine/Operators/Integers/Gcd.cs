using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The greatest common divisor of two integers, never negative; broadcast.</summary>
    /// <derivative>none: it is of integers</derivative>
    [Operator("gcd")]
    [Sample("index(9, 4), index(9, 4)")]
    public static Tensor Gcd(this Tensor input, Tensor other) => The<Gcd>.Operator.Apply(input, other);

    /// <summary><see cref="Gcd"/> in place.</summary>
    public static Tensor Gcd_(this Tensor input, Tensor other) => input.Update(self => self.Gcd(other));
}

internal sealed class Gcd : IntegerBinary
{
    protected override string KernelName => "gcd_cpu";

    protected override void Integer<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
    {
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = Division.Gcd(x[i], y[i]);
        }
    }
}
