using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A tensor filled with one value. Without a dtype it takes the value's: floats the default dtype.</summary>
    [Operator("full")]
    [Sample("[2, 3], 1.5")]
    public static Tensor Full(long[] size, Scalar fillValue, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false) =>
        Filled(size, fillValue, dtype ?? Promotion.ResultType([Tensor.FromScalar(fillValue)]), requiresGrad);

    // Like a batched tensor each sample gets elements of its own, so that it can be written to.
    private static Tensor Filled(long[] size, Scalar value, DType dtype, bool requiresGrad, Tensor? like = null)
    {
        Shape shape = Shape.Of(size);
        Evaluation.Charge(shape.Count);
        CheckFits(value, dtype);
        if (like is { IsBatched: true })
        {
            return Made(Samples.Filled([like], Tensor.FromScalar(value), shape, dtype), requiresGrad);
        }

        Tensor tensor = Tensor.Empty(shape, dtype);
        Elementwise.Copy(Tensor.FromScalar(value), tensor);
        return Made(tensor, requiresGrad);
    }

    private static void CheckFits(Scalar value, DType dtype)
    {
        (string name, double low, double high) = dtype switch
        {
            DType.UInt8 => ("uint8_t", 0, byte.MaxValue),
            DType.Int8 => ("int8_t", sbyte.MinValue, sbyte.MaxValue),
            DType.Int16 => ("int16_t", short.MinValue, short.MaxValue),
            DType.Int32 => ("int", int.MinValue, int.MaxValue),
            _ => ("int64_t", long.MinValue, Math.BitDecrement(9223372036854775808.0)),
        };
        if (dtype.IsIntegral() && !value.IsIntegral && !(value.ToDouble() >= low && value.ToDouble() <= high))
        {
            throw GradException.Argument($"value cannot be converted to type {name} without overflow");
        }

        if (dtype.IsIntegral() && dtype != DType.Int64 && value.IsIntegral && (value.ToInt64() < low || value.ToInt64() > high))
        {
            throw GradException.Argument($"value cannot be converted to type {name} without overflow");
        }
    }

    /// <summary>A new tensor as a factory gives it: a leaf that may require grad.</summary>
    private static Tensor Made(Tensor tensor, bool requiresGrad)
    {
        tensor.IsInference = Autograd.GradMode.IsInference;
        return requiresGrad && !tensor.DType.IsDifferentiable()
            ? throw new GradException(ErrorKind.NotDifferentiable, "Only Tensors of floating point and complex dtype can require gradients")
            : tensor.RequiresGrad_(requiresGrad);
    }
}
