namespace GradService.Tensors;

/// <summary>PyTorch's dtype promotion: https://pytorch.org/docs/stable/tensor_attributes.html#type-promotion-doc.</summary>
public static class Promotion
{
    /// <summary>The smallest type that holds both, as <c>torch.promote_types</c>.</summary>
    public static DType Promote(DType a, DType b)
    {
        if (a == b)
        {
            return a;
        }

        if (a.IsComplex() || b.IsComplex())
        {
            return IsDouble(a) || IsDouble(b) ? DType.Complex128 : DType.Complex64;
        }

        if (a.IsFloatingPoint() || b.IsFloatingPoint())
        {
            return PromoteFloating(a, b);
        }

        if (a == DType.Bool || b == DType.Bool)
        {
            return a == DType.Bool ? b : a;
        }

        if (a == DType.UInt8 || b == DType.UInt8)
        {
            // An unsigned byte does not fit a signed one: the next wider signed type holds both.
            DType other = a == DType.UInt8 ? b : a;
            return other == DType.Int8 ? DType.Int16 : other;
        }

        return a < b ? a : b;
    }

    /// <summary>
    /// The result type of an operation on these tensors, as <c>torch.result_type</c>: tensors with dimensions decide, 0-d tensors
    /// and then Python scalars only raise the category (bool, integer, floating, complex).
    /// </summary>
    public static DType ResultType(ReadOnlySpan<Tensor?> tensors)
    {
        DType? dimensioned = null, zeroDim = null, wrapped = null;
        foreach (Tensor? tensor in tensors)
        {
            if (tensor is null)
            {
                continue;
            }

            if (tensor.IsWrappedNumber)
            {
                wrapped = Merge(wrapped, OfScalar(tensor.DType));
            }
            else if (tensor.Rank == 0 || tensor.PromotesAsScalar)
            {
                zeroDim = Merge(zeroDim, tensor.DType);
            }
            else
            {
                dimensioned = Merge(dimensioned, tensor.DType);
            }
        }

        return Combine(dimensioned, Combine(zeroDim, wrapped)) ?? Evaluation.DefaultDType;
    }

    /// <summary>The result type of two tensors; the usual case, two tensors of one type, costs a comparison.</summary>
    public static DType ResultType(Tensor a, Tensor b) =>
        a.DType == b.DType && !a.IsWrappedNumber && !b.IsWrappedNumber ? a.DType : ResultType([a, b]);

    private static DType OfScalar(DType dtype) =>
        dtype.IsComplex() ? Evaluation.DefaultDType.ToComplex() : dtype.IsFloatingPoint() ? Evaluation.DefaultDType : dtype;

    private static DType? Merge(DType? soFar, DType next) => soFar is { } dtype ? Promote(dtype, next) : next;

    private static DType? Combine(DType? higher, DType? lower)
    {
        if (higher is not { } high)
        {
            return lower;
        }

        if (lower is not { } low || high.IsComplex())
        {
            return high;
        }

        if (high.IsFloatingPoint())
        {
            return low.IsComplex() ? high.ToComplex() : high;
        }

        return high == DType.Bool || low.IsDifferentiable() ? Promote(high, low) : high;
    }

    private static bool IsDouble(DType dtype) => dtype is DType.Float64 or DType.Complex128;

    private static DType PromoteFloating(DType a, DType b)
    {
        if (!a.IsFloatingPoint() || !b.IsFloatingPoint())
        {
            return a.IsFloatingPoint() ? a : b;
        }

        // float16 and bfloat16 hold different values: float32 is the first that holds both.
        return a is DType.Float16 or DType.BFloat16 && b is DType.Float16 or DType.BFloat16 ? DType.Float32 : a < b ? a : b;
    }
}
