using System.Buffers;
using System.Numerics;

namespace GradService.Kernels;

/// <summary>
/// y[n, o, p] = Σ w[o, c, t] · x[n, c, p·stride - padding + t·dilation], PyTorch's cross-correlation, as products of the weight with
/// unfolded images; and the two adjoint maps of this bilinear one, which conjugate nothing. Bias is the caller's.
/// </summary>
internal static class Convolution
{
    /// <summary>Elements unfolded at a time: the columns then stay in the second or third cache while they are used.</summary>
    private const int UnfoldedLimit = 1 << 17;

    /// <summary>output = input ∗ weight.</summary>
    public static unsafe void Forward<T>(
        ReadOnlySpan<T> input,
        ReadOnlySpan<T> weight,
        ConvolutionShape shape,
        Span<T> output
    )
        where T : unmanaged, INumberBase<T>
    {
        var sizes = new Sizes(shape);
        fixed (T* x = input, w = weight, y = output)
        {
            var images = new Pinned<T>(x, input.Length);
            var weights = new Pinned<T>(w, weight.Length);
            var outputs = new Pinned<T>(y, output.Length);
            Threads.For(
                shape.Batch * shape.Groups,
                shape.Batch * sizes.Work,
                item =>
                    Forward<T>(
                        images.Part(item, sizes.InputPart),
                        weights.Part(item % sizes.Groups, sizes.WeightPart),
                        sizes,
                        outputs.Part(item, sizes.OutputPart)
                    )
            );
        }
    }

    /// <summary>inputGradient = the adjoint of Forward in its first argument; also the transposed convolution.</summary>
    public static unsafe void InputGradient<T>(
        ReadOnlySpan<T> gradient,
        ReadOnlySpan<T> weight,
        ConvolutionShape shape,
        Span<T> inputGradient
    )
        where T : unmanaged, INumberBase<T>
    {
        var sizes = new Sizes(shape);
        fixed (T* g = gradient, w = weight, x = inputGradient)
        {
            var gradients = new Pinned<T>(g, gradient.Length);
            var weights = new Pinned<T>(w, weight.Length);
            var images = new Pinned<T>(x, inputGradient.Length);
            Threads.For(
                shape.Batch * shape.Groups,
                shape.Batch * sizes.Work,
                item =>
                    InputGradient<T>(
                        gradients.Part(item, sizes.OutputPart),
                        weights.Part(item % sizes.Groups, sizes.WeightPart),
                        sizes,
                        images.Part(item, sizes.InputPart)
                    )
            );
        }
    }

    /// <summary>weightGradient = the adjoint of Forward in its second argument, which sums over the batch.</summary>
    public static unsafe void WeightGradient<T>(
        ReadOnlySpan<T> input,
        ReadOnlySpan<T> gradient,
        ConvolutionShape shape,
        Span<T> weightGradient
    )
        where T : unmanaged, INumberBase<T>
    {
        var sizes = new Sizes(shape);
        fixed (T* x = input, g = gradient, w = weightGradient)
        {
            var images = new Pinned<T>(x, input.Length);
            var gradients = new Pinned<T>(g, gradient.Length);
            var weights = new Pinned<T>(w, weightGradient.Length);
            Threads.For(
                shape.Groups,
                shape.Batch * sizes.Work,
                group =>
                {
                    var sum = weights.Part(group, sizes.WeightPart);
                    sum.Clear();
                    for (long item = group; item < shape.Batch * shape.Groups; item += shape.Groups)
                    {
                        AddWeightGradient<T>(
                            images.Part(item, sizes.InputPart),
                            gradients.Part(item, sizes.OutputPart),
                            sizes,
                            sum
                        );
                    }
                }
            );
        }
    }

