using System.Numerics;

namespace GradService.Kernels;

/// <summary>
/// A·V = V·diag(λ) for any square A: balanced, reduced to Hessenberg form and then to Schur's (Golub and Van Loan, Matrix Computations,
/// 7.5). The columns of V have norm 1 and a real greatest element, as LAPACK's xGEEV gives them.
/// </summary>
internal static class GeneralEigen
{
    /// <summary>Decomposes a row-major matrix, n by n, of finite real numbers; V is not computed for an empty span.</summary>
    /// <returns>Whether it converged.</returns>
    public static bool Decompose(ReadOnlySpan<double> matrix, int n, Span<Complex> values, Span<Complex> vectors)
    {
        if (n == 0)
        {
            return true;
        }

        double[] t = Scaled(matrix, out double scale), real = new double[n], imaginary = new double[n];
        var balance = Balance.Of<double>(t, n);
        double[] z = Hessenberg.Reduce<double>(t, n, balance.Low, balance.High, !vectors.IsEmpty);
        if (!RealSchur.Run(t, z, n, balance.Low, balance.High, real, imaginary))
        {
            return false;
        }

        for (int i = 0; i < n; i++)
        {
            values[i] = new Complex(real[i] / scale, imaginary[i] / scale);
        }

        if (!vectors.IsEmpty)
        {
            SchurVectors.Of(t, z, n, imaginary, vectors);
            balance.Undo(vectors);
            for (int i = 0; i < n; i++)
            {
                Normalize(vectors, n, i, keepsSign: true);
            }
        }

        return true;
    }

    /// <summary>Decomposes a row-major matrix, n by n, of finite complex numbers; V is not computed for an empty span.</summary>
    /// <returns>Whether it converged.</returns>
    public static bool Decompose(ReadOnlySpan<Complex> matrix, int n, Span<Complex> values, Span<Complex> vectors)
    {
        if (n == 0)
        {
            return true;
        }

        Complex[] t = Scaled(matrix, out double scale);
        var balance = Balance.Of<Complex>(t, n);
        Complex[] z = Hessenberg.Reduce<Complex>(t, n, balance.Low, balance.High, !vectors.IsEmpty);
        if (!ComplexSchur.Run(t, z, n, balance.Low, balance.High))
        {
            return false;
        }

        for (int i = 0; i < n; i++)
        {
            values[i] = t[(i * n) + i] / scale;
        }

        if (!vectors.IsEmpty)
        {
            SchurVectors.Of(t, z, n, vectors);
            balance.Undo(vectors);
            for (int i = 0; i < n; i++)
            {
                Normalize(vectors, n, i, keepsSign: false);
            }
        }

        return true;
    }

    private static T[] Scaled<T>(ReadOnlySpan<T> matrix, out double scale)
        where T : unmanaged, INumberBase<T>
    {
        T[] work = matrix.ToArray();
        scale = Field.Scale(Field.Extent(matrix));
        if (scale != 1)
        {
            TensorPrimitives.Multiply<T>(work, T.CreateTruncating(scale), work);
        }

        return work;
    }

    // The greatest element becomes real: positive, but for real matrices of its real part's sign.
    private static void Normalize(Span<Complex> vectors, int n, int column, bool keepsSign)
    {
        var vector = new Complex[n];
        int greatest = 0;
        for (int i = 0; i < n; i++)
        {
            vector[i] = vectors[(i * n) + column];
        }

        double factor = 1 / Norm(vector, keepsSign);
        for (int i = 0; i < n; i++)
        {
            vector[i] *= factor;
            greatest = Square(vector[i]) > Square(vector[greatest]) ? i : greatest;
        }

        Complex head = vector[greatest];
        bool turns = head.Imaginary != 0 || !keepsSign;
        double size = Math.Sqrt(Square(head));
        Complex phase = turns ? Complex.Conjugate(head) / (keepsSign ? Math.CopySign(size, head.Real) : size) : Complex.One;
        for (int i = 0; i < n; i++)
        {
            vectors[(i * n) + column] = i == greatest && turns ? (vector[i] * phase).Real : turns ? vector[i] * phase : vector[i];
        }
    }

    // Of real matrices LAPACK keeps real and imaginary parts apart, and rounds accordingly.
    private static double Norm(Complex[] vector, bool apart)
    {
        if (!apart)
        {
            return Field.Norm<Complex>(vector);
        }

        double[] real = new double[vector.Length], imaginary = new double[vector.Length];
        for (int i = 0; i < vector.Length; i++)
        {
            (real[i], imaginary[i]) = (vector[i].Real, vector[i].Imaginary);
        }

        return Field.Hypotenuse(Field.Norm<double>(real), Field.Norm<double>(imaginary));
    }

    private static double Square(Complex value) => (value.Real * value.Real) + (value.Imaginary * value.Imaginary);
}
