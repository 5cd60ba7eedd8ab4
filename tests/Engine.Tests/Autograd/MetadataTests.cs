using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;
using static GradService.Tests.Autograd.Given;

namespace GradService.Tests.Autograd;

/// <summary>Leaves, requires_grad, grad_fn and next_functions.</summary>
public sealed class MetadataTests
{
    private const string NotALeaf = "you can only change requires_grad flags of leaf variables.";

    private const string UseDetach =
        " If you want to use a computed variable in a subgraph that doesn't require differentiation use var_no_grad = var.detach().";

    [Fact]
    public void A_fresh_tensor_is_a_leaf_without_history()
    {
        Tensor x = Vector(1);
        Assert.False(x.RequiresGrad);
        Assert.True(x.IsLeaf);
        Assert.Null(x.GradFn);
        Assert.Null(x.Grad);
        Assert.Equal((0, 0), (x.OutputNr, x.VersionNumber));
    }

    [Fact]
    public void A_result_requires_grad_if_an_input_does()
    {
        Tensor y = Leaf(1, 2).Mul(Vector(3, 4));
        Assert.True(y.RequiresGrad);
        Assert.False(y.IsLeaf);
        Assert.Equal("MulBackward0", y.GradFn!.Name);
        Assert.False(Vector(1).Mul(Vector(2)).RequiresGrad);
    }

    [Fact]
    public void Integers_cannot_require_grad_and_the_text_tells_the_entry_point()
    {
        Raises("Only Tensors of floating point and complex dtype can require gradients", () => Torch.Zeros([2], DType.Int64, requiresGrad: true));
        Raises("only Tensors of floating point dtype can require gradients", () => Integers(1).RequiresGrad_());
        Raises("only Tensors of floating point and complex dtype can require gradients", () => Torch.Zeros([2], DType.Bool).RequiresGrad = true);
    }

    [Fact]
    public void Only_a_leafs_flag_can_change()
    {
        Raises(NotALeaf + UseDetach, () => Leaf(1).Mul(2).RequiresGrad = false);
        Raises(NotALeaf + UseDetach, () => Leaf(1).Mul(2).RequiresGrad_(false));
        Raises(NotALeaf, () => Leaf(1).Mul(2).RequiresGrad = true);
        Assert.True(Leaf(1).Mul(2).RequiresGrad_(true).RequiresGrad);
    }

    [Fact]
    public void The_graph_of_x_times_y_plus_exp_x_has_PyTorchs_nodes()
    {
        Tensor x = Leaf(1), y = Leaf(2);
        Tensor z = x.Mul(y).Add(x.Exp());
        Assert.Equal("AddBackward0(MulBackward0(AccumulateGrad(), AccumulateGrad()), ExpBackward0(AccumulateGrad()))", Describe(z.GradFn!));
    }

    [Fact]
    public void Next_functions_lead_to_the_leaf_and_to_nothing_for_a_constant()
    {
        Tensor x = Leaf(1);
        IReadOnlyList<Edge> next = x.Mul(Vector(2)).GradFn!.NextFunctions;
        Assert.Equal("torch::autograd::AccumulateGrad", next[0].Node!.Name);
        Assert.Same(x, ((AccumulateGrad)next[0].Node!).Variable);
        Assert.Equal(new Edge(null, 0), next[1]);
    }

    [Fact]
    public void A_leaf_has_one_accumulator()
    {
        Tensor x = Leaf(1);
        Assert.Same(x.Exp().GradFn!.NextFunctions[0].Node, x.Mul(2).GradFn!.NextFunctions[0].Node);
    }

    [Fact]
    public void The_edge_of_an_output_tells_which_output_it_is()
    {
        Tensor second = Leaf(1, 2).Unbind()[1];
        Assert.Equal(1, second.OutputNr);
        Assert.Equal(1, second.Mul(2).GradFn!.NextFunctions[0].Index);
    }

