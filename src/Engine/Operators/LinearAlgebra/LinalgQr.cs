using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// A = Q·R of matrices (…, m, n): with <c>"reduced"</c> Q has min(m, n) orthonormal columns, with <c>"complete"</c> m; with <c>"r"</c>
    /// R alone is computed.
    /// </summary>
    /// <derivative>for m ≥ n: (grad_Q + Q·S)·R⁻ᴴ, S the Hermitian matrix with the upper triangle of grad_R·Rᴴ - Qᴴ·grad_Q</derivative>
    [Operator("linalg.qr")]
    [Sample("real(3, 2)")]
    [Sample("real(2, 2, 3)")]
    [Sample("real(3, 3), mode=\"complete\"")]
    [Sample("complex(3, 2)")]
    [Sample("complex(2, 3)")]
    public static (Tensor Q, Tensor R) LinalgQr(this Tensor a, string mode = "reduced")
    {
        if (a.Rank < 2)
        {
            throw GradException.Shape("linalg.qr: The input tensor A must have at least 2 dimensions.");
        }

        if (mode is not ("reduced" or "complete" or "r"))
        {
            throw GradException.Argument(
                $"qr received unrecognized mode '{mode}' but expected one of 'reduced' (default), 'r', or 'complete'");
        }

        if (!a.DType.IsDifferentiable())
        {
            throw GradException.Type($"linalg.qr: Expected a floating point or complex tensor as input. Got {a.DType.ScalarTypeName()}");
        }

        Tensor[] results = new LinalgQr(mode).ApplyAll(a);
        return (results[0], results[1]);
    }
}
