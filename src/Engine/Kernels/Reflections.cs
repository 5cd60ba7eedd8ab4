using System.Numerics;

namespace GradService.Kernels;

/// <summary>
/// A unitary matrix as the product of Householder's reflections, Q = H₀·H₁·…, H = I − τ·v·vᴴ with v₀ = 1, of which the k-th changes rows
/// from first + k on. Signs are LAPACK's: Hᴴ·x = β·e₁ where β is real and has the sign that x₀'s real part has not
/// (Golub and Van Loan, Matrix Computations, 5.1; LAPACK Users' Guide, 5.4). Where rows are counted backwards, sums are taken from the end.
/// </summary>
internal sealed class Reflections<T>(int count, int length, int first, bool backwards = false)
    where T : unmanaged, INumberBase<T>
{
    private readonly T[] vectors = new T[count * length];
    private T[] scratch = [];

    /// <summary>How many reflections there are.</summary>
    public int Count => count;

    /// <summary>The factors τ.</summary>
    public T[] Scales { get; } = new T[count];

    /// <summary>The k-th vector, from its leading 1 on.</summary>
    public Span<T> Vector(int k) => vectors.AsSpan((k * length) + first + k, length - first - k);

    /// <summary>
    /// Q and R of a row-major matrix, m by n: R takes the place of its upper triangle, and what lies below it is spent. The matrix may stand
    /// for its adjoint, which LAPACK has before it; products are then rounded as they are there.
    /// </summary>
    public static Reflections<T> Qr(Span<T> matrix, int m, int n, bool ofAdjoint = false)
    {
        var q = new Reflections<T>(Math.Min(m, n), m, 0);
        for (int k = 0; k < q.Count; k++)
        {
            q.TakeColumn(k, matrix, n, k);
            matrix[(k * n) + k] = T.CreateTruncating(q.Make(k));
            q.Reflect(k, Field.Conjugate(q.Scales[k]), matrix, n, k + 1, ofAdjoint);
        }

        return q;
    }

    /// <summary>Reads x from a column of a row-major matrix, from the row on that the k-th reflection changes first.</summary>
    public void TakeColumn(int k, ReadOnlySpan<T> matrix, int stride, int column)
    {
        Span<T> x = Vector(k);
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = matrix[((first + k + i) * stride) + column];
        }
    }

    /// <summary>Makes the k-th reflection of the x that stands in its place.</summary>
    /// <returns>β.</returns>
    public double Make(int k)
    {
        Span<T> x = Vector(k);
        T head = x[0];
        double tail = Field.Norm<T>(x[1..], backwards);
        x[0] = T.One;
        if (tail == 0 && Field.Imaginary(head) == 0)
        {
            return Field.Real(head);
        }

        double beta = -Math.CopySign(Field.Hypotenuse(head, tail), Field.Real(head));
        T real = T.CreateTruncating(beta);
        Scales[k] = (real - head) / real;
        TensorPrimitives.Multiply(x[1..], Field.Reciprocal(head - real), x[1..]);
        return beta;
    }

    /// <summary>matrix ← (1 − scale·v·vᴴ)·matrix for the k-th vector, in the columns from <paramref name="from"/> on of its rows of so many.</summary>
    public void Reflect(int k, T scale, Span<T> matrix, int width, int from, bool ofAdjoint = false)
    {
        if (scale == T.Zero || from == width)
        {
            return;
        }

        scratch = scratch.Length < width ? new T[width] : scratch;
        Span<T> v = Vector(k), product = scratch.AsSpan(0, width - from);
        product.Clear();
        for (int step = 0; step < v.Length; step++)
        {
            int i = backwards ? v.Length - 1 - step : step;
            Field.AddTo(product, Field.Conjugate(v[i]), matrix.Slice(((first + k + i) * width) + from, product.Length));
        }

        TensorPrimitives.Multiply(product, ofAdjoint ? T.One : -scale, product);
        for (int i = 0; i < v.Length; i++)
        {
            Field.AddTo(matrix.Slice(((first + k + i) * width) + from, product.Length), ofAdjoint ? -scale * v[i] : v[i], product);
        }
    }

    /// <summary>matrix ← matrix·(1 − scale·v·vᴴ) for the k-th vector, in the rows from <paramref name="from"/> up to <paramref name="to"/>.</summary>
    public void ReflectRows(int k, T scale, Span<T> matrix, int width, int from, int to, bool ofAdjoint = false)
    {
        if (scale == T.Zero)
        {
            return;
        }

        scratch = scratch.Length < length ? new T[length] : scratch;
        Span<T> v = Vector(k), factors = scratch.AsSpan(0, v.Length);
        for (int j = 0; j < v.Length; j++)
        {
            factors[j] = ofAdjoint ? Field.Conjugate(v[j]) : -scale * Field.Conjugate(v[j]);
        }

        for (int i = from; i < to; i++)
        {
            Span<T> row = matrix.Slice((i * width) + first + k, v.Length);
            T product = Field.Dot<T>(row, v);
            Field.AddTo(row, ofAdjoint ? -scale * product : product, factors);
        }
    }

    /// <summary>The first columns of Q, so many in each row.</summary>
    public void Unfold(Span<T> columns, int width)
    {
        columns.Clear();
        for (int i = 0; i < width; i++)
        {
            columns[(i * width) + i] = T.One;
        }

        // Left of the k-th column, what the k-th reflection meets is zero.
        for (int k = count - 1; k >= 0; k--)
        {
            Reflect(k, Scales[k], columns, width, k);
        }
    }

    /// <summary>matrix ← Q·matrix, for rows of so many columns.</summary>
    public void Apply(Span<T> matrix, int width)
    {
        for (int k = count - 1; k >= 0; k--)
        {
            Reflect(k, Scales[k], matrix, width, 0);
        }
    }

    /// <summary>matrix ← matrix·Qᴴ, for rows of so many columns.</summary>
    public void ApplyAdjointToRows(Span<T> matrix, int width)
    {
        for (int k = count - 1; k >= 0; k--)
        {
            ReflectRows(k, Field.Conjugate(Scales[k]), matrix, width, 0, matrix.Length / width);
        }
    }

    /// <summary>matrix ← Qᴴ·matrix, for rows of so many columns.</summary>
    public void ApplyAdjoint(Span<T> matrix, int width)
    {
        for (int k = 0; k < count; k++)
        {
            Reflect(k, Field.Conjugate(Scales[k]), matrix, width, 0);
        }
    }
}
