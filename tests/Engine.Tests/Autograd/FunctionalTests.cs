using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;
using static GradService.Tests.Autograd.Given;

namespace GradService.Tests.Autograd;

/// <summary><c>torch.autograd.functional</c>: section N of PyTorch's measured behaviour.</summary>
public sealed class FunctionalTests
{
    private static readonly Func<Tensor[], Tensor[]> Cubes = inputs => [inputs[0].Pow(3).Sum()];
    private static readonly Func<Tensor[], Tensor[]> Squares = inputs => [inputs[0].Mul(inputs[0])];

    [Fact]
    public void A_Jacobian_of_several_inputs_and_outputs_is_a_table()
    {
        Tensor[][] one = Functional.Jacobian(inputs => [inputs[0].Sum([0L])], [Matrix(2, 1, 2, 3, 4, 5, 6)]);
        Assert.Equal(Shape.Of(3, 2, 3), one[0][0].Shape);
        foreach (bool vectorize in (bool[])[false, true])
        {
            Tensor[][] table = Functional.Jacobian(
                inputs => [inputs[0].Mul(inputs[1]), inputs[0].Add(inputs[1].Mul(2))], [Vector(1, 2), Vector(3, 4)], vectorize: vectorize);
            Values(table[0][1], 1, 0, 0, 2);
            Values(table[1][1], 2, 0, 0, 2);
        }
    }

    [Theory]
    [InlineData("reverse-mode", false)]
    [InlineData("reverse-mode", true)]
    [InlineData("forward-mode", true)]
    public void The_Hessian_is_the_same_by_every_strategy(string strategy, bool vectorize) =>
        Values(Functional.Hessian(Cubes, [Vector(1, 2)], vectorize: vectorize, outerJacobianStrategy: strategy)[0][0], 6, 0, 0, 12);

    [Fact]
    public void Products_come_with_the_outputs()
    {
        var vjp = Functional.Vjp(inputs => [inputs[0].Pow(2).Sum()], [Vector(1, 2)]);
        Values(vjp.Outputs[0], 5);
        Values(vjp.Products[0], 2, 4);
        var jvp = Functional.Jvp(Squares, [Vector(1, 2)], [Vector(1, 0)]);
        Values(jvp.Outputs[0], 1, 4);
        Values(jvp.Products[0], 2, 0);
        Func<Tensor[], Tensor[]> cubes = Cubes;
        Values(Functional.Vhp(cubes, [Vector(1, 2)], [Vector(1, 1)]).Products[0], 6, 12);
        Values(Functional.Hvp(cubes, [Vector(1, 2)], [Vector(1, 1)]).Products[0], 6, 12);
        Values(Functional.Hvp(cubes, [Vector(1, 2)], [Vector(1, 1)]).Output, 9);
    }

    [Fact]
    public void A_vector_may_be_left_out_only_where_there_is_one_number()
    {
        Raises(
            "The vector v can only be None if the user-provided function returns a single Tensor with a single element.",
            () => Functional.Vjp(Squares, [Vector(1, 2)]));
        Raises(
            "The vector v can only be None if the input to the user-provided function is a single Tensor with a single element.",
            () => Functional.Jvp(Squares, [Vector(1, 2)]));
        Raises("v has invalid size: should be torch.Size([2]) but got torch.Size([3]).", () => Functional.Vjp(Squares, [Vector(1, 2)], [Vector(1, 2, 3)]));
        Raises("The given v should contain a single Tensor.", () => Functional.Jvp(Squares, [Vector(1, 2)], [Vector(1, 2), Vector(1)]));
    }

    [Fact]
    public void A_Hessian_is_that_of_one_number() => Raises(
        "The Tensor returned by the function given to hessian should contain a single element", () => Functional.Hessian(Squares, [Vector(1, 2)]));

    [Fact]
    public void Strictly_nothing_may_be_independent()
    {
        Func<Tensor[], Tensor[]> constant = _ => [Vector(1, 2)], first = inputs => [inputs[0].Mul(2).Sum()], linear = inputs => [inputs[0].Sum()];
        Raises(
            "Output 0 of the user-provided function does not require gradients. The outputs must be computed in a differentiable manner from the input when "
            + "running in strict mode.", () => Functional.Jacobian(constant, [Vector(1, 2)], strict: true));
        Raises(
            "The output of the user-provided function is independent of input 1. This is not allowed in strict mode.",
            () => Functional.Vjp(first, [Vector(1, 2), Vector(1, 2)], strict: true));
        Raises(
            "Output 0 of the user-provided function is independent of input 1. This is not allowed in strict mode.",
            () => Functional.Jacobian(first, [Vector(1, 2), Vector(1, 2)], strict: true));
        Raises(
            "While computing the hessian, found that the jacobian of the user-provided function with respect to input 0 is independent of the input. This is "
            + "not allowed in strict mode. You should ensure that your function is twice differentiable and that the jacobian depends on the inputs (this "
            + "would be violated by a linear function for example).", () => Functional.Hessian(linear, [Vector(1, 2)], strict: true));
        Raises(
            "torch.autograd.functional.jacobian: `strict=True` and `vectorized=True` are not supported together. Please either set `strict=False` or "
            + "`vectorize=False`.", () => Functional.Jacobian(Squares, [Vector(1, 2)], strict: true, vectorize: true));
        var loose = Functional.Vjp(first, [Vector(1, 2), Vector(1, 2)]);
        Values(loose.Products[0], 2, 2);
        Values(loose.Products[1], 0, 0);
    }

    [Fact]
    public void Results_have_a_history_only_if_it_is_asked_for()
    {
        Tensor x = Leaf(1, 2);
        Assert.False(Functional.Jacobian(Squares, [x])[0][0].RequiresGrad);
        Tensor jacobian = Functional.Jacobian(Squares, [x], createGraph: true)[0][0];
        Values(Gradients.Grad(jacobian.Sum(), x), 2, 2);
        Values(Gradients.Grad(Functional.Hvp(Cubes, [x], [Vector(1, 1)], createGraph: true).Products[0].Sum(), x), 6, 6);
    }

    [Fact]
    public void Forward_mode_wants_what_PyTorch_wants()
    {
        Assert.Equal(
            "NotImplementedError",
            Assert.Throws<GradException>(() => Functional.Jacobian(Squares, [Vector(1)], createGraph: true, vectorize: true, strategy: "forward-mode")).PythonType);
        Assert.StartsWith(
            "Computing Jacobian using forward-AD",
            Assert.Throws<GradException>(() => Functional.Jacobian(Squares, [Vector(1)], strategy: "forward-mode")).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "Expected strategy to be either \"forward-mode\" or \"reverse-mode\".",
            Assert.Throws<GradException>(() => Functional.Jacobian(Squares, [Vector(1)], strategy: "backward")).Message, StringComparison.Ordinal);
    }
}
