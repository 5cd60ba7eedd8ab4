using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>
/// The form T(x, w, y) = Σ y[n, o, p] · w[o, c, t] · x[n, c, p·stride - padding + t·dilation] is linear in the image x, the weight w and the
/// output y. Given two of them it is a map to the third, and these three maps are each other's gradients: from (x, w) the convolution, from
/// (y, w) the transposed convolution, from (x, y) the weight's gradient. A bias may be added per channel of the result.
/// </summary>
internal sealed class Convolution(ConvolutionShape shape, ConvolutionPart result) : NumberPrimitive
{
    // A kernel unfolds at least this many windows at a time, and at most so many elements.
    private const long Windows = 64, MostUnfolded = 1 << 28;

    public override Use Uses(int input) => input < 2 ? Use.Input(1 - input) : Use.None;

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        DType dtype = inputs[0]!.DType;
        foreach (var (tensor, name) in new[] { (inputs[1], "weight"), (inputs.Length > 2 ? inputs[2] : null, "bias") })
        {
            if (tensor is not null && tensor.DType != dtype)
            {
                throw GradException.Type($"Input type ({TypeName(dtype)}) and {name} type ({TypeName(tensor.DType)}) should be the same");
            }
        }

        long rows = Product(shape.Kernel) * (shape.InChannels / shape.Groups);
        if (rows * Math.Min(Product(shape.Output), Windows) > MostUnfolded)
        {
            throw new GradException(ErrorKind.LimitExceeded, $"a convolution whose windows have {rows} elements takes too much memory");
        }

        return dtype == DType.Bool ? throw Unsupported(dtype) : new TensorSpec(ShapeOf(result), dtype);
    }

    public override Tensor? Gradient(int input, in Pullback at)
    {
        if (input == 2)
        {
            return at.Grad.Sum([0, .. Enumerable.Range(2, shape.Input.Length).Select(i => (long)i)]);
        }

        (ConvolutionPart First, ConvolutionPart Second) given = Given(result);
        ConvolutionPart wanted = input == 0 ? given.First : given.Second;
        Tensor grad = at.Grad, other = at.Input(1 - input).Conj();
        return new Convolution(shape, wanted).Apply(Given(wanted).First == result ? [grad, other] : [other, grad]);
    }

    public override Tensor? Tangent(int output, in Pushforward at)
    {
        Tensor? sum = at.InputCount > 2 && at.TangentOf(2) is { } bias
            ? bias.Reshape([bias.Count, .. shape.Input.Select(_ => 1L)]).BroadcastTo(ShapeOf(result).ToArray())
            : null;
        for (int i = 0; i < 2; i++)
        {
            if (at.TangentOf(i) is { } tangent)
            {
                Tensor term = i == 0 ? Apply(tangent, at.Input(1)) : Apply(at.Input(0), tangent);
                sum = sum is null ? term : sum.Add(term);
            }
        }

        return sum;
    }

    protected internal override Tensor[] Map(in Samples samples)
    {
        Infer(samples.OfSample);
        if (samples.Size == 0)
        {
            return samples.OneByOne();
        }

        Tensor sum = new ConvolutionSamples(shape, samples.Size)
            .Apply(result, samples.Input(0), samples.Has(0), samples.Input(1), samples.Has(1));
        if (samples.Count < 3 || !samples.IsGiven(2))
        {
            return [sum];
        }

        long[] channels = [samples.Has(2) ? samples.Size : 1, 1, samples.Shape(2)[0], .. Enumerable.Repeat(1L, shape.Input.Length)];
        return [sum.Add(samples.Input(2).Reshape(channels))];
    }

    protected override long Cost(ReadOnlySpan<Tensor?> inputs, Specs outputs) =>
        MatrixRule.Work(shape.Batch * shape.OutChannels, Product(shape.Output), Product(shape.Kernel) * (shape.InChannels / shape.Groups));

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        Span<T> values = outputs[0].Elements<T>();
        ReadOnlySpan<T> first = inputs[0].Elements<T>(), second = inputs[1].Elements<T>();
        if (first.IsEmpty || second.IsEmpty || values.IsEmpty)
        {
            values.Clear();
        }
        else if (result == ConvolutionPart.Output)
        {
            Kernels.Convolution.Forward(first, second, shape, values);
        }
        else if (result == ConvolutionPart.Image)
        {
            Kernels.Convolution.InputGradient(first, second, shape, values);
        }
        else
        {
            Kernels.Convolution.WeightGradient(first, second, shape, values);
        }

        if (inputs.Length > 2 && inputs[2] is { } bias)
        {
            AddBias<T>(bias.Elements<T>(), values);
        }
    }

    private void AddBias<T>(ReadOnlySpan<T> bias, Span<T> values)
        where T : unmanaged, INumberBase<T>
    {
        if (values.IsEmpty)
        {
            return;
        }

        int plane = (int)Product(result == ConvolutionPart.Output ? shape.Output : shape.Input);
        for (int i = 0; i * plane < values.Length; i++)
        {
            Span<T> channel = values.Slice(i * plane, plane);
            TensorPrimitives.Add(channel, bias[i % bias.Length], channel);
        }
    }

    /// <summary>The two parts that a map is given, in the order of its inputs.</summary>
    private static (ConvolutionPart First, ConvolutionPart Second) Given(ConvolutionPart result) => result switch
    {
        ConvolutionPart.Output => (ConvolutionPart.Image, ConvolutionPart.Weight),
        ConvolutionPart.Image => (ConvolutionPart.Output, ConvolutionPart.Weight),
        _ => (ConvolutionPart.Image, ConvolutionPart.Output),
    };

    private Shape ShapeOf(ConvolutionPart part) => Shape.Of(part switch
    {
        ConvolutionPart.Output => [shape.Batch, shape.OutChannels, .. shape.Output],
        ConvolutionPart.Image => [shape.Batch, shape.InChannels, .. shape.Input],
        _ => [shape.OutChannels, shape.InChannels / shape.Groups, .. shape.Kernel],
    });

    private static long Product(long[] sizes) => Shape.Of(sizes).Count;

    private static string TypeName(DType dtype) => $"torch.{dtype.ScalarTypeName()}Tensor";
}

/// <summary>One of the three tensors that a convolution ties together.</summary>
internal enum ConvolutionPart
{
    /// <summary>(batch, in channels, …): what the windows slide over.</summary>
    Image,

    /// <summary>(out channels, in channels / groups, …): the windows' factors.</summary>
    Weight,

    /// <summary>(batch, out channels, …): a number for each window.</summary>
    Output,
}
