using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The matrix of n rows and m columns, n unless given, with ones on its main diagonal and zeros elsewhere.</summary>
    /// <derivative>none: a constant</derivative>
    [Operator("eye")]
    [Sample("2, 3")]
    public static Tensor Eye(long n, long? m = null, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false)
    {
        foreach ((string name, long size) in new[] { ("n", n), ("m", m ?? n) })
        {
            if (size < 0)
            {
                throw GradException.Argument($"{name} must be greater or equal to 0, got {size}");
            }
        }

        Tensor eye = Zeros([n, m ?? n], dtype);
        Kernels.Elementwise.Copy(1, eye.Detach().Diagonal());
        return Made(eye, requiresGrad);
    }
}
