using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Channels laid out as pixels: (…, C·r², H, W) becomes (…, C, H·r, W·r).</summary>
    /// <derivative>grad, with its pixels laid out as channels</derivative>
    [Operator("nn.functional.pixel_shuffle", "pixel_shuffle", TakesOut = false)]
    [Sample("real(1, 4, 2, 3), 2")]
    public static Tensor PixelShuffle(this Tensor input, long upscaleFactor)
    {
        if (input.Rank < 3)
        {
            throw GradException.Shape($"pixel_shuffle expects input to have at least 3 dimensions, but got input with {input.Rank} dimension(s)");
        }

        if (upscaleFactor <= 0)
        {
            throw GradException.Argument($"pixel_shuffle expects a positive upscale_factor, but got {upscaleFactor}");
        }

        long r = upscaleFactor, square = Bounds.Product(r, r);
        ReadOnlySpan<long> batch = input.Shape.Sizes[..^3];
        long channels = input.Shape[^3], height = input.Shape[^2], width = input.Shape[^1];
        if (channels % square != 0)
        {
            throw GradException.Shape(
                "pixel_shuffle expects its input's 'channel' dimension to be divisible by the square of upscale_factor, but "
                + $"input.size(-3)={channels} is not divisible by {square}");
        }

        int at = batch.Length;
        return input.Reshape([.. batch, channels / square, r, r, height, width])
            .Permute([.. Enumerable.Range(0, at).Select(static i => (long)i), at, at + 3, at + 1, at + 4, at + 2])
            .Reshape([.. batch, channels / square, Bounds.Product(height, r), Bounds.Product(width, r)])
            .AsNode("PixelShuffleBackward0", input);
    }
}
