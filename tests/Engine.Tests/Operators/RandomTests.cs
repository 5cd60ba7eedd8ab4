using GradService.Operators;
using GradService.Tensors;

namespace GradService.Tests.Operators;

/// <summary>The figures are PyTorch's after <c>torch.manual_seed(0)</c>.</summary>
public sealed class RandomTests
{
    [Fact]
    public void Uniform_numbers_are_PyTorchs()
    {
        Assert.Equal([0.4963, 0.7682, 0.0885], Seeded(() => Torch.Rand([3], DType.Float32)));
        Assert.Equal([0.9701, 0.7078, 0.4594], Seeded(() => Torch.Rand([3], DType.Float64)));
    }

    [Fact]
    public void Normal_numbers_are_PyTorchs_for_few_and_for_many() => Assert.Multiple(
        () => Assert.Equal([1.5410, -0.2934, -2.1788], Seeded(() => Torch.Randn([3], DType.Float32))),
        () => Assert.Equal([-1.1258, -1.6959, 0.5667, 0.7935], Seeded(() => Torch.Randn([17], DType.Float32))[..4]),
        () => Assert.Equal([-0.8437, 0.9318], Seeded(() => Torch.Randn([17], DType.Float32))[^2..]),
        () => Assert.Equal([-2.3104, -0.6333, -1.2609], Seeded(() => Torch.Randn([17], DType.Float64))[..3]));

    [Fact]
    public void Integers_and_permutations_are_PyTorchs()
    {
        Assert.Equal([4, 9, 3, 0, 3], Seeded(() => Torch.Randint(10, [5])));
        Assert.Equal([741280623151, 506137267392, 291447657211], Seeded(() => Torch.Randint(1L << 40, [3])));
        Assert.Equal([4, 1, 7, 5, 3, 9, 0, 8, 6, 2], Seeded(() => Torch.Randperm(10)));
    }

    [Fact]
    public void Dropout_and_bernoulli_draw_PyTorchs_numbers()
    {
        Assert.Equal([1, 0, 1, 1, 1], Seeded(() => Torch.Full([5], 0.5, DType.Float32).Bernoulli()));
        Assert.Equal([0, 0, 2, 0, 0, 0, 2, 2], Seeded(() => Torch.Ones([8], DType.Float32).Dropout()));
    }

    private static double[] Seeded(Func<Tensor> draw)
    {
        using var evaluation = Evaluation.Begin();
        Evaluation.ManualSeed(0);
        return [.. draw().ToDoubles().Select(value => Math.Round(value, 4))];
    }
}
