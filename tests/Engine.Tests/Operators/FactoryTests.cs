using GradService.Operators;
using GradService.Tensors;
using static GradService.Tests.Autograd.Given;

namespace GradService.Tests.Operators;

/// <summary>Vectors that are counted out; the figures are PyTorch 1.13.1's, to the last bit.</summary>
public sealed class FactoryTests
{
    // torch.linspace(-3, 10, 16)[[10, 14]], torch.linspace(0.1, 0.9, 16, dtype=torch.float64)[[9, 11]], torch.linspace(0, 1, 11)[[3, 7]]
    [Fact]
    public void Numbers_at_equal_distances_are_rounded_as_PyTorchs() => Assert.Multiple(
        () => Values(Torch.Linspace(-3, 10, 16, DType.Float32).IndexSelect(0, Integers(10, 14)), 5.6666669845581055, 9.133333206176758),
        () => Values(Torch.Linspace(0.1, 0.9, 16, DType.Float64).IndexSelect(0, Integers(9, 11)), 0.58, 0.6866666666666666),
        () => Values(Torch.Linspace(0, 1, 11, DType.Float32).IndexSelect(0, Integers(3, 7)), 0.30000001192092896, 0.699999988079071));

    // torch.arange(0.1, 2, 0.1)[[6, 11, 17]], torch.arange(0.1, 1.65, 0.1, dtype=torch.float64)[[6, 11, 14]]
    [Fact]
    public void Numbers_in_steps_are_rounded_as_PyTorchs() => Assert.Multiple(
        () => Values(
            Torch.Arange(0.1, 2, 0.1, DType.Float32).IndexSelect(0, Integers(6, 11, 17)), 0.699999988079071, 1.1999999284744263, 1.7999999523162842),
        () => Values(Torch.Arange(0.1, 1.65, 0.1, DType.Float64).IndexSelect(0, Integers(6, 11, 14)), 0.7, 1.2, 1.5));

    // torch.logspace(-1, 2, 8)[[1, 5]]
    [Fact]
    public void Powers_are_rounded_once() =>
        Values(Torch.Logspace(-1, 2, 8, dtype: DType.Float32).IndexSelect(0, Integers(1, 5)), 0.2682695686817169, 13.894954681396484);

    [Fact]
    public void One_number_is_the_start_and_none_is_an_empty_vector()
    {
        Values(Torch.Linspace(3, 7, 1), 3);
        Values(Torch.Logspace(2, 7, 1), 100);
        Values(Torch.Linspace(3, 7, 0));
        Raises("number of steps must be non-negative", () => Torch.Linspace(3, 7, -1));
    }
}
