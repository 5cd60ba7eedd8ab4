using GradService.Tensors;

namespace GradService.Operators;

/// <summary>What counts as zero among singular values, for all operators that ask.</summary>
internal static class RankRule
{
    /// <summary>The tolerances, in float64. Without either the relative one is max(m, n) · epsilon; an absolute one alone leaves none.</summary>
    public static (Tensor Absolute, Tensor Relative) Tolerances(string op, Tensor a, Tensor? atol, Tensor? rtol)
    {
        CheckReal(op, "atol", atol);
        CheckReal(op, "rtol", rtol);
        Tensor absolute = atol?.Detach().To(DType.Float64) ?? Torch.Zeros([], DType.Float64);
        double standard = Math.Max(a.Shape[^2], a.Shape[^1]) * Epsilon(a.DType);
        Tensor relative = rtol?.Detach().To(DType.Float64) ?? Torch.Full([], standard, DType.Float64).MaskedFill(absolute.Gt(0), 0);
        return (absolute, relative);
    }

    /// <summary>The distance from 1 to the next number.</summary>
    public static double Epsilon(DType dtype) => dtype.ToReal() == DType.Float32 ? Math.ScaleB(1, -23) : Math.ScaleB(1, -52);

    private static void CheckReal(string op, string name, Tensor? tolerance)
    {
        if (tolerance is not null && tolerance.DType.IsComplex())
        {
            throw GradException.Type($"{op}: {name} tensor of complex type is not supported. Got {tolerance.DType.ScalarTypeName()}");
        }
    }
}
