using BenchmarkDotNet.Attributes;
using GradService.Language;
using GradService.Tensors;

namespace GradService.Bench;

/// <summary>What a script of ten lines costs: to read, and to run.</summary>
[SimpleJob(launchCount: 1, warmupCount: 3, iterationCount: 10)]
[MinColumn, MedianColumn, MaxColumn]
[MemoryDiagnoser]
public class Programs
{
    private const string Text = """
        import torch
        x = torch.tensor([[1.0, 2.0], [3.0, 4.0]], requires_grad=True)
        w = torch.tensor([0.5, -1.0], requires_grad=True)
        def loss(x, w, scale=2.0):
            return ((x @ w - 1) ** 2).mean() * scale
        total = 0.0
        for i in range(3):
            total = total + loss(x, w, scale=float(i))
        total.backward()
        print(f"{total.item():.4f}", x.grad, w.grad)
        """;

    private readonly Script parsed = Script.Parse(Text);

    /// <summary>Ten lines into a tree.</summary>
    [Benchmark(Baseline = true)]
    public Script Parse() => Script.Parse(Text);

    /// <summary>The tree, run.</summary>
    [Benchmark]
    public string Run()
    {
        using var evaluation = Evaluation.Begin(DType.Float32, isCollected: true);
        return parsed.Run().Output;
    }
}