    [Fact]
    public void Nodes_have_PyTorchs_names()
    {
        Tensor x = Leaf(1, 2), m = Matrix(2, 1, 2, 3, 4);
        Tensor[] results =
        [
            x.Add(1), x.Sub(1), x.Div(2), x.Dot(x), x.Pow(2), x.Sum(), m.Sum([0]), x.Select(0, 0), x[0..1], x.View(2, 1), m.T(), x.Relu(),
            x.Max(), m.Max(0).Values, Torch.Cat([x, x]), x.Clone(), x.Neg(), x.To(DType.Float32), x.Softmax(0),
        ];
        Assert.Equal(
            [
                "AddBackward0", "SubBackward0", "DivBackward0", "DotBackward0", "PowBackward0", "SumBackward0", "SumBackward1", "SelectBackward0",
                "SliceBackward0", "ViewBackward0", "TBackward0", "ReluBackward0", "MaxBackward1", "MaxBackward0", "CatBackward0", "CloneBackward0",
                "NegBackward0", "ToCopyBackward0", "SoftmaxBackward0",
            ],
            results.Select(result => result.GradFn!.Name));
    }

    [Fact]
    public void The_grad_of_a_non_leaf_is_null_and_reading_it_warns()
    {
        Tensor y = Leaf(1).Mul(2);
        string warning = Assert.Single(WarningsOf(() => Assert.Null(y.Grad)));
        Assert.Equal(
            "The .grad attribute of a Tensor that is not a leaf Tensor is being accessed. Its .grad attribute won't be populated during autograd.backward(). "
            + "If you indeed want the .grad field to be populated for a non-leaf Tensor, use .retain_grad() on the non-leaf Tensor. If you access the non-leaf "
            + "Tensor by mistake, make sure you access the leaf Tensor instead. See github.com/pytorch/pytorch/pull/30531 for more informations.",
            warning);
    }

    [Fact]
    public void An_assigned_grad_must_be_of_the_tensors_kind()
    {
        Tensor x = Leaf(1, 2);
        Raises("assigned grad has data of a different size", () => x.Grad = Vector(1, 2, 3));
        Raises("assigned grad has data of a different type", () => x.Grad = Vector(1, 2).To(DType.Float32));
        Raises("can't assign Variable as its own grad", () => x.Grad = x);
        Assert.Null(x.Grad);
    }

    [Fact]
    public void An_item_may_be_read_of_a_tensor_that_requires_grad()
    {
        Assert.Equal(1.5, Leaf(1.5).Item().ToDouble());
        Assert.Equal([1.5], Leaf(1.5).ToDoubles());
        Assert.Equal("ValueError", Raises("only one element tensors can be converted to Python scalars", () => Leaf(1, 2).Item()).PythonType);
    }

    [Fact]
    public void Comparisons_indices_and_integer_casts_are_detached_and_rounding_is_not()
    {
        Tensor x = Leaf(1.5, 2.5);
        bool[] attached =
        [
            .. new[] { x.Eq(1), x.Gt(1), x.Argmax(), x.Sort().Indices, x.IsNan(), x.Sign(), x.Round(), x.To(DType.Int64), x.Nonzero() }.Select(y => y.RequiresGrad),
        ];
        Assert.Equal([false, false, false, false, false, true, true, false, false], attached);
    }

    [Fact]
    public void A_tensor_shows_its_history_or_that_it_requires_grad()
    {
        Assert.Equal("tensor([1.], requires_grad=True)", FloatLeaf(1).ToString());
        Assert.Equal("tensor([2.], grad_fn=<MulBackward0>)", FloatLeaf(1).Mul(2).ToString());
        Assert.Equal("tensor([1.])", FloatLeaf(1).Detach().ToString());
    }

    private static string Describe(Node node) =>
        $"{node.Name.Replace("torch::autograd::", string.Empty, StringComparison.Ordinal)}({string.Join(", ", node.NextFunctions.Select(edge => edge.Node is null ? "None" : Describe(edge.Node)))})";
}