    private static void Forward<T>(ReadOnlySpan<T> image, ReadOnlySpan<T> weight, in Sizes sizes, Span<T> output)
        where T : unmanaged, INumberBase<T>
    {
        var (channels, rows, positions) = (sizes.OutChannels, sizes.Rows, sizes.Positions);
        if (sizes.IsPointwise)
        {
            MatrixProduct.Multiply(channels, positions, rows, weight, rows, 1, image, positions, 1, output);
            return;
        }

        var columns = ArrayPool<T>.Shared.Rent(rows * sizes.Chunk);
        var products = ArrayPool<T>.Shared.Rent(channels * sizes.Chunk);
        for (var start = 0; start < positions; start += sizes.Chunk)
        {
            var count = Math.Min(sizes.Chunk, positions - start);
            Unfold.Gather(image, sizes.InChannels, sizes.Windows, start, count, columns);
            MatrixProduct.Multiply<T>(channels, count, rows, weight, rows, 1, columns, count, 1, products);
            for (var channel = 0; channel < channels; channel++)
            {
                products.AsSpan(channel * count, count).CopyTo(output[(channel * positions + start)..]);
            }
        }

        ArrayPool<T>.Shared.Return(products);
        ArrayPool<T>.Shared.Return(columns);
    }

    private static void InputGradient<T>(ReadOnlySpan<T> gradient, ReadOnlySpan<T> weight, in Sizes sizes, Span<T> image)
        where T : unmanaged, INumberBase<T>
    {
        var (channels, rows, positions) = (sizes.OutChannels, sizes.Rows, sizes.Positions);
        if (sizes.IsPointwise)
        {
            MatrixProduct.Multiply(rows, positions, channels, weight, 1, rows, gradient, positions, 1, image);
            return;
        }

        image.Clear();
        var columns = ArrayPool<T>.Shared.Rent(rows * sizes.Chunk);
        for (var start = 0; start < positions; start += sizes.Chunk)
        {
            var count = Math.Min(sizes.Chunk, positions - start);
            MatrixProduct.Multiply(rows, count, channels, weight, 1, rows, gradient[start..], positions, 1, columns);
            Unfold.Scatter(columns, sizes.InChannels, sizes.Windows, start, count, image);
        }

        ArrayPool<T>.Shared.Return(columns);
    }

    private static void AddWeightGradient<T>(ReadOnlySpan<T> image, ReadOnlySpan<T> gradient, in Sizes sizes, Span<T> sum)
        where T : unmanaged, INumberBase<T>
    {
        var (channels, rows, positions) = (sizes.OutChannels, sizes.Rows, sizes.Positions);
        var columns = ArrayPool<T>.Shared.Rent(rows * sizes.Chunk);
        var products = ArrayPool<T>.Shared.Rent(sum.Length);
        for (var start = 0; start < positions; start += sizes.Chunk)
        {
            var count = Math.Min(sizes.Chunk, positions - start);
            Unfold.Gather(image, sizes.InChannels, sizes.Windows, start, count, columns);
            MatrixProduct.Multiply(channels, rows, count, gradient[start..], positions, 1, columns, 1, count, products);
            TensorPrimitives.Add(sum, products.AsSpan(0, sum.Length), sum);
        }

        ArrayPool<T>.Shared.Return(products);
        ArrayPool<T>.Shared.Return(columns);
    }

    /// <summary>Sizes for one image and one group.</summary>
    private readonly struct Sizes
    {
        public readonly Windows Windows;
        public readonly int Groups;
        public readonly int InChannels;
        public readonly int OutChannels;

        /// <summary>Rows of the unfolded image.</summary>
        public readonly int Rows;

        /// <summary>Columns of the unfolded image.</summary>
        public readonly int Positions;

        /// <summary>Columns unfolded at a time.</summary>
        public readonly int Chunk;

        /// <summary>Multiplications for one image and all groups.</summary>
        public readonly long Work;

        public Sizes(ConvolutionShape shape)
        {
            Windows = shape.Windows;
            Groups = checked((int)shape.Groups);
            InChannels = (int)(shape.InChannels / shape.Groups);
            OutChannels = (int)(shape.OutChannels / shape.Groups);
            Rows = checked(InChannels * Windows.Taps);
            Positions = Windows.Positions;
            Chunk = Math.Min(Positions, Math.Max(64, UnfoldedLimit / Math.Max(1, Rows)));
            Work = shape.OutChannels * Rows * Positions;
        }

        public long InputPart => (long)InChannels * Windows.Volume;

        public long WeightPart => (long)OutChannels * Rows;

        public long OutputPart => (long)OutChannels * Positions;

        /// <summary>Whether the unfolded image would be the image itself.</summary>
        public bool IsPointwise => Windows.Taps == 1 && Windows.Volume == Positions && !Windows.LeaveImage && HasUnitStride;

        private bool HasUnitStride => Windows is { Depth.Stride: 1, Height.Stride: 1, Width.Stride: 1 };
    }
}
