using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The n-th derivative of digamma at each element, n ≥ 0.</summary>
    /// <derivative>grad · polygamma(n + 1, input)</derivative>
    [Operator("polygamma", "special.polygamma")]
    [Sample("0, positive(2, 3)")]
    [Sample("2, positive(2, 3)")]
    public static Tensor Polygamma(long n, Tensor input) => new Polygamma(n).Apply(input);

    /// <summary>The n-th derivative of digamma at each element, n ≥ 0, as a tensor's method.</summary>
    /// <derivative>grad · polygamma(n + 1, input)</derivative>
    [Operator("polygamma", "special.polygamma")]
    [Sample("positive(2, 3), 1")]
    public static Tensor Polygamma(this Tensor input, long n) => Polygamma(n, input);

    /// <summary><see cref="Polygamma(Tensor, long)"/> in place.</summary>
    public static Tensor Polygamma_(this Tensor input, long n) => input.Update(self => self.Polygamma(n));
}

internal sealed class Polygamma : ScalarUnary
{
    // Far beyond the 170! that a double can hold; what n + 1 of the derivative may not overflow.
    private const long Largest = int.MaxValue;

    private readonly long n;

    public Polygamma(long n) => this.n = n < 0
        ? throw GradException.Argument("polygamma(n, x) does not support negative n.")
        : Math.Min(n, Largest);

    protected override Tensor Derivative(Tensor x, Tensor y) => Torch.Polygamma(n + 1, x);

    protected override double Value(double x) => Special.Polygamma(n, x);
}
