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
            return Made(Spaced(start.ToDouble(), end.ToDouble(), steps, type, static value => value), requiresGrad);
        }

        System.Numerics.Complex first = start.ToComplex(), last = end.ToComplex();
        Tensor real = Spaced(first.Real, last.Real, steps, type.ToReal(), static value => value);
        return Made(real.ComplexOf(Spaced(first.Imaginary, last.Imaginary, steps, type.ToReal(), static value => value)), requiresGrad);
    }

    // Both halves are counted from their own end, so that the last number is the end exactly; float32 counts in float32, as PyTorch does.
    private static Tensor Spaced(double start, double end, long steps, DType dtype, Func<double, double> map)
    {
        if (steps < 0)
        {
            throw GradException.Argument("number of steps must be non-negative");
        }

        if (dtype == DType.Float32)
        {
            float first = (float)start, last = (float)end, width = (last - first) / (steps - 1);
            return Sequences.Floats(
                steps, i => map(steps == 1 || i < steps / 2 ? first + (steps == 1 ? 0 : width * i) : last - (width * (steps - 1 - i))), dtype);
        }

        double step = (end - start) / (steps - 1);
        return Sequences.Floats(
            steps, i => map(steps == 1 || i < steps / 2 ? start + (steps == 1 ? 0 : step * i) : end - (step * (steps - 1 - i))), dtype);
    }
}
