using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>The arguments of a convolution over some spatial dimensions: checked, and made into the sizes that the kernels want.</summary>
internal sealed class ConvolutionCall
{
    private readonly string name;
    private readonly int spatial;
    private readonly long[] stride;
    private readonly long[]? padding;
    private readonly long[] dilation;
    private readonly long groups;

    public ConvolutionCall(string name, int spatial, long[]? stride, long[]? padding, long[]? dilation, long groups)
        : this(name, spatial, stride, dilation, groups) =>
        this.padding = Read("padding", padding, 0, 0, "negative padding is not supported");

    /// <summary>With padding by name: <c>same</c> is told apart by having no numbers.</summary>
    public ConvolutionCall(string name, int spatial, long[]? stride, string padding, long[]? dilation, long groups)
        : this(name, spatial, stride, dilation, groups)
    {
        this.padding = padding switch
        {
            "valid" => new long[spatial],
            "same" => this.stride.All(step => step == 1)
                ? null
                : throw GradException.Argument("padding='same' is not supported for strided convolutions"),
            _ => throw GradException.Argument($"Invalid padding string: '{padding}'"),
        };
    }

    private ConvolutionCall(string name, int spatial, long[]? stride, long[]? dilation, long groups)
    {
        this.name = name;
        this.spatial = spatial;
        this.groups = groups > 0 ? groups : throw GradException.Argument("non-positive groups is not supported");
        this.stride = Read("stride", stride, 1, 1, "non-positive stride is not supported");
        this.dilation = Read("dilation", dilation, 1, 1, "dilation should be greater than zero");
    }

    /// <summary>The convolution.</summary>
    public Tensor Apply(Tensor input, Tensor weight, Tensor? bias)
    {
        Tensor images = Batched(input, weight);
        CheckChannels(images, weight, bias, weight.Shape[1] * groups, weight.Shape[0]);
        long[] sizes = Spatial(images), kernel = Spatial(weight);
        var output = new long[spatial];
        var before = new long[spatial];
        for (int i = 0; i < spatial; i++)
        {
            long reach = dilation[i] * (kernel[i] - 1);
            before[i] = padding is null ? reach / 2 : padding[i];
            long room = padding is null ? sizes[i] - 1 : sizes[i] + (2 * padding[i]) - reach - 1;
            output[i] = room >= 0 || padding is null ? (room / stride[i]) + 1 : throw TooSmall(sizes, kernel);
        }

        var shape = new ConvolutionShape(
            images.Shape[0], images.Shape[1], weight.Shape[0], groups, sizes, output, kernel, stride, before, dilation);
        return Unbatched(new Convolution(shape, ConvolutionPart.Output).Apply(images, weight, bias), input);
    }

    /// <summary>The transposed convolution.</summary>
    public Tensor ApplyTransposed(Tensor input, Tensor weight, Tensor? bias, long[]? outputPadding)
    {
        long[] extra = Read("output_padding", outputPadding, 0, 0, "negative output_padding is not supported");
        Tensor images = Batched(input, weight);
        CheckChannels(images, weight, bias, weight.Shape[0], weight.Shape[1] * groups);
        long[] sizes = Spatial(images), kernel = Spatial(weight);
        var output = new long[spatial];
        for (int i = 0; i < spatial; i++)
        {
            if (extra[i] >= stride[i] && extra[i] >= dilation[i])
            {
                throw GradException.Argument(
                    $"output padding must be smaller than either stride or dilation, but got output_padding={Shape.Format(extra)}, "
                    + $"stride={Shape.Format(stride)}, dilation={Shape.Format(dilation)}");
            }

            output[i] = ((sizes[i] - 1) * stride[i]) - (2 * padding![i]) + (dilation[i] * (kernel[i] - 1)) + extra[i] + 1;
        }

        if (output.Any(size => size < 1))
        {
            throw GradException.Shape(
                $"Given input size per channel: ({By(sizes)}). Calculated output size per channel: ({By(output)}). Output size is too small");
        }

        var shape = new ConvolutionShape(
            images.Shape[0], weight.Shape[1] * groups, weight.Shape[0], groups, output, sizes, kernel, stride, padding!, dilation);
        return Unbatched(new Convolution(shape, ConvolutionPart.Image).Apply(images, weight, bias), input);
    }

