using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;
using static GradService.Autograd.Transforms;
using static GradService.Tests.Autograd.Given;

namespace GradService.Tests.Autograd;

/// <summary>Functions made from functions: gradients, products, Jacobians, Hessians, in any order.</summary>
public sealed class TransformTests
{
    [Fact]
    public void The_gradient_is_a_function_and_so_is_its_gradient()
    {
        Func<Tensor, Tensor> cube = x => x.Pow(3);
        Func<Tensor, Tensor> first = Grad(cube), second = Grad(first), third = Grad(second);
        Tensor at = Scalar(2).Detach();
        Values(first(at), 12);
        Values(second(at), 12);
        Values(third(at), 6);
        Assert.False(first(at).RequiresGrad);
    }

    [Fact]
    public void Inner_derivatives_take_what_lies_outside_for_constant()
    {
        // d/dx (x · d/dy (x + y)) = 1: whoever confuses the two gets 2.
        Func<Tensor, Tensor> product = x => x.Mul(Grad((Tensor y) => x.Add(y))(x));
        Values(Grad(product)(Scalar(3).Detach()), 1);
        Tensor one = Vector(1).Reshape();
        Func<Tensor, Tensor> forward = x => Jvp(inner => [inner[0].Mul(x)], [x], [one]).Tangents[0].Mul(x);
        Values(Jvp(inputs => [forward(inputs[0])], [Scalar(3).Detach()], [one]).Tangents[0], 6);
        Values(Grad(forward)(Scalar(3).Detach()), 6);
    }

    [Fact]
    public void A_gradient_can_be_differentiated_by_what_the_function_closes_over()
    {
        Tensor a = Scalar(5);
        Tensor slope = Grad((Tensor x) => a.Mul(x).Mul(x))(Scalar(3).Detach());
        Values(slope, 30);
        Values(Gradients.Grad(slope, a), 6);
        Values(Gradients.Grad(Grad((Tensor x) => x.Pow(3))(a), a), 30);
        using var mode = GradMode.NoGrad();
        Assert.False(Grad((Tensor x) => a.Mul(x))(Scalar(3)).RequiresGrad);
    }

    [Fact]
    public void Nothing_is_left_on_the_inputs()
    {
        Tensor x = Leaf(1, 2);
        Grad((Tensor y) => y.Exp().Sum())(x);
        Jacobian((Tensor y) => y.Exp())(x);
        Assert.Null(x.Grad);
        Assert.False(Vjp(inputs => [inputs[0].Exp()], x.Detach()).Outputs[0].RequiresGrad);
    }

    [Fact]
    public void Several_inputs_are_chosen_by_number()
    {
        Func<Tensor[], Tensor> weighted = inputs => inputs[0].Dot(inputs[1]);
        Tensor[] both = Grad(weighted, [1, 0])([Vector(1, 2), Vector(3, 4)]);
        Values(both[0], 1, 2);
        Values(both[1], 3, 4);
        Values(Grad(weighted, [-1])([Vector(1, 2), Vector(3, 4)])[0], 1, 2);
        Values(Grad((Tensor[] inputs) => inputs[0].Sum(), [0, 1])([Vector(1, 2), Vector(3, 4)])[1], 0, 0);
        Raises("Got argnum=2, but only 2 positional inputs", () => Grad(weighted, [2])([Vector(1), Vector(1)]));
        Raises("argnums elements must be unique, got (0, 0)", () => Grad(weighted, [0, 0])([Vector(1), Vector(1)]));
        Raises("argnums must be non-empty", () => Grad(weighted, [])([Vector(1), Vector(1)]));
    }

