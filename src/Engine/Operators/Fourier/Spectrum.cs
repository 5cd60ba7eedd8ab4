using GradService.Tensors;

namespace GradService.Operators;

/// <summary>What the Fourier operators share: the arguments n, s, dim and norm, and transforms from and to real numbers.</summary>
internal static class Spectrum
{
    /// <summary>The dimensions and the lengths of an n-dimensional transform.</summary>
    /// <param name="input">The input.</param>
    /// <param name="s">The lengths; null for the input's, -1 for one of them.</param>
    /// <param name="dim">The dimensions; null for the last ones.</param>
    /// <param name="halved">Whether the last dimension holds half a spectrum, so that its natural length is twice its size less 2.</param>
    public static (int[] Dims, long[] Lengths) Resolve(Tensor input, long[]? s, long[]? dim, bool halved = false)
    {
        if (s is not null && dim is not null && s.Length != dim.Length)
        {
            throw GradException.Argument("When given, dim and shape arguments must have the same length");
        }

        if (s is not null && s.Length > input.Rank)
        {
            throw GradException.Argument(
                $"Got shape with {s.Length} values but input tensor only has {input.Rank} dimensions.");
        }

        int first = s is null ? 0 : input.Rank - s.Length;
        int[] dims = dim is null ? [.. Enumerable.Range(first, input.Rank - first)] : [.. dim.Select(input.Shape.Dimension)];
        if (dims.Distinct().Count() != dims.Length)
        {
            throw GradException.Argument("FFT dims must be unique");
        }

        var lengths = new long[dims.Length];
        for (int i = 0; i < dims.Length; i++)
        {
            long size = input.Rank == 0 ? 1 : input.Shape[dims[i]];
            lengths[i] = s is not null && s[i] != -1 ? s[i] : halved && i == dims.Length - 1 ? 2 * (size - 1) : size;
            if (lengths[i] < 1)
            {
                throw GradException.Argument($"Invalid number of data points ({lengths[i]}) specified");
            }
        }

        return (dims, lengths);
    }

    /// <summary>As <see cref="Resolve"/>, for transforms that need a dimension to be halved.</summary>
    public static (int[] Dims, long[] Lengths) ResolveSome(Tensor input, long[]? s, long[]? dim, bool halved = false)
    {
        var (dims, lengths) = Resolve(input, s, dim, halved);
        return dims.Length > 0 ? (dims, lengths) : throw GradException.Argument("at least one axis must be transformed");
    }

    /// <summary>The factor of a transform: 1, 1 / n or 1 / √n. "backward" leaves forward transforms alone, "forward" inverse ones.</summary>
    public static double Scale(string? norm, bool forward, ReadOnlySpan<long> lengths)
    {
        double n = 1;
        foreach (long length in lengths)
        {
            n *= length;
        }

        return norm switch
        {
            null or "backward" => forward ? 1 : 1 / n,
            "forward" => forward ? 1 / n : 1,
            "ortho" => 1 / Math.Sqrt(n),
            _ => throw GradException.Argument($"Invalid normalization mode: \"{norm}\""),
        };
    }

    /// <summary>A complex transform along dimensions, cut or filled up with zeros to lengths.</summary>
    public static Tensor Transform(Tensor input, ReadOnlySpan<int> dims, ReadOnlySpan<long> lengths, bool forward, double scale)
    {
        Tensor signal = Complex(input);
        if (input.Rank == 0 && dims.Length > 0)
        {
            throw GradException.Argument("Dimension specified as -1 but tensor has no dimensions", "IndexError");
        }

        for (int i = 0; i < dims.Length; i++)
        {
            signal = Resize(signal, dims[i], lengths[i]);
        }

        return new FftC2C([.. dims], forward, scale).Apply(signal);
    }

    /// <summary>Half of the transform of real numbers: the other half is its conjugate.</summary>
    public static Tensor FromReal(string op, Tensor input, int dim, long length, bool forward, double scale)
    {
        if (input.DType.IsComplex())
        {
            throw GradException.Type($"{op} expects a real input tensor, but got {input.DType.ScalarTypeName()}");
        }

        return Transform(input, [dim], [length], forward, scale).Slice(dim, 0, (length / 2) + 1).AsNode("FftR2CBackward0", input);
    }

    /// <summary>The real numbers of which this is half of the transform; what the other half mirrors counts twice.</summary>
    public static Tensor ToReal(Tensor input, int dim, long length, bool forward, double scale)
    {
        Tensor half = Resize(Complex(input), dim, (length / 2) + 1);
        Tensor weights = Torch.Full([half.Shape[dim]], 2, half.DType.ToReal());
        weights = weights.IndexFill(0, Ends(length), 1);
        long[] along = [.. Enumerable.Range(0, half.Rank).Select(d => d == dim ? half.Shape[dim] : 1)];
        return Transform(half.Mul(weights.Reshape(along)), [dim], [length], forward, scale).Real().AsNode("FftC2RBackward0", input);
    }

    private static Tensor Complex(Tensor input)
    {
        DType type = input.DType.IsDifferentiable() ? input.DType : Evaluation.DefaultDType;
        return type == type.Wide() ? input.To(type.ToComplex()) : throw GradException.Type($"Unsupported dtype {type.ScalarTypeName()}");
    }

    // The constant part, and for an even length the highest frequency, are their own mirror images.
    private static Tensor Ends(long length) =>
        length % 2 == 0 ? Tensor.From<long>([0, length / 2], DType.Int64, Shape.Of(2)) : Torch.Zeros([1], DType.Int64);

    /// <summary>The frequencies of the elements of a transform: those below half the rate, then the negative ones.</summary>
    public static Tensor Frequencies(long n, double d, bool halved, DType dtype)
    {
        if (!dtype.IsDifferentiable())
        {
            throw GradException.Type($"{(halved ? "rfftfreq" : "fftfreq")} requires a floating point or complex dtype");
        }

        return n >= 0
            ? Sequences.Floats(halved ? (n / 2) + 1 : n, i => i - (halved || i < n - (n / 2) ? 0 : n), DType.Float64).To(dtype).Mul(1 / (n * d))
            : throw GradException.Shape($"Trying to create tensor with negative dimension {n}: [{n}]");
    }

    private static Tensor Resize(Tensor input, int dim, long length)
    {
        if (input.Rank == 0)
        {
            throw GradException.Argument("Dimension specified as -1 but tensor has no dimensions", "IndexError");
        }

        long size = input.Shape[dim];
        if (length <= size)
        {
            return length == size ? input : input.Slice(dim, 0, length);
        }

        var pad = new long[2 * (input.Rank - dim)];
        pad[^1] = length - size;
        return input.ConstantPadNd(pad);
    }
}
