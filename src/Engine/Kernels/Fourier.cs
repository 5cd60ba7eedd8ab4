using System.Numerics;

namespace GradService.Kernels;

/// <summary>
/// Discrete Fourier transforms of one length: y[k] = Σ x[j] · exp(∓2πi · jk / n). Lengths of small prime factors are split into them
/// (Cooley and Tukey, 1965); others are turned into a convolution of a power of two (Bluestein, 1970).
/// </summary>
internal sealed class Fourier
{
    // Up to here a direct sum over a prime factor is cheaper than Bluestein's three transforms.
    private const int LargestFactor = 61;

    private readonly int length;
    private readonly Complex[] roots;
    private readonly int[] factors;
    private readonly Complex[] part;
    private readonly Bluestein? convolution;
    private readonly Complex[] source;

    /// <summary>Prepares transforms of a length; forward ones have the negative sign.</summary>
    public Fourier(int length, bool forward)
    {
        this.length = length;
        factors = Factors(length);
        source = new Complex[length];
        part = roots = [];
        if (factors.Length > 0 && factors.Max() > LargestFactor)
        {
            convolution = new Bluestein(length, forward);
            return;
        }

        part = new Complex[factors.Length == 0 ? 1 : factors.Max()];
        roots = new Complex[length];
        for (int k = 0; k < length; k++)
        {
            roots[k] = Root(k, length, forward);
        }
    }

    /// <summary>Transforms a line in place.</summary>
    public void Transform(Span<Complex> line)
    {
        if (convolution is not null)
        {
            convolution.Transform(line);
            return;
        }

        line.CopyTo(source);
        Split(line, 0, 1, 0);
    }

    /// <summary>exp(∓2πi · k / n).</summary>
    private static Complex Root(long k, long n, bool forward)
    {
        var (sine, cosine) = Math.SinCos(2 * Math.PI * k / n);
        return new Complex(cosine, forward ? -sine : sine);
    }

    /// <summary>Factors with 4 before 2, since one step by 4 costs less than two by 2.</summary>
    private static int[] Factors(int n)
    {
        var factors = new List<int>();
        for (int factor = 4; n > 1;)
        {
            if (n % factor == 0)
            {
                factors.Add(factor);
                n /= factor;
            }
            else
            {
                factor = factor == 4 ? 2 : factor == 2 ? 3 : factor + 2;
                factor = (long)factor * factor > n && factor != 2 && factor != 3 ? n : factor;
            }
        }

        return [.. factors];
    }

    // As deep as there are factors: 30 at most.
    private void Split(Span<Complex> target, int start, int stride, int depth)
    {
        if (target.Length == 1)
        {
            target[0] = source[start];
            return;
        }

        int count = factors[depth], size = target.Length / count;
        for (int i = 0; i < count; i++)
        {
            Split(target.Slice(i * size, size), start + (i * stride), stride * count, depth + 1);
        }

        Join(target, count, size, stride);
    }

    private void Join(Span<Complex> target, int count, int size, int stride)
    {
        for (int u = 0; u < size; u++)
        {
            for (int i = 0; i < count; i++)
            {
                part[i] = target[u + (i * size)];
            }

            for (int k = u; k < target.Length; k += size)
            {
                // The root's exponent is i · k · stride modulo the length, kept small by subtraction.
                long step = (long)k * stride % length, at = 0;
                Complex sum = part[0];
                for (int i = 1; i < count; i++)
                {
                    at += step;
                    at -= at >= length ? length : 0;
                    sum += part[i] * roots[at];
                }

                target[k] = sum;
            }
        }
    }

    /// <summary>jk = (j² + k² - (k - j)²) / 2 makes the sum a convolution with a chirp.</summary>
    private sealed class Bluestein
    {
        private readonly Complex[] chirp;
        private readonly Complex[] kernel;
        private readonly Complex[] padded;
        private readonly Fourier there;
        private readonly Fourier back;

        public Bluestein(int length, bool forward)
        {
            int size = (int)BitOperations.RoundUpToPowerOf2((uint)((2 * length) - 1));
            there = new Fourier(size, forward: true);
            back = new Fourier(size, forward: false);
            chirp = new Complex[length];
            kernel = new Complex[size];
            padded = new Complex[size];
            for (long k = 0; k < length; k++)
            {
                chirp[k] = Root(k * k % (2L * length), 2L * length, forward);
                kernel[k] = Complex.Conjugate(chirp[k]) / size;
                kernel[(size - k) % size] = kernel[k];
            }

            there.Transform(kernel);
        }

        public void Transform(Span<Complex> line)
        {
            Array.Clear(padded);
            TensorPrimitives.Multiply(line, chirp, padded);
            there.Transform(padded);
            TensorPrimitives.Multiply(padded, kernel, padded);
            back.Transform(padded);
            TensorPrimitives.Multiply(padded.AsSpan(0, line.Length), chirp, line);
        }
    }
}
