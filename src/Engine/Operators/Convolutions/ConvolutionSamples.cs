using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>
/// Convolutions of all samples of a vmap level as one: samples of images alone are further images; where the weight differs too they are
/// further groups of channels; where only one tensor of the three has channels of its own for each sample, further channels of each group.
/// </summary>
/// <param name="shape">The convolution of one sample.</param>
/// <param name="size">The number of samples.</param>
internal readonly struct ConvolutionSamples(ConvolutionShape shape, long size)
{
    /// <summary>
    /// The part that two others give, with the samples in front; those that differ from sample to sample have them in front too.
    /// </summary>
    public Tensor Apply(ConvolutionPart result, Tensor first, bool hasFirst, Tensor second, bool hasSecond)
    {
        if (result == ConvolutionPart.Weight)
        {
            return OfWeight(first, hasFirst, second, hasSecond);
        }

        bool forward = result == ConvolutionPart.Output;
        if (!hasFirst && !hasSecond)
        {
            // Only the bias differs.
            return Run(shape, result, first, second).Unsqueeze(0);
        }

        if (!hasSecond)
        {
            Tensor folded = Run(shape with { Batch = size * shape.Batch }, result, Fold(first), second);
            return folded.Reshape([size, shape.Batch, .. folded.Shape.Sizes[1..]]);
        }

        if (hasFirst)
        {
            return Unstack(Run(Stacked, result, Stack(first), Fold(second)));
        }

        return forward
            ? Ungroup(Run(shape with { OutChannels = size * shape.OutChannels }, result, first, OutGrouped(second)))
            : Ungroup(Run(shape with { InChannels = size * shape.InChannels }, result, first, InGrouped(second)));
    }

    private ConvolutionShape Stacked => shape with
    {
        InChannels = size * shape.InChannels,
        OutChannels = size * shape.OutChannels,
        Groups = size * shape.Groups,
    };

    private Tensor OfWeight(Tensor image, bool hasImage, Tensor output, bool hasOutput)
    {
        if (hasImage && hasOutput)
        {
            Tensor all = Run(Stacked, ConvolutionPart.Weight, Stack(image), Stack(output));
            return all.Reshape([size, shape.OutChannels, .. all.Shape.Sizes[1..]]);
        }

        if (hasOutput)
        {
            Tensor rows = Run(shape with { OutChannels = size * shape.OutChannels }, ConvolutionPart.Weight, image, Group(output));
            long[] rest = rows.Shape.Sizes[1..].ToArray();
            return rows.Reshape([shape.Groups, size, shape.OutChannels / shape.Groups, .. rest]).Transpose(0, 1)
                .Reshape([size, shape.OutChannels, .. rest]);
        }

        Tensor columns = Run(shape with { InChannels = size * shape.InChannels }, ConvolutionPart.Weight, Group(image), output);
        return columns.Reshape([shape.OutChannels, size, shape.InChannels / shape.Groups, .. shape.Kernel]).Transpose(0, 1);
    }

    private static Tensor Run(ConvolutionShape shape, ConvolutionPart result, Tensor first, Tensor second) =>
        new Convolution(shape, result).ComputeAny([first, second])[0];

    /// <summary>(samples, n, …) as (samples · n, …).</summary>
    private static Tensor Fold(Tensor tensor) => tensor.Reshape([tensor.Shape[0] * tensor.Shape[1], .. tensor.Shape.Sizes[2..]]);

    /// <summary>(samples, batch, channels, …) as (batch, samples · channels, …).</summary>
    private static Tensor Stack(Tensor tensor) => Join(tensor.Transpose(0, 1));

    /// <summary>The inverse of <see cref="Stack"/>.</summary>
    private Tensor Unstack(Tensor tensor) =>
        tensor.Reshape([tensor.Shape[0], size, tensor.Shape[1] / size, .. tensor.Shape.Sizes[2..]]).Transpose(0, 1);

    /// <summary>(samples, batch, groups · channels, …) as (batch, groups · samples · channels, …).</summary>
    private Tensor Group(Tensor tensor)
    {
        long[] sizes = tensor.Shape.ToArray();
        Tensor split = tensor.Reshape([sizes[0], sizes[1], shape.Groups, sizes[2] / shape.Groups, .. sizes[3..]]);
        return split.Movedim(0, 2).Reshape([sizes[1], sizes[0] * sizes[2], .. sizes[3..]]);
    }

    /// <summary>The inverse of <see cref="Group"/>.</summary>
    private Tensor Ungroup(Tensor tensor)
    {
        long[] sizes = tensor.Shape.ToArray();
        Tensor split = tensor.Reshape([sizes[0], shape.Groups, size, sizes[1] / (shape.Groups * size), .. sizes[2..]]);
        return split.Movedim(2, 0).Reshape([size, sizes[0], sizes[1] / size, .. sizes[2..]]);
    }

    /// <summary>A weight (samples, groups · out, in, …) as (groups · samples · out, in, …).</summary>
    private Tensor OutGrouped(Tensor weight)
    {
        long[] sizes = weight.Shape.ToArray();
        Tensor split = weight.Reshape([size, shape.Groups, sizes[1] / shape.Groups, .. sizes[2..]]);
        return split.Transpose(0, 1).Reshape([size * sizes[1], .. sizes[2..]]);
    }

    /// <summary>A weight (samples, out, in, …) as (out, samples · in, …).</summary>
    private static Tensor InGrouped(Tensor weight) => Join(weight.Transpose(0, 1));

    private static Tensor Join(Tensor tensor) =>
        tensor.Reshape([tensor.Shape[0], tensor.Shape[1] * tensor.Shape[2], .. tensor.Shape.Sizes[3..]]);
}
