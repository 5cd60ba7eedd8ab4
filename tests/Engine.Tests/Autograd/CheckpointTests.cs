using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;
using static GradService.Tests.Autograd.Given;

namespace GradService.Tests.Autograd;

/// <summary>Checkpoints: less memory, the same gradients.</summary>
public sealed class CheckpointTests
{
    [Fact]
    public void The_function_runs_again_in_each_backward_pass_that_reads_what_it_saved()
    {
        Tensor x = Leaf(0, 0.5);
        int calls = 0;
        Tensor y = Checkpoint.Run(() =>
        {
            calls++;
            return x.Tanh().Mul(x).Exp();
        });
        Assert.Equal(1, calls);
        y.Sum().Backward(retainGraph: true);
        Assert.Equal(2, calls);
        y.Sum().Backward();
        Assert.Equal(3, calls);

        Tensor plain = Leaf(0, 0.5);
        plain.Tanh().Mul(plain).Exp().Sum().Mul(2).Backward();
        Assert.Equal(plain.Grad!.ToDoubles(), x.Grad!.ToDoubles());
    }

    [Fact]
    public void Higher_derivatives_go_through_it()
    {
        Tensor x = Scalar(2);
        Tensor slope = Gradients.Grad(Checkpoint.Run(() => x.Mul(x).Mul(x)), x, createGraph: true);
        Tensor curvature = Gradients.Grad(slope, x, createGraph: true);
        Values(slope, 12);
        Values(curvature, 12);
        Values(Gradients.Grad(curvature, x), 6);
    }

    [Fact]
    public void Checkpoints_nest()
    {
        Tensor x = Scalar(2);
        Checkpoint.Run(() => Checkpoint.Run(() => x.Mul(x)).Mul(x)).Backward();
        Values(x.Grad, 12);
    }

    [Fact]
    public void The_same_random_numbers_are_drawn_again()
    {
        Tensor x = Leaf([.. Enumerable.Repeat(1.0, 64)]);
        Tensor y = Checkpoint.Run(() => Torch.Bernoulli(x.Detach().Mul(0.5)).Mul(x.Mul(x)));
        y.Sum().Backward();
        Assert.Equal(y.Mul(2).ToDoubles(), x.Grad!.ToDoubles());
    }

    [Fact]
    public void A_function_that_computes_something_else_the_second_time_is_found_out()
    {
        Tensor x = Leaf(1, 2);
        bool again = false;
        Tensor longer = Checkpoint.Run(() =>
        {
            Tensor result = again ? x.Exp().Exp() : x.Exp();
            again = true;
            return result;
        });
        Assert.Equal("CheckpointError", Assert.Throws<GradException>(() => longer.Sum().Backward()).PythonType);
        again = false;
        Tensor other = Checkpoint.Run(() =>
        {
            Tensor result = (again ? x.Narrow(0, 0, 1) : x).Exp();
            again = true;
            return result;
        });
        Raises(
            "torch.utils.checkpoint: Recomputed values for the following tensors have different metadata than during the forward pass.\n"
            + "tensor at position 0:\nsaved metadata: {'shape': torch.Size([2]), 'dtype': torch.float64, 'device': device(type='cpu')}\n"
            + "recomputed metadata: {'shape': torch.Size([1]), 'dtype': torch.float64, 'device': device(type='cpu')}",
            () => other.Sum().Backward());
    }
}
