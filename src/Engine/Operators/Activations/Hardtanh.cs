using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Each element clamped to [min_val, max_val].</summary>
    /// <derivative>grad strictly between the bounds, else 0</derivative>
    [Operator("nn.functional.hardtanh")]
    [Sample("real(2, 3)")]
    [Sample("real(2, 3), -0.5, 1.5")]
    public static Tensor Hardtanh(this Tensor input, double minVal = -1, double maxVal = 1, bool inplace = false) =>
        new Hardtanh(minVal, maxVal).Activate(input, inplace);

    /// <summary><see cref="Hardtanh"/> in place.</summary>
    public static Tensor Hardtanh_(this Tensor input, double minVal = -1, double maxVal = 1) => input.Hardtanh(minVal, maxVal, inplace: true);
}


internal sealed class Hardtanh(double low, double high) : Gate
{
    protected override Tensor Stops(Tensor x, Tensor y) => (x <= low).LogicalOr(x >= high);

    protected override void Float<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        TensorPrimitives.Max(x, T.CreateTruncating(low), y);
        TensorPrimitives.Min(y, T.CreateTruncating(high), y);
    }

    protected override void Integer<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        TensorPrimitives.Max(x, T.CreateSaturating(low), y);
        TensorPrimitives.Min(y, T.CreateSaturating(high), y);
    }
}