    private static string By(IEnumerable<long> sizes) => string.Join(" x ", sizes);

    private static long[] Spatial(Tensor tensor) => tensor.Shape.Sizes[2..].ToArray();

    private Tensor Batched(Tensor input, Tensor weight)
    {
        if (input.Rank != spatial + 1 && input.Rank != spatial + 2)
        {
            throw GradException.Shape(
                $"Expected {spatial + 1}D (unbatched) or {spatial + 2}D (batched) input to {name}, but got input of size: {input.Shape}");
        }

        if (weight.Rank != spatial + 2)
        {
            throw GradException.Shape($"weight should have {spatial + 2} dimensions for {name}, but got weight of size {weight.Shape}");
        }

        if (weight.Shape.Sizes[2..].Contains(0))
        {
            throw GradException.Shape($"kernel size should be greater than zero, but got weight of size {weight.Shape}");
        }

        foreach (long size in (ReadOnlySpan<long>)[.. input.Shape.Sizes, .. weight.Shape.Sizes])
        {
            if (size > int.MaxValue)
            {
                throw new GradException(ErrorKind.LimitExceeded, $"{name}(): a dimension of size {size} is too large");
            }
        }

        return input.Rank == spatial + 1 ? input.Unsqueeze(0) : input;
    }

    private static Tensor Unbatched(Tensor output, Tensor input) => input.Rank < output.Rank ? output.Squeeze(0) : output;

    private void CheckChannels(Tensor input, Tensor weight, Tensor? bias, long inChannels, long outChannels)
    {
        if (weight.Shape[0] < groups || weight.Shape[0] % groups != 0)
        {
            throw GradException.Shape(
                $"Given groups={groups}, expected weight to be {(weight.Shape[0] < groups ? $"at least {groups}" : $"divisible by {groups}")} at dimension 0, "
                + $"but got weight of size {weight.Shape} instead");
        }

        if (input.Shape[1] != inChannels)
        {
            throw GradException.Shape(
                $"Given {(name.Contains("transpose", StringComparison.Ordinal) ? "transposed=1" : $"groups={groups}")}, weight of size {weight.Shape}, "
                + $"expected input{input.Shape} to have {inChannels} channels, but got {input.Shape[1]} channels instead");
        }

        if (bias is not null && (bias.Rank != 1 || bias.Shape[0] != outChannels))
        {
            throw GradException.Shape(
                $"Given {(name.Contains("transpose", StringComparison.Ordinal) ? "transposed=1, " : string.Empty)}weight of size {weight.Shape}, "
                + $"expected bias to be 1-dimensional with {outChannels} elements, but got bias of size {bias.Shape} instead");
        }
    }

    private GradException TooSmall(long[] sizes, long[] kernel) => GradException.Shape(
        $"Calculated padded input size per channel: ({By(sizes.Select((size, i) => size + (2 * padding![i])))}). "
        + $"Kernel size: ({By(kernel.Select((size, i) => (dilation[i] * (size - 1)) + 1))}). Kernel size can't be greater than actual input size");

    /// <summary>A number for each spatial dimension: one number stands for all.</summary>
    private long[] Read(string argument, long[]? given, long preset, long least, string tooSmall)
    {
        long[] values = given switch
        {
            null or { Length: 0 } => [.. Enumerable.Repeat(preset, spatial)],
            { Length: 1 } => [.. Enumerable.Repeat(given[0], spatial)],
            _ => given,
        };
        if (values.Length != spatial)
        {
            throw GradException.Argument(
                $"expected {argument} to be a single integer value or a list of {spatial} values to match the convolution dimensions, but got "
                + $"{argument}={Shape.Format(values)}");
        }

        return values.All(value => value >= least && value <= int.MaxValue)
            ? values
            : throw GradException.Argument(values.Any(value => value < least) ? tooSmall : $"{name}(): {argument} is too large: {Shape.Format(values)}");
    }
}
