using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The channels of (batch, channels, …) in another order: the first of each group, then the second of each, and so on.</summary>
    /// <derivative>grad, its channels put back</derivative>
    [Operator("nn.functional.channel_shuffle", "channel_shuffle", "native_channel_shuffle", "nn.functional.native_channel_shuffle", TakesOut = false)]
    [Sample("real(1, 6, 2), 2")]
    public static Tensor ChannelShuffle(this Tensor input, long groups)
    {
        if (input.Rank < 3)
        {
            throw GradException.Shape($"channel_shuffle expects input with > 2 dims, but got input with sizes {input.Shape}");
        }

        if (groups <= 0)
        {
            throw GradException.Argument($"Number of groups to divide channels in must be positive. Value of groups:{groups}");
        }

        long channels = input.Shape[1];
        if (channels % groups != 0)
        {
            throw GradException.Shape($"Number of channels must be divisible by groups. Got {channels} channels and {groups} groups.");
        }

        return input.Reshape([input.Shape[0], groups, channels / groups, .. input.Shape.Sizes[2..]]).Transpose(1, 2).Reshape(input.Shape.ToArray());
    }
}
