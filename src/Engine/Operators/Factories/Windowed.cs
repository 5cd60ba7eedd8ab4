using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A window of a length: a function of the indices from 0 and of their number. A periodic one is a longer one without its last number.</summary>
    private static Tensor Windowed(string name, long length, bool periodic, DType? dtype, bool requiresGrad, Func<Tensor, long, Tensor> shape)
    {
        DType type = dtype ?? Evaluation.DefaultDType;
        if (!type.IsFloatingPoint())
        {
            throw GradException.Type($"{name} expects floating point dtypes, got: {(type.IsComplex() ? "complex dtype" : type.ScalarTypeName())}");
        }

        if (length < 0)
        {
            throw GradException.Argument($"{name} requires non-negative window_length, got window_length={length}");
        }

        long count = periodic && length < long.MaxValue ? length + 1 : length;
        return Made(length < 2 ? Ones([length], type) : shape(Arange(count, type), count).Slice(0, 0, length).Clone(), requiresGrad);
    }
}
