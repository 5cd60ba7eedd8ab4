using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;
using static GradService.Tests.Autograd.Given;

namespace GradService.Tests.Autograd;

/// <summary>Gradients of gradients, and forward mode in any order with reverse mode.</summary>
public sealed class HigherOrderTests
{
    [Fact]
    public void The_derivatives_of_a_cube()
    {
        Tensor x = Scalar(2);
        Tensor first = Gradients.Grad(x.Pow(3), x, createGraph: true);
        Tensor second = Gradients.Grad(first, x, createGraph: true);
        Tensor third = Gradients.Grad(second, x);
        Assert.Equal((12, 12, 6), (first.Item().ToDouble(), second.Item().ToDouble(), third.Item().ToDouble()));
    }

    [Fact]
    public void Without_create_graph_a_gradient_has_no_history()
    {
        Tensor x = Scalar(2);
        Tensor first = Gradients.Grad(x.Mul(x), x);
        Assert.True(first is { RequiresGrad: false, GradFn: null });
        Raises("element 0 of tensors does not require grad and does not have a grad_fn", () => Gradients.Grad(first, x));
    }

    [Fact]
    public void The_gradients_graph_leads_to_the_grad_outputs()
    {
        Tensor x = Leaf(1, 2), v = Leaf(1, 0);
        Tensor grad = Gradients.Grad([x.Mul(x)], [x], [v], createGraph: true)[0]!;
        Values(Gradients.Grad([grad], [v], [Vector(1, 0)])[0], 2, 0);
    }

    [Fact]
    public void The_sixth_derivative_of_the_reciprocal()
    {
        Tensor x = FloatLeaf(4).Sum().Detach().RequiresGrad_();
        Tensor y = x.Reciprocal();
        for (int order = 0; order < 6; order++)
        {
            y = Gradients.Grad(y, x, createGraph: true);
        }

        Values(y, 0.0439453125);
    }

    [Fact]
    public void Relu_squared_has_a_second_derivative()
    {
        Tensor x = Scalar(2);
        Tensor first = Gradients.Grad(x.Relu().Pow(2), x, createGraph: true);
        Values(first, 4);
        Values(Gradients.Grad(first, x), 2);
    }

    [Fact]
    public void A_dual_carries_its_tangent_through()
    {
        using var level = Dual.EnterLevel();
        var (primal, tangent) = Dual.Unpack(Dual.Make(Vector(1, 2), Vector(1, 0)).Mul(Vector(1, 2)).Mul(2));
        Values(primal, 2, 8);
        Values(tangent, 2, 0);
    }

    [Fact]
    public void Forward_over_reverse_gives_a_Hessian_vector_product()
    {
        Tensor x = Leaf(1, 2);
        using var level = Dual.EnterLevel();
        Tensor dual = Dual.Make(x, Vector(1, 0));
        Tensor grad = Gradients.Grad(dual.Pow(3).Sum(), dual);
        Values(Dual.Unpack(grad).Tangent, 6, 0);
    }

    [Fact]
    public void Reverse_over_forward_gives_it_too()
    {
        Tensor x = Leaf(1, 2);
        using var level = Dual.EnterLevel();
        Tensor tangent = Dual.Unpack(Dual.Make(x, Vector(1, 0)).Pow(3).Sum()).Tangent!;
        Values(Gradients.Grad(tangent, x), 6, 0);
    }

    [Fact]
    public void Forward_over_forward_keeps_its_levels_apart()
    {
        // d/dx (x · d/dy (x + y)) at 1 is 1: the inner level must not see the outer's tangent.
        using var outer = Dual.EnterLevel();
        Tensor x = Dual.Make(Vector(1), Vector(1));
        Tensor inner;
        using (Dual.EnterLevel())
        {
            Tensor y = Dual.Make(Vector(1), Vector(1));
            inner = Dual.Unpack(x.Add(y)).Tangent!;
        }

        Values(Dual.Unpack(x.Mul(inner)).Tangent, 1);
    }

    [Fact]
    public void A_dual_needs_a_level_a_shape_and_a_dtype_that_fit()
    {
        Raises(
            "Trying to create a dual Tensor for forward AD but no level exists, make sure to enter_dual_level() first.",
            () => Dual.Make(Vector(1), Vector(1)));
        using var level = Dual.EnterLevel();
        Raises(
            "Trying to set a forward gradient that has a different size than that of the original Tensor, this is not supported. Tensor is of size [2] "
            + "while the given forward gradient is of size [3].",
            () => Dual.Make(Vector(1, 2), Vector(1, 2, 3)));
        Raises("Expected tangent to be floating point or complex, but got: torch.int64", () => Dual.Make(Vector(1), Integers(1)));
        Raises("Expected primal to be floating point or complex, but got: torch.int64", () => Dual.Make(Integers(1), Vector(1)));
    }

    [Fact]
    public void After_its_level_a_dual_is_plain()
    {
        Tensor dual;
        using (Dual.EnterLevel())
        {
            dual = Dual.Make(Vector(1), Vector(1));
        }

        using var level = Dual.EnterLevel();
        Assert.Null(Dual.Unpack(dual.Mul(2)).Tangent);
    }

    [Fact]
    public void An_in_place_operation_updates_the_tangent()
    {
        using var level = Dual.EnterLevel();
        Tensor dual = Dual.Make(Vector(1, 2), Vector(1, 0));
        dual.Mul_(3);
        Values(Dual.Unpack(dual).Tangent, 3, 0);
    }
}