    [Fact]
    public void What_cannot_be_differentiated_is_told_in_PyTorchs_words()
    {
        Raises(
            "grad_and_value(f)(*args): Expected f(*args) to return a scalar Tensor, got tensor with 1 dims. Maybe you wanted to use the vjp or jacrev APIs "
            + "instead?", () => Grad((Tensor x) => x)(Vector(1, 2)));
        Raises("only Tensors of floating point dtype can require gradients", () => Grad((Tensor x) => x.Sum())(Integers(1, 2)));
        Raises("jvp(f, primals, tangents): Expected primals to contain at least one Tensor.", () => Jvp(inputs => inputs, [], []));
        Raises(
            "Trying to set a forward gradient that has a different size than that of the original Tensor, this is not supported. Tensor is of size [2] while "
            + "the given forward gradient is of size [1].", () => Jvp(inputs => inputs, [Vector(1, 2)], [Vector(1)]));
        Raises(
            "Expected pytree structure of cotangents to be the same as pytree structure of outputs to the function. cotangents: *, primal output: (*, *)",
            () => Vjp(inputs => [inputs[0], inputs[0]], Vector(1)).Pullback([Vector(1)]));
        Raises("a leaf Variable that requires grad is being used in an in-place operation.", () => Grad((Tensor x) => x.Mul_(2).Sum())(Vector(1)));
    }

    [Fact]
    public void A_pullback_may_be_called_again_and_with_parts()
    {
        var (outputs, pullback) = Vjp(inputs => [inputs[0].Exp(), inputs[0].Mul(inputs[1])], Vector(0, 1), Vector(3, 4));
        Values(outputs[1], 0, 4);
        Tensor[] gradients = pullback([null, Vector(1, 1)]);
        Values(gradients[0], 3, 4);
        Values(gradients[1], 0, 1);
        Values(pullback([Vector(1, 0), null])[0], 1, 0);
    }

    [Fact]
    public void A_Jacobian_has_the_shape_of_the_output_and_then_of_the_input()
    {
        Tensor x = Matrix(2, 1, 2, 3, 4, 5, 6).Detach();
        Func<Tensor, Tensor> squares = y => y.Mul(y).Sum([1]);
        double[] expected = [2, 4, 6, 0, 0, 0, 0, 0, 0, 8, 10, 12];
        foreach (Func<Tensor, Tensor> jacobian in (Func<Tensor, Tensor>[])[Jacrev(squares), Jacfwd(squares), Jacobian(squares), Jacrev(squares, chunkSize: 1), Jacfwd(squares, chunkSize: 4)])
        {
            Assert.Equal(Shape.Of(2, 2, 3), jacobian(x).Shape);
            Values(jacobian(x), expected);
        }
    }

    [Fact]
    public void A_Jacobian_of_several_outputs_by_several_inputs_is_a_table()
    {
        Func<Tensor[], Tensor[]> function = inputs => [inputs[0].Mul(inputs[1]), inputs[0].Sum(), Vector(9)];
        foreach (Func<Tensor[], Tensor[][]> jacobian in (Func<Tensor[], Tensor[][]>[])[Jacrev(function, [0, 1]), Jacfwd(function, [0, 1])])
        {
            Tensor[][] table = jacobian([Vector(1, 2), Vector(3, 4)]);
            Values(table[0][0], 3, 0, 0, 4);
            Values(table[0][1], 1, 0, 0, 2);
            Values(table[1][0], 1, 1);
            Values(table[1][1], 0, 0);
            Assert.Equal(Shape.Of(1, 2), table[2][0].Shape);
            Values(table[2][0], 0, 0);
        }
    }

    [Fact]
    public void The_Hessian_is_the_Jacobian_of_the_gradient_in_whatever_mode()
    {
        Func<Tensor, Tensor> f = x => x.Exp().Prod().Add(x[0].Sin().Mul(x[2].Pow(2)));
        Tensor at = Vector(0.3, -0.5, 0.7);
        double[] expected = Hessian(f)(at).ToDoubles();
        Func<Tensor, Tensor>[] others =
            [Jacobian(Grad(f)), Jacrev(Jacrev(f)), Jacfwd(Jacfwd(f)), Jacrev(Jacfwd(f)), Jacfwd(Grad(f)), Jacrev(Grad(f))];
        foreach (Func<Tensor, Tensor> other in others)
        {
            Assert.Equal(expected, other(at).ToDoubles(), (a, b) => Math.Abs(a - b) < 1e-12);
        }
    }

