using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>So many numbers at equal distances from start to end, both included.</summary>
    /// <derivative>none: a constant</derivative>
    [Operator("linspace")]
    [Sample("-1, 1, 5")]
    public static Tensor Linspace(Scalar start, Scalar end, long steps, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false)
    {
        DType type = dtype ?? (start.DType.IsComplex() || end.DType.IsComplex() ? Evaluation.DefaultDType.ToComplex() : Evaluation.DefaultDType);
        if (!type.IsComplex())
        {
            return Made(Spaced(start.ToDouble(), end.ToDouble(), steps, type), requiresGrad);
        }

        System.Numerics.Complex first = start.ToComplex(), last = end.ToComplex();
        Tensor real = Spaced(first.Real, last.Real, steps, type.ToReal());
        return Made(real.ComplexOf(Spaced(first.Imaginary, last.Imaginary, steps, type.ToReal())), requiresGrad);
    }

    // float32 counts in float32, as PyTorch does.
    private static Tensor Spaced(double start, double end, long steps, DType dtype) => Sequences.Floats(
        Sequences.Steps(steps), dtype == DType.Float32 ? Sequences.Even((float)start, (float)end, steps) : Sequences.Even(start, end, steps), dtype);
}
