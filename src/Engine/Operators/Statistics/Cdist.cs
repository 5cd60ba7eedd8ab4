using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The p-norm distances between each row of x1, (…, P, M), and each of x2, (…, R, M): (…, P, R).</summary>
    /// <derivative>that of the norms, 0 for equal rows</derivative>
    [Operator("cdist")]
    [Sample("real(3, 2), real(4, 2)")]
    [Sample("real(2, 3, 2), real(4, 2), p=3.0")]
    [Sample("real(3, 2), real(4, 2), p=1.0")]
    public static Tensor Cdist(
        this Tensor x1, Tensor x2, double p = 2, string computeMode = "use_mm_for_euclid_dist_if_necessary")
    {
        CheckPoints(x1, "X1");
        CheckPoints(x2, "X2");
        if (x1.Shape[^1] != x2.Shape[^1])
        {
            throw GradException.Shape($"X1 and X2 must have the same number of columns. X1: {x1.Shape[^1]} X2: {x2.Shape[^1]}");
        }

        if (!(p >= 0))
        {
            throw GradException.Argument("cdist only supports non-negative p values");
        }

        if (computeMode is not ("use_mm_for_euclid_dist_if_necessary" or "use_mm_for_euclid_dist" or "donot_use_mm_for_euclid_dist"))
        {
            throw GradException.Argument($"{computeMode} is not a valid value for compute_mode", "ValueError");
        }

        return Distances(x1.Unsqueeze(-2).Sub(x2.Unsqueeze(-3)), p);
    }

    private static Tensor Distances(Tensor differences, double p) =>
        differences.Shape[^1] == 0 ? differences.Sum([-1]) : Normed(differences, p, [-1], false, "CdistBackward0");

    private static void CheckPoints(Tensor x, string name)
    {
        if (!x.DType.IsFloatingPoint())
        {
            throw GradException.Type($"cdist only supports floating-point dtypes, {name} got: {x.DType.ScalarTypeName()}");
        }

        if (x.Rank < 2)
        {
            throw GradException.Shape($"cdist only supports at least 2D tensors, {name} got: {x.Rank}D");
        }
    }
}
