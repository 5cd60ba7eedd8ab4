using BenchmarkDotNet.Attributes;
using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Bench;

/// <summary>
/// What a Jacobian of 1000 outputs by 1000 inputs costs beside one matrix product with a thousand rows: of a network of two layers of a
/// thousand, float32.
/// </summary>
[SimpleJob(launchCount: 1, warmupCount: 3, iterationCount: 10)]
[MinColumn, MedianColumn, MaxColumn]
public class Jacobians
{
    private const long Size = 1000;

    private readonly Tensor x = Random(1, Size), rows = Random(2, Size, Size), first = Random(3, Size, Size), second = Random(4, Size, Size);
    private readonly Tensor bias = Random(5, Size);

    /// <summary>One product of two matrices.</summary>
    [Benchmark(Baseline = true)]
    public Tensor MatrixProduct() => rows.Matmul(first);

    /// <summary>The Jacobian by reverse mode.</summary>
    [Benchmark]
    public Tensor Reverse() => Transforms.Jacrev(Network)(x);

    /// <summary>The Jacobian by forward mode.</summary>
    [Benchmark]
    public Tensor Forward() => Transforms.Jacfwd(Network)(x);

    /// <summary>The gradient of one output: a thousand of these is what a loop over the rows costs.</summary>
    [Benchmark]
    public Tensor OneRow() => Transforms.Grad((Tensor input) => Network(input).Select(0, 0))(x);

    private static Tensor Random(int seed, params long[] shape)
    {
        var random = new Random(seed);
        var values = new float[Shape.Of(shape).Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (random.NextSingle() - 0.5f) / 16;
        }

        return Tensor.From<float>(values, DType.Float32, Shape.Of(shape));
    }

    private Tensor Network(Tensor input) => second.Matmul(first.Matmul(input).Add(bias).Tanh());
}
