using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;
using static GradService.Tests.Autograd.Given;

namespace GradService.Tests.Autograd;

/// <summary>What operations keep for the backward pass, and the hooks that see it.</summary>
public sealed class SavedTensorTests
{
    public static TheoryData<string, int> Counts => new()
    {
        { "add", 0 }, { "sub", 0 }, { "neg", 0 }, { "sum", 0 }, { "view", 0 }, { "expand", 0 }, { "cat", 0 }, { "mulscalar", 1 }, { "mul", 2 },
        { "div", 2 }, { "exp", 1 }, { "log", 1 }, { "tanh", 1 }, { "sin", 1 }, { "relu", 1 }, { "sigmoid", 1 }, { "pow2", 1 }, { "sqrt", 1 },
        { "abs", 1 }, { "softmax", 1 }, { "mean", 0 }, { "mm", 2 }, { "idx", 1 }, { "where", 1 }, { "clamp", 1 }, { "prod", 2 },
        { "maximum", 2 },
    };

    [Theory]
    [MemberData(nameof(Counts))]
    public void Operations_save_no_more_than_PyTorchs(string operation, int expected)
    {
        Tensor x = Matrix(2, 0.1, 0.2, 0.3, 0.4), y = Matrix(2, 1, 2, 3, 4);
        int saved = 0;
        using (new SavedTensorHooks(tensor => Count(tensor), kept => (Tensor)kept).Use())
        {
            _ = operation switch
            {
                "add" => x.Add(y),
                "sub" => x.Sub(y),
                "neg" => x.Neg(),
                "sum" => x.Sum(),
                "view" => x.View(4),
                "expand" => x.Expand(3, 2, 2),
                "cat" => Torch.Cat([x, y]),
                "mulscalar" => x.Mul(2),
                "mul" => x.Mul(y),
                "div" => x.Div(y),
                "exp" => x.Exp(),
                "log" => x.Log(),
                "tanh" => x.Tanh(),
                "sin" => x.Sin(),
                "relu" => x.Relu(),
                "sigmoid" => x.Sigmoid(),
                "pow2" => x.Pow(2),
                "sqrt" => x.Sqrt(),
                "abs" => x.Abs(),
                "softmax" => x.Softmax(0),
                "mean" => x.Mean(),
                "mm" => x.Mm(y),
                "idx" => x[Integers(0)],
                "prod" => x.Prod(),
                "maximum" => x.Maximum(y),
                "where" => Torch.Where(x.Detach().Gt(0.2), x, y),
                _ => x.Clamp(0.2, 0.3),
            };
        }

        Assert.Equal(expected, saved);

        object Count(Tensor tensor)
        {
            saved++;
            return tensor;
        }
    }

    [Fact]
    public void Hooks_see_every_saved_tensor_once_in_and_once_out()
    {
        Tensor x = Leaf(2);
        var log = new List<string>();
        Tensor y;
        using (new SavedTensorHooks(
            tensor =>
            {
                log.Add("pack");
                return tensor;
            },
            kept =>
            {
                log.Add("unpack");
                return (Tensor)kept;
            }).Use())
        {
            y = x.Mul(x);
        }

        y.Backward();
        Assert.Equal(["pack", "pack", "unpack", "unpack"], log);
        Values(x.Grad, 4);
    }

    [Fact]
    public void What_unpacking_gives_is_what_the_gradient_is_computed_with()
    {
        Tensor x = Leaf(2);
        Tensor y;
        using (new SavedTensorHooks(tensor => tensor, kept => ((Tensor)kept).Mul(10)).Use())
        {
            y = x.Mul(x);
        }

        y.Backward();
        Values(x.Grad, 40);
    }

    [Fact]
    public void Packing_may_not_modify_its_input() => Raises(
        "A saved tensor pack hook is modifying its input in place. Tensors provided as input to pack hook can not be modified by in-place operations as "
        + "this can lead to unexpected side-effects. Please open an issue if you need to perform in-place operations on the input to a pack hook.",
        () =>
        {
            using var hooks = new SavedTensorHooks(
                tensor =>
                {
                    using var scope = GradMode.NoGrad();
                    return tensor.Mul_(2);
                },
                kept => (Tensor)kept).Use();
            Leaf(2).Exp();
        });

    [Fact]
    public void The_innermost_hooks_win_and_hooks_can_be_forbidden()
    {
        var log = new List<string>();
        using (Logging("outer"))
        using (Logging("inner"))
        {
            Leaf(2).Exp();
        }

        Assert.Equal(["inner"], log);
        using (SavedTensorHooks.Disable("nope"))
        {
            Leaf(2).Exp();
            Raises("nope", () => Logging("late"));
        }

        using IDisposable early = Logging("early");
        Raises("not now", () => SavedTensorHooks.Disable("not now"));

        IDisposable Logging(string name) => new SavedTensorHooks(
            tensor =>
            {
                log.Add(name);
                return tensor;
            },
            kept => (Tensor)kept).Use();
    }

    [Fact]
    public void A_product_with_a_constant_saves_the_constant_alone()
    {
        Tensor x = Leaf(1), w = Vector(2);
        Tensor y = x.Mul(w);
        using (GradMode.NoGrad())
        {
            x.Mul_(100);
        }

        y.Backward();
        Values(x.Grad, 2);
    }

    [Fact]
    public void A_saved_tensor_that_was_detached_in_place_is_noticed()
    {
        Tensor y = Leaf(2).Mul(1);
        Tensor z = y.Mul(y);
        y.Detach_();
        Raises(
            "Trying to use a saved tensor that has been detached in-place, i.e. with .detach_().This is not supported, please use out-of-place `.detach()` "
            + "instead",
            () => z.Backward());
    }

    [Fact]
    public void A_saved_result_may_be_detached_in_place_and_keeps_its_history_for_every_order()
    {
        Tensor x = Leaf(2);
        Tensor y = x.Exp(), z = y.Mul(1);
        y.Detach_();
        Tensor first = Gradients.Grad([z], [x], createGraph: true)[0]!;
        Values(first, Math.Exp(2));
        Values(Gradients.Grad(first, x), Math.Exp(2));
    }
}
