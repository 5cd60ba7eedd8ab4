using GradService.Autograd;
using GradService.Language;
using GradService.Tensors;

namespace GradService.Tests.Language;

/// <summary>What a program leaves can be differentiated after it has ended, and what it registered still runs then.</summary>
public sealed class EndedProgramTests
{
    [Theory]
    [InlineData("y = x * 1\nh = y.register_hook(lambda g: g * 5)\ny.sum()")]
    [InlineData("y = x * 1\nh = y.grad_fn.register_prehook(lambda gs: (gs[0] * 5,))\ny.sum()")]
    [InlineData("y = x * 1\nh = y.grad_fn.register_hook(lambda inputs, outputs: (inputs[0] * 5,) + inputs[1:])\ny.sum()")]
    [InlineData("import torch\nclass F(torch.autograd.Function):\n    @staticmethod\n    def forward(ctx, x):\n        return x * 1\n    @staticmethod\n    def backward(ctx, g):\n        return g * 5\nF.apply(x).sum()")]
    [InlineData("from torch.utils.checkpoint import checkpoint\ncheckpoint(lambda t: t * 5, x, use_reentrant=False).sum()")]
    [InlineData("from torch.autograd.graph import saved_tensors_hooks\nwith saved_tensors_hooks(lambda t: t.tolist(), lambda kept: x * 0 + 5):\n    y = x * (x * 0 + 1)\n(y - x * 0).sum() if False else (x * 5).sum()")]
    public void Hooks_and_functions_run_after_the_program(string program)
    {
        using var evaluation = Evaluation.Begin(DType.Float64);
        Tensor x = Tensor.From<double>([1, 2], DType.Float64, Shape.Of(2)).RequiresGrad_();

        Tensor result = Result(program, x);

        Assert.Equal([5, 5], Gradients.Grad([result], [x])[0]!.ToDoubles());
    }

    [Fact]
    public void What_fails_there_is_the_program_s_exception()
    {
        using var evaluation = Evaluation.Begin(DType.Float64);
        Tensor x = Tensor.From<double>([1, 2], DType.Float64, Shape.Of(2)).RequiresGrad_();
        Tensor result = Result("def hook(g):\n    raise ValueError('not today')\ny = x * 1\nh = y.register_hook(hook)\ny.sum()", x);

        var error = Assert.Throws<ScriptException>(() => Gradients.Grad([result], [x]));

        Assert.Equal(("ValueError", "not today", 2), (error.PythonType, error.Message, error.Line));
    }

    private static Tensor Result(string program, Tensor x) =>
        Script.Parse(program).Run([new("x", x)], "result").Variables.Single(variable => variable.Key == "result").Value;
}
