using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Pixels laid out as channels: (…, C, H·r, W·r) becomes (…, C·r², H, W).</summary>
    /// <derivative>grad, with its channels laid out as pixels</derivative>
    [Operator("nn.functional.pixel_unshuffle", "pixel_unshuffle", TakesOut = false)]
    [Sample("real(1, 1, 4, 6), 2")]
    public static Tensor PixelUnshuffle(this Tensor input, long downscaleFactor)
    {
        if (input.Rank < 3)
        {
            throw GradException.Shape($"pixel_unshuffle expects input to have at least 3 dimensions, but got input with {input.Rank} dimension(s)");
        }

        if (downscaleFactor <= 0)
        {
            throw GradException.Argument($"pixel_unshuffle expects a positive downscale_factor, but got {downscaleFactor}");
        }

        long r = downscaleFactor, channels = input.Shape[^3], height = input.Shape[^2], width = input.Shape[^1];
        ReadOnlySpan<long> batch = input.Shape.Sizes[..^3];
        if (height % r != 0 || width % r != 0)
        {
            (string side, int place) = height % r != 0 ? ("height", -2) : ("width", -1);
            throw GradException.Shape(
                $"pixel_unshuffle expects {side} to be divisible by downscale_factor, but input.size({place})={(place == -2 ? height : width)} is not divisible by {r}");
        }

        int at = batch.Length;
        return input.Reshape([.. batch, channels, height / r, r, width / r, r])
            .Permute([.. Enumerable.Range(0, at).Select(static i => (long)i), at, at + 2, at + 4, at + 1, at + 3])
            .Reshape([.. batch, Bounds.Product(channels, Bounds.Product(r, r)), height / r, width / r])
            .AsNode("PixelUnshuffleBackward0", input);
    }
}
