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

    /// <summary>A tensor of zeros, of the default dtype unless one is given.</summary>
    [Operator("zeros")]
    [Sample("2, 3")]
    public static Tensor Zeros(long[] size, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false) =>
        Filled(size, 0, dtype ?? Evaluation.DefaultDType, requiresGrad);

    /// <summary>A tensor of ones, of the default dtype unless one is given.</summary>
    [Operator("ones")]
    [Sample("2, 3")]
    public static Tensor Ones(long[] size, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false) =>
        Filled(size, 1, dtype ?? Evaluation.DefaultDType, requiresGrad);

    /// <summary>Zeros with the shape of a tensor and, unless one is given, its dtype.</summary>
    [Operator("zeros_like")]
    [Sample("real(2, 3)")]
    public static Tensor ZerosLike(this Tensor input, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false) =>
        Filled(input.Shape.ToArray(), 0, dtype ?? input.DType, requiresGrad);

    /// <summary>Ones with the shape of a tensor and, unless one is given, its dtype.</summary>
    [Operator("ones_like")]
    [Sample("real(2, 3)")]
    public static Tensor OnesLike(this Tensor input, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false) =>
        Filled(input.Shape.ToArray(), 1, dtype ?? input.DType, requiresGrad);

    /// <summary>One value with the shape of a tensor and, unless one is given, its dtype.</summary>
    [Operator("full_like")]
    [Sample("real(2, 3), 1.5")]
    public static Tensor FullLike(this Tensor input, Scalar fillValue, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false) =>
        Filled(input.Shape.ToArray(), fillValue, dtype ?? input.DType, requiresGrad);

    private static Tensor Filled(long[] size, Scalar value, DType dtype, bool requiresGrad)
    {
        Shape shape = Shape.Of(size);
        Evaluation.Charge(shape.Count);
        Tensor tensor = Tensor.Empty(shape, dtype);
        Elementwise.Copy(Tensor.FromScalar(value), tensor);
        return Made(tensor, requiresGrad);
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
