using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The least common multiple of two integers, never negative; broadcast.</summary>
    /// <derivative>none: it is of integers</derivative>
    [Operator("lcm")]
    [Sample("index(9, 4), index(9, 4)")]
    public static Tensor Lcm(this Tensor input, Tensor other) => The<Lcm>.Operator.Apply(input, other);

    /// <summary><see cref="Lcm"/> in place.</summary>
    public static Tensor Lcm_(this Tensor input, Tensor other) => input.Update(self => self.Lcm(other));
}

internal sealed class Lcm : IntegerBinary
{
    protected override string KernelName => "lcm_cpu";

    protected override void Integer<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> z)
    {
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = Division.Lcm(x[i], y[i]);
        }
    }
}