    [Fact]
    public void A_batch_of_Hessians_is_the_Hessian_of_a_batch()
    {
        Func<Tensor, Tensor> rosenbrock = Rosenbrock;
        Tensor points = Matrix(3, -1.2, 1, 0.5, 0.25, 1, 1).Detach();
        Tensor together = Vmap(Hessian(rosenbrock))(points);
        for (int i = 0; i < 3; i++)
        {
            Values(Hessian(rosenbrock)(points[i]), together[i].ToDoubles());
        }

        Values(Hessian(rosenbrock)(Vector(1, 1)), 802, -400, -400, 200);
    }

    [Fact]
    public void Products_with_the_Hessian_need_no_Hessian()
    {
        Tensor x = Vector(-1.2, 1), v = Vector(1, -2);
        Tensor expected = Hessian((Tensor y) => Rosenbrock(y))(x).Matmul(v);
        var forward = Hvp(inputs => Rosenbrock(inputs[0]), [x], [v]);
        var reverse = Vhp(inputs => Rosenbrock(inputs[0]), [x], [v]);
        Assert.Equal(expected.ToDoubles(), forward.Products[0].ToDoubles(), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal(expected.ToDoubles(), reverse.Products[0].ToDoubles(), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal([-215.6, -88], forward.Gradients[0].ToDoubles(), (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void The_gradients_of_samples_add_up_to_the_gradient_of_their_sum()
    {
        Tensor data = Matrix(4, 1, 2, -1, 0.5, 0.3, -2, 1.5, 1).Detach(), labels = Vector(1, 0, 0, 1), w = Vector(0.2, -0.4), b = Vector(0.1).Reshape();
        Func<Tensor[], Tensor> loss = inputs => Torch.BinaryCrossEntropyWithLogits(inputs[2].Dot(inputs[0]).Add(inputs[1]), inputs[3]);
        Tensor[] each = Vmap(Grad(loss, [0, 1]), [null, null, 0, 0])([w, b, data, labels]);
        Tensor[] sum = Grad(
            (Tensor[] inputs) => Torch.BinaryCrossEntropyWithLogits(data.Matmul(inputs[0]).Add(inputs[1]), labels, reduction: "sum"), [0, 1])([w, b]);
        Assert.Equal(Shape.Of(4, 2), each[0].Shape);
        Assert.Equal(sum[0].ToDoubles(), each[0].Sum([0L]).ToDoubles(), (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.Equal(sum[1].ToDoubles(), each[1].Sum([0L]).ToDoubles(), (x, y) => Math.Abs(x - y) < 1e-12);
    }

    [Fact]
    public void A_network_of_convolutions_has_gradients_for_each_image()
    {
        Tensor images = Torch.Arange(2 * 4 * 4, dtype: DType.Float64).Mul(0.37).Sin().Reshape(2, 1, 4, 4);
        Tensor kernel = Torch.Arange(18, dtype: DType.Float64).Mul(0.7).Cos().Reshape(2, 1, 3, 3), bias = Vector(0.1, -0.2);
        Func<Tensor[], Tensor> value = inputs => inputs[2].Conv2d(inputs[0], inputs[1]).Relu().MaxPool2d([2]).Sum();
        Tensor[] each = Vmap(Grad(value, [0, 1, 2]), [null, null, 0])([kernel, bias, images]);
        for (int i = 0; i < 2; i++)
        {
            Tensor[] alone = Grad(value, [0, 1, 2])([kernel, bias, images[i]]);
            for (int k = 0; k < 3; k++)
            {
                Assert.Equal(alone[k].ToDoubles(), each[k][i].ToDoubles(), (x, y) => Math.Abs(x - y) < 1e-12);
            }
        }
    }

    private static Tensor Rosenbrock(Tensor x) => (1 - x[0]).Pow(2).Add((x[1] - x[0].Pow(2)).Pow(2).Mul(100));
}
