using BenchmarkDotNet.Attributes;
using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Bench;

/// <summary>What an operation costs beside its arithmetic: graphs of three elements, sum(exp(x · w + b)).</summary>
[SimpleJob(launchCount: 1, warmupCount: 3, iterationCount: 10)]
[MinColumn, MedianColumn, MaxColumn]
[MemoryDiagnoser]
public class SmallGraphs
{
    private readonly Tensor x = Leaf(0.1, 0.2, 0.3), w = Leaf(0.4, -0.5, 0.6), b = Leaf(0.7, 0.8, -0.9);
    private readonly Tensor plainX = Leaf(0.1, 0.2, 0.3).Detach(), plainW = Leaf(0.4, -0.5, 0.6).Detach();

    /// <summary>Forward and <c>torch.autograd.grad</c> by all three leaves.</summary>
    [Benchmark(Baseline = true)]
    public Tensor?[] ForwardAndGrad() => Gradients.Grad([Forward()], [x, w, b]);

    /// <summary>Forward and <c>backward()</c>, which accumulates in the leaves.</summary>
    [Benchmark]
    public Tensor? ForwardAndBackward()
    {
        x.Grad = w.Grad = b.Grad = null;
        Forward().Backward();
        return x.Grad;
    }

    /// <summary>Four operations, recorded.</summary>
    [Benchmark]
    public Tensor Forward() => x.Mul(w).Add(b).Exp().Sum();

    /// <summary>One operation, recorded.</summary>
    [Benchmark]
    public Tensor MulRecorded() => x.Mul(w);

    /// <summary>One operation, not recorded.</summary>
    [Benchmark]
    public Tensor MulPlain() => plainX.Mul(plainW);

    private static Tensor Leaf(params double[] values) => Tensor.From<double>(values, DType.Float64, Shape.Of(values.Length)).RequiresGrad_();
}
