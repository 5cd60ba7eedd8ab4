using System.Numerics;

namespace GradService.Kernels;

/// <summary>A = Q·B·Pᴴ with Q and P unitary and B real and upper bidiagonal, for A of no fewer rows than columns (Golub and Kahan, 1965).</summary>
internal sealed class Bidiagonal<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>Reduces a row-major matrix, m by n with m ≥ n, which is spent and may stand for its adjoint.</summary>
    public Bidiagonal(Span<T> matrix, int m, int n, bool ofAdjoint)
    {
        Left = new Reflections<T>(n, m, 0);
        Right = new Reflections<T>(Math.Max(0, n - 1), n, 1);
        Diagonal = new double[n];
        Beyond = new double[Math.Max(0, n - 1)];
        for (int k = 0; k < n; k++)
        {
            Left.TakeColumn(k, matrix, n, k);
            Diagonal[k] = Left.Make(k);
            Left.Reflect(k, Field.Conjugate(Left.Scales[k]), matrix, n, k + 1, ofAdjoint);
            if (k == n - 1)
            {
                break;
            }

            Span<T> row = Right.Vector(k);
            for (int j = 0; j < row.Length; j++)
            {
                row[j] = Field.Conjugate(matrix[(k * n) + k + 1 + j]);
            }

            Beyond[k] = Right.Make(k);
            Right.ReflectRows(k, Right.Scales[k], matrix, n, k + 1, m, ofAdjoint);
        }
    }

    /// <summary>B's diagonal.</summary>
    public double[] Diagonal { get; }

    /// <summary>The elements beside it.</summary>
    public double[] Beyond { get; }

    /// <summary>Q.</summary>
    public Reflections<T> Left { get; }

    /// <summary>P.</summary>
    public Reflections<T> Right { get; }
}
