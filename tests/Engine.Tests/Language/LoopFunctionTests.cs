using GradService.Language;
using GradService.Tensors;

namespace GradService.Tests.Language;

/// <summary>Programs that give their own functions to <c>torch.cond</c>, <c>torch.scan</c>, <c>torch.map</c> and <c>torch.while_loop</c>.</summary>
public sealed class LoopFunctionTests
{
    [Theory]
    [InlineData("x = torch.tensor(3.0, requires_grad=True)\ny = torch.cond(x > 0, lambda t: t * t, lambda t: -t, (x,))\ny.backward()\nprint(y.item(), x.grad)", "9.0 tensor(6.)\n")]
    [InlineData("w = torch.tensor(2.0, requires_grad=True)\nh, rows = torch.scan([torch.tensor(1.0)], [torch.arange(3.0)], body=lambda h, x: (h * w + x, h), checkpoint=True)\nh.backward()\nprint(h.item(), rows.tolist(), w.grad.item())", "12.0 [1.0, 2.0, 5.0] 13.0\n")]
    [InlineData("def step(x):\n    return [x * x]\nx, = torch.while_loop([torch.tensor(1.5)], cond=lambda x: x < 10, body=step, max_steps=9)\nprint(round(x.item(), 4))", "25.6289\n")]
    [InlineData("f = torch.vmap(lambda t: torch.cond(t.sum() > 2, lambda a: a * 2, lambda a: -a, (t,)))\nprint(f(torch.tensor([[1., 2.], [0., 1.]])))", "tensor([[ 2.,  4.],\n        [-0., -1.]])\n")]
    [InlineData("print(torch.map([torch.eye(2)], body=lambda row: row.cumsum(0))[0])", "tensor([[1., 1.],\n        [0., 1.]])\n")]
    public void They_run_and_are_differentiated(string program, string output)
    {
        using var evaluation = Evaluation.Begin(DType.Float32);

        Assert.Equal(output, Script.Parse("import torch\n" + program).Run().Output);
    }

    [Fact]
    public void A_function_that_gives_no_tensor_is_an_error_that_names_it()
    {
        using var evaluation = Evaluation.Begin(DType.Float32);

        var error = Assert.Throws<ScriptException>(() => Script.Parse("import torch\ndef step(x):\n    return 'a'\ntorch.map([torch.eye(2)], body=step)").Run());
        Assert.Equal(("TypeError", "step() must return tensors, not str", 4), (error.PythonType, error.Message, error.Line));
    }
}
