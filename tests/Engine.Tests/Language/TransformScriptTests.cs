using GradService.Language;
using GradService.Tensors;

namespace GradService.Tests.Language;

/// <summary>What scripts can say that PyTorch 1.13.1 cannot yet: torch.func, and functions that set their context up apart.</summary>
public sealed class TransformScriptTests
{
    [Fact]
    public void Gradients_of_functions() => Prints(
        """
        import torch
        from torch.func import grad, grad_and_value

        x = torch.tensor(2.0)
        print(grad(lambda t: t ** 3)(x), grad(grad(lambda t: t ** 3))(x), grad(grad(grad(lambda t: t ** 3)))(x))
        print(grad(lambda a, b: (a * b ** 2).sum(), argnums=(0, 1))(x, torch.tensor(3.0)))
        print(grad(lambda p, scale=1: scale * p["w"] * p["b"][0] ** 2)({"w": x, "b": [torch.tensor(3.0)]}, scale=10))
        print(grad(lambda t: (t ** 2, t + 1), has_aux=True)(x), x.requires_grad, x.grad)
        for bad in (lambda: grad(lambda t: t * 2)(torch.ones(2)), lambda: grad(torch.sin, argnums=1)(x), lambda: grad(torch.sin)(5)):
            try:
                print(bad())
            except (RuntimeError, ValueError) as e:
                print(type(e).__name__ + ":", e)
        """,
        """
        tensor(12.) tensor(12.) tensor(6.)
        (tensor(9.), tensor(12.))
        {'w': tensor(90.), 'b': [tensor(120.)]}
        (tensor(4.), tensor(3.)) False None
        RuntimeError: grad_and_value(f)(*args): Expected f(*args) to return a scalar Tensor, got tensor with 1 dims. Maybe you wanted to use the vjp or jacrev APIs instead?
        RuntimeError: Got argnum=1, but only 1 positional inputs
        ValueError: Thing passed to transform API must be Tensor, got <class 'int'>

        """);

    [Fact]
    public void A_function_may_set_its_context_up_apart() => Prints(
        """
        import torch

        class Power(torch.autograd.Function):
            @staticmethod
            def forward(x, power):
                return x ** power

            @staticmethod
            def setup_context(ctx, inputs, output):
                x, ctx.power = inputs
                ctx.save_for_backward(x, output)

            @staticmethod
            def backward(ctx, grad_output):
                x, output = ctx.saved_tensors
                return grad_output * ctx.power * output / x, None

        x = torch.tensor([1.0, 2.0], requires_grad=True)
        y = Power.apply(x, 3)
        (g,) = torch.autograd.grad(y.sum(), x, create_graph=True)
        print(y, g.tolist(), torch.autograd.grad(g.sum(), x))
        """,
        """
        tensor([1., 8.], grad_fn=<PowerBackward>) [3.0, 12.0] (tensor([ 6., 12.]),)

        """);

    private static void Prints(string program, string expected)
    {
        using var evaluation = Evaluation.Begin(DType.Float32, isCollected: true);
        Assert.Equal(expected.ReplaceLineEndings("\n"), Script.Parse(program).Run().Output);
    }
}
