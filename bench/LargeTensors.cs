using BenchmarkDotNet.Attributes;
using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Bench;

/// <summary>Where the arithmetic is the cost: float32 tensors, their memory from the pool as in a request.</summary>
[SimpleJob(launchCount: 1, warmupCount: 3, iterationCount: 10)]
[MinColumn, MedianColumn, MaxColumn]
[MemoryDiagnoser]
public class LargeTensors
{
    private readonly Tensor batch = Random(64, 64), target = Random(64, 64), million = Random(1_000_000).RequiresGrad_();
    private readonly Tensor[] weights = [Random(64, 64).RequiresGrad_(), Random(64).RequiresGrad_(), Random(64, 64).RequiresGrad_()];
    private readonly Tensor rows = Random(1000, 1000).RequiresGrad_(), left = Random(512, 512), right = Random(512, 512);

    /// <summary>A step of gradient descent for a network of two 64 × 64 layers on a batch of 64.</summary>
    [Benchmark]
    public void NetworkStep()
    {
        using var evaluation = Evaluation.Begin(DType.Float32);
        Tensor hidden = batch.Matmul(weights[0]).Add(weights[1]).Tanh();
        Tensor error = hidden.Matmul(weights[2]).Sub(target);
        Tensor?[] gradients = Gradients.Grad([error.Mul(error).Mean()], weights);
        using var mode = GradMode.NoGrad();
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i].Sub_(gradients[i]!, 1e-6);
        }
    }

    /// <summary>exp(sin(x) / 2 + x), summed, on a million elements, and its gradient.</summary>
    [Benchmark]
    public void ElementwiseChain()
    {
        using var evaluation = Evaluation.Begin(DType.Float32);
        Gradients.Grad(million.Sin().Mul(0.5).Add(million).Exp().Sum(), million);
    }

    /// <summary>Softmax along the rows of a 1000 × 1000 matrix and its gradient.</summary>
    [Benchmark]
    public void SoftmaxRows()
    {
        using var evaluation = Evaluation.Begin(DType.Float32);
        Gradients.Grad(rows.Softmax(1), rows, rows.Detach());
    }

    /// <summary>The product of two 512 × 512 matrices.</summary>
    [Benchmark]
    public void MatrixProduct()
    {
        using var evaluation = Evaluation.Begin(DType.Float32);
        left.Matmul(right);
    }

    private static Tensor Random(params long[] size)
    {
        var random = new Random(1);
        var values = new float[Shape.Of(size).Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (float)((random.NextDouble() * 2) - 1);
        }

        return Tensor.From<float>(values, DType.Float32, Shape.Of(size));
    }
}
