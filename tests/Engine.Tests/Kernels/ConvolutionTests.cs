using System.Numerics;
using GradService.Kernels;

namespace GradService.Tests.Kernels;

public sealed class ConvolutionTests
{
    private const string Simplest = "n=1 c=1>1 g=1 input=4 kernel=3 stride=1 padding=0 dilation=1";

    /// <summary>Convolutions of 1 to 3 dimensions; the last two are large enough for several chunks and several threads.</summary>
    public static TheoryData<string> Shapes =>
        new()
        {
            Simplest,
            "n=2 c=3>4 g=1 input=9 kernel=3 stride=2 padding=2 dilation=2",
            "n=1 c=2>2 g=1 input=5 kernel=2 stride=3 padding=4 dilation=1",
            "n=2 c=4>6 g=2 input=5,7 kernel=3,2 stride=1,2 padding=1,0 dilation=1,3",
            "n=1 c=3>3 g=3 input=6,5 kernel=3,3 stride=1,1 padding=1,1 dilation=1,1",
            "n=2 c=3>5 g=1 input=4,6 kernel=1,1 stride=1,1 padding=0,0 dilation=1,1",
            "n=2 c=3>5 g=1 input=4,6 kernel=1,1 stride=2,1 padding=0,1 dilation=1,1",
            "n=2 c=2>4 g=2 input=4,5,6 kernel=2,3,2 stride=2,1,2 padding=1,1,0 dilation=1,1,2",
            "n=1 c=1>2 g=1 input=3,1,4 kernel=3,1,2 stride=1,1,1 padding=1,0,1 dilation=1,1,1",
            "n=0 c=1>1 g=1 input=4 kernel=3 stride=1 padding=0 dilation=1",
            "n=1 c=12>3 g=1 input=70,66 kernel=3,3 stride=1,1 padding=1,1 dilation=1,1",
            "n=3 c=8>4 g=2 input=5000 kernel=7 stride=1 padding=3 dilation=1",
        };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_output_is_the_cross_correlation_of_input_and_weight(string text)
    {
        var shape = Parse(text);
        OutputMatches<double>(shape, 1e-12);
        OutputMatches<float>(shape, 1e-4);
        OutputMatches<Complex>(shape, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Both_gradients_are_adjoints_of_the_convolution(string text)
    {
        var shape = Parse(text);
        GradientsAreAdjoint<double>(shape);
        GradientsAreAdjoint<Complex>(shape);
    }

    [Fact]
    public void The_kernel_is_not_flipped()
    {
        var y = new double[2];

        Convolution.Forward<double>([1, 2, 3, 5], [1, 0, -1], Parse(Simplest), y);

        Assert.Equal([-2, -3], y);
    }

    [Fact]
    public void An_input_that_the_last_window_does_not_reach_gets_no_gradient()
    {
        var shape = new ConvolutionShape(1, 1, 1, 1, [6], [2], [2], [3], [0], [1]);
        var x = new double[6];
        Array.Fill(x, double.NaN);

        Convolution.InputGradient<double>([1, 10], [2, 3], shape, x);

        Assert.Equal([2, 3, 0, 20, 30, 0], x);
    }

    private static void OutputMatches<T>(ConvolutionShape shape, double tolerance)
        where T : unmanaged, INumberBase<T>
    {
        var (x, w, y) = Arguments<T>(shape);
        var expected = new T[y.Length];
        foreach (var (output, input, weight) in Terms(shape))
        {
            expected[output] += x[input] * w[weight];
        }

        Convolution.Forward<T>(x, w, shape, y);

        Numbers.AssertClose<T>(expected, y, tolerance);
    }

    /// <summary>⟨conv(x, w), g⟩ = ⟨x, InputGradient(g, w)⟩ = ⟨w, WeightGradient(x, g)⟩.</summary>
    private static void GradientsAreAdjoint<T>(ConvolutionShape shape)
        where T : unmanaged, INumberBase<T>
    {
        var (x, w, g) = Arguments<T>(shape);
        var y = new T[g.Length];
        var inputGradient = Numbers.Random<T>(x.Length, 7);
        var weightGradient = Numbers.Random<T>(w.Length, 8);

        Convolution.Forward<T>(x, w, shape, y);
        Convolution.InputGradient<T>(g, w, shape, inputGradient);
        Convolution.WeightGradient<T>(x, g, shape, weightGradient);

        var expected = MatrixProduct.Dot<T>(y, g);
        Numbers.AssertClose<T>([expected], [MatrixProduct.Dot<T>(x, inputGradient)], 1e-10);
        Numbers.AssertClose<T>([expected], [MatrixProduct.Dot<T>(w, weightGradient)], 1e-10);
    }

    private static (T[] Input, T[] Weight, T[] Output) Arguments<T>(ConvolutionShape shape)
        where T : INumberBase<T>
    {
        var kernel = Product(shape.Kernel) * shape.InChannels / shape.Groups;
        return (
            Numbers.Random<T>(shape.Batch * shape.InChannels * Product(shape.Input), 1),
            Numbers.Random<T>(shape.OutChannels * kernel, 2),
            Numbers.Random<T>(shape.Batch * shape.OutChannels * Product(shape.Output), 3)
        );
    }

    /// <summary>The flat indices of every product in the definition.</summary>
    private static IEnumerable<(long Output, long Input, long Weight)> Terms(ConvolutionShape s)
    {
        var (positions, taps, volume) = (Product(s.Output), Product(s.Kernel), Product(s.Input));
        var (inGroup, outGroup) = (s.InChannels / s.Groups, s.OutChannels / s.Groups);
        for (long p = 0; p < positions; p++)
        {
            for (long t = 0; t < taps; t++)
            {
                var at = Image(s, p, t);
                for (long rest = 0; at >= 0 && rest < s.Batch * s.OutChannels * inGroup; rest++)
                {
                    var (item, c) = (rest / inGroup, rest % inGroup);
                    var (n, o) = (item / s.OutChannels, item % s.OutChannels);
                    var channel = n * s.InChannels + o / outGroup * inGroup + c;
                    yield return (item * positions + p, channel * volume + at, (o * inGroup + c) * taps + t);
                }
            }
        }
    }

    /// <summary>The flat index in the image of tap t at position p, or -1 outside.</summary>
    private static long Image(ConvolutionShape s, long p, long t)
    {
        var (index, step) = (0L, 1L);
        for (var i = s.Input.Length - 1; i >= 0; i--)
        {
            var x = p % s.Output[i] * s.Stride[i] - s.Padding[i] + t % s.Kernel[i] * s.Dilation[i];
            if (x < 0 || x >= s.Input[i])
            {
                return -1;
            }

            index += x * step;
            step *= s.Input[i];
            p /= s.Output[i];
            t /= s.Kernel[i];
        }

        return index;
    }

    private static long Product(long[] sizes) => sizes.Aggregate(1L, (product, size) => product * size);

    private static ConvolutionShape Parse(string text)
    {
        var parts = text.Split(' ').Select(part => part.Split('=')[1]).ToArray();
        var channels = parts[1].Split('>').Select(long.Parse).ToArray();
        var axes = parts[3..].Select(part => part.Split(',').Select(long.Parse).ToArray()).ToArray();
        var (input, kernel, stride, padding, dilation) = (axes[0], axes[1], axes[2], axes[3], axes[4]);
        var output = input.Select((size, i) => (size + 2 * padding[i] - dilation[i] * (kernel[i] - 1) - 1) / stride[i] + 1);
        return new ConvolutionShape(
            long.Parse(parts[0]),
            channels[0],
            channels[1],
            long.Parse(parts[2]),
            input,
            [.. output],
            kernel,
            stride,
            padding,
            dilation
        );
    }
}
