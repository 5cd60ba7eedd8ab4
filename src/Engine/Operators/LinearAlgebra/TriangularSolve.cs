using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>x with A·x = b for triangular A, or with <paramref name="transpose"/> Aᵀ·x = b; and a copy of A.</summary>
    /// <derivative>those of linalg.solve_triangular, and the copy's gradient for A</derivative>
    [Operator("triangular_solve")]
    [Sample("real(3, 2), spd(3)")]
    [Sample("real(3, 2), spd(3), upper=False, transpose=True, unitriangular=True")]
    public static (Tensor Solution, Tensor ClonedCoefficient) TriangularSolve(
        this Tensor b, Tensor a, bool upper = true, bool transpose = false, bool unitriangular = false)
    {
        SquareRule.Check("triangular_solve", a);
        Tensor solution = (transpose ? a.Transpose(-2, -1) : a).SolveTriangular(b, upper != transpose, true, unitriangular);
        Tensor copy = a.BroadcastTo([.. solution.Shape.Sizes[..^2], .. a.Shape.Sizes[^2..]]).Clone();
        Composite.AsNode([solution, copy], "TriangularSolveBackward0", b, a);
        return (solution, copy);
    }
}
