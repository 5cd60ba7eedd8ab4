using GradService.Autograd;
using GradService.Graphs;
using GradService.Language;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Tests.Language;

/// <summary>A program whose control flow depends on shapes alone is a graph.</summary>
public sealed class GraphTraceTests
{
    private static readonly string[] Result = ["result"];

    [Theory]
    [InlineData("h = x @ w\nfor i in range(x.shape[0]):\n    h = h + x[i].sum() * 2\n((1 - h.relu()) ** 2).sum()")]
    [InlineData("import torch\nimport torch.nn.functional as F\nF.softmax(x / w[:2, None], dim=-1)")]
    [InlineData("import torch\ny = x * 2\ny[0] += 1\ny.mul_(3)\nvalues, indices = y.max(dim=1)\nvalues - indices")]
    [InlineData("import torch\nwith torch.no_grad():\n    scale = x.abs().amax()\ntorch.stack([x / scale, x.to(torch.float32)])")]
    [InlineData("import torch\nc = torch.tensor([[1.0, -1.0, 0.5]])\ntorch.einsum('ij,kj->ik', x, c) if x.dim() == 2 else x")]
    [InlineData("total = 0\nfor row in x:\n    total = total + row * w\na, b = x\ntotal - a * b")]
    [InlineData("import torch\nc = torch.tensor([1.0, 2.0, 3.0], dtype=torch.float64)\nd = c + x\nc += 1\nd * c")]
    [InlineData("import torch\nfrom torch import nn\nlayer = nn.Linear(3, 2, dtype=torch.float64)\nlayer(x).tanh()")]
    [InlineData("import torch\nc = torch.tensor([1.0, 2.0, 3.0], dtype=torch.float64)\nfactor = 2.0 if c.sum().requires_grad else 3.0\nx * factor")]
    [InlineData("from torch import nn\nx * nn.Parameter(w)")]
    [InlineData("from torch.utils.checkpoint import checkpoint\ncheckpoint(lambda t: t.sin().exp(), x, use_reentrant=False)")]
    [InlineData("held = [x, w]\nheld.append(held)\nsame = held.copy()\nlen(same) * same[0] * same[1]")]
    [InlineData("y = x * w\ny.retain_grad()\ny.exp()")]
    [InlineData("import torch\nz = torch.zeros(2, 3)\ntorch.mul(x.detach(), w.detach(), out=z)\nz + x")]
    [InlineData("def f(t, n):\n    return t if n == 0 else f(t.sin(), n - 1)\nf(x, 3) - x.detach() // 0.25")]
    public void A_traced_graph_gives_what_the_program_gives_for_other_values_too(string program)
    {
        using var evaluation = Evaluation.Begin(DType.Float64);
        var script = Script.Parse(program);
        Graph graph = script.Trace(Inputs(0), Result, "result").Graph!;
        KeyValuePair<string, Tensor>[] others = Inputs(1);
        Evaluation.ManualSeed(2);
        Tensor expected = script.Run(others, "result").Variables.Single(variable => variable.Key == "result").Value;

        // What the program makes of numbers stays an input of the graph, and what it draws is drawn again.
        Evaluation.ManualSeed(2);
        Evaluator replay = Evaluator.Run(graph with { Inputs = [.. others, .. graph.Inputs.Skip(others.Length)] });

        Tensor actual = replay.Outputs().Single().Value;
        Assert.Equal((expected.DType, expected.Shape, expected.RequiresGrad), (actual.DType, actual.Shape, actual.RequiresGrad));
        Assert.Equal(expected.ToDoubles(), actual.ToDoubles());
        Assert.Equal(GradientOf(expected, others[0].Value), GradientOf(actual, others[0].Value));
    }

    [Theory]
    [InlineData("h = x[0]\nfor i in range(50):\n    h = (h * w).tanh() + x[1]\nh.sum()", "getitem scan sum")]
    [InlineData("s = w.sum()\nfor row in big:\n    s = s * 0.9 + (row * w).sum()\ns", "sum scan")]
    [InlineData("import torch\nh = w\nkept = []\nfor i in range(1, 9):\n    h = h + big[i, :].sin()\n    kept.append(h * 2)\ntorch.stack(kept).sum() + h", "getitem scan sum add")]
    [InlineData("a = w\nb = w * 2\nkept = []\nfor i in range(6):\n    c = a * b\n    a = c + 1\n    b = c.cos()\n    kept.append(b)\na + b + c", "mul zeros scan add add")]
    [InlineData("h = w\ni = 0\nwhile i < 7:\n    h = h.sin()\n    i += 1\nfor i in range(5):\n    h = h.cos()\nh", "scan scan")]
    [InlineData("h = w\nfor i in range(3):\n    for j in range(10):\n        h = h * 0.5 + big[j]\n    h = h / h.norm()\nh", "getitem scan norm div getitem scan norm div getitem scan norm div")]
    public void A_loop_whose_rounds_do_the_same_is_a_scan(string program, string expected)
    {
        using var evaluation = Evaluation.Begin(DType.Float64);
        var script = Script.Parse(program);
        Graph graph = script.Trace(Inputs(0), Result, "result").Graph!;
        KeyValuePair<string, Tensor>[] others = Inputs(1);
        Tensor wanted = script.Run(others, "result").Variables.Single(variable => variable.Key == "result").Value;

        Tensor actual = Evaluator.Run(graph with { Inputs = others }).Outputs().Single().Value;

        Assert.Equal(expected, string.Join(' ', graph.Nodes.Select(node => node.Op)));
        Assert.Equal(wanted.ToDoubles(), actual.ToDoubles());
        Tensor[] leaves = [.. others.Select(pair => pair.Value)];
        Tensor?[] gradients = Gradients.Grad([wanted.Sum(), actual.Sum()], leaves, [wanted.Sum().OnesLike(), wanted.Sum().OnesLike().Neg()], allowUnused: true, materializeGrads: true);
        Assert.All(gradients.SelectMany(gradient => gradient!.ToDoubles()), difference => Assert.Equal(0, difference, 1e-12));
    }

    [Theory]
    [InlineData("h = w\nfor i in range(8):\n    h = h * i\nh")]
    [InlineData("h = w\nfor i in range(8):\n    h = h.sin() if i % 2 else h.cos()\nh")]
    [InlineData("a = w\nb = w * 2\nfor i in range(8):\n    a, b = b, a * b\nb")]
    [InlineData("kept = []\nfor i in range(8):\n    w = w * w\n    kept.append(w)\nkept[2]")]
    [InlineData("import torch\nh = w[:1]\nfor i in range(8):\n    h = torch.cat([h, h[:1]])\nh")]
    [InlineData("h = w * 1\nfor i in range(8):\n    h += 1\nh")]
    [InlineData("h = w\nfor i in range(8):\n    h = h * 2\n    if i == 5:\n        break\nh")]
    public void Other_loops_stay_as_they_are(string program)
    {
        using var evaluation = Evaluation.Begin(DType.Float64);
        var script = Script.Parse(program);
        Graph graph = script.Trace(Inputs(0), Result, "result").Graph!;
        KeyValuePair<string, Tensor>[] others = Inputs(1);

        Assert.DoesNotContain(graph.Nodes, node => node.Op == "scan");
        Assert.Equal(
            script.Run(others, "result").Variables.Single(variable => variable.Key == "result").Value.ToDoubles(),
            Evaluator.Run(graph with { Inputs = others }).Outputs().Single().Value.ToDoubles());
    }

    [Theory]
    [InlineData("y = x[x > 0]\ny.sum() / y.shape[0]", "line 2 reads a size that depends on the values of tensors")]
    [InlineData("n = 0\nfor place in x.nonzero():\n    n = n + place\nn", "line 2 reads a size that depends on the values of tensors")]
    [InlineData("y = x.masked_select(x > 0) * 2\ny.sum() * len(y)", "line 2 reads a size that depends on the values of tensors")]
    [InlineData("y = x.sum()\nif y > 0:\n    y = -y\ny", "line 2 reads the value of a tensor")]
    [InlineData("y = x * 2\nx[int(y[0, 0]) * 0]", "line 2 reads the value of a tensor")]
    [InlineData("y = (x ** 2).sum()\ny.backward()\nx.grad", "line 2 runs backward itself")]
    [InlineData("y = x.data\ny * 2", "line 1 reads .data of a tensor")]
    [InlineData("import math\nn = 2\nx * math.sqrt(x.detach()[0, 0] ** 2)", "line 3 reads the value of a tensor")]
    [InlineData("n = float(x.sum())\nx * n", "line 1 reads the value of a tensor")]
    [InlineData("import torch\nx * (2 if torch.allclose(x, x) else 3)", "line 2 reads the value of a tensor")]
    [InlineData("import torch\nx * (2 if torch.equal(x, x) else 3)", "line 2 reads the value of a tensor")]
    [InlineData("import torch\nx * torch.tensor([x[0, 0], 1.0, 2.0])", "line 2 reads the value of a tensor")]
    [InlineData("import torch\nc = torch.tensor(x)\nx * c", "line 2 calls tensor(), which is no operator")]
    [InlineData("import torch\nx * torch.Tensor(w)", "line 2 uses what no operator of the graph has made")]
    [InlineData("y = x * 2\ny.detach_()\ny * x", "line 2 detaches a tensor in place")]
    [InlineData("y = x * 2\ny.register_hook(lambda g: g * 5)\ny.sum()", "line 2 registers a hook")]
    [InlineData("y = x * 2\ny.grad_fn.register_prehook(lambda g: None)\ny.sum()", "line 2 registers a hook")]
    [InlineData("x.register_post_accumulate_grad_hook(lambda t: None)\nx.sum()", "line 1 registers a hook")]
    [InlineData("from torch.autograd.graph import saved_tensors_hooks\nwith saved_tensors_hooks(lambda t: t, lambda t: t * 2):\n    y = x * x\ny", "line 2 registers a hook")]
    [InlineData("from torch.autograd import Function\nclass F(Function):\n    @staticmethod\n    def forward(ctx, x):\n        return x * 1\n    @staticmethod\n    def backward(ctx, g):\n        return g * 5\nF.apply(x).sum()", "line 9 applies a function that has a gradient of its own")]
    [InlineData("from torch.utils.checkpoint import checkpoint\ncheckpoint(lambda t: t.sin(), x)", "line 2 applies a function that has a gradient of its own")]
    [InlineData("import torch\n(g,) = torch.autograd.grad(x.exp().sum(), x)\nx * g", "line 2 differentiates by itself")]
    [InlineData("from torch.func import grad\nx * grad(lambda t: t.exp().sum())(x)", "line 2 differentiates by itself")]
    [InlineData("from torch.autograd.functional import hessian\nhessian(lambda t: t.exp().sum(), w) + w", "line 2 differentiates by itself")]
    [InlineData("from torch.func import vmap\nvmap(lambda t: t.sum())(x)", "line 2 maps a function over a batch")]
    [InlineData("import torch\nimport torch.autograd.forward_ad as fwAD\nwith fwAD.dual_level():\n    y = fwAD.unpack_dual(fwAD.make_dual(x, x) ** 2).tangent\ny", "line 4 calls make_dual(), which is no operator")]
    [InlineData("import torch\ntorch.manual_seed(3)\nx * torch.rand(3)", "line 2 seeds the generator")]
    [InlineData("import torch\ntorch.set_default_dtype(torch.float32)\nx * torch.ones(3)", "line 2 sets the default dtype")]
    [InlineData("import torch\nc = torch.tensor([1.0, 2.0, 3.0])\nc += w.detach()\nx * c", "line 3 changes what the program made of numbers")]
    public void A_program_that_depends_on_values_has_no_graph_and_says_where(string program, string objection)
    {
        using var evaluation = Evaluation.Begin(DType.Float64);

        var (graph, why) = Script.Parse(program).Trace(Inputs(0), Result, "result");

        Assert.Null(graph);
        Assert.Equal(objection, why);
    }

    private static double[] GradientOf(Tensor output, Tensor input) => output.RequiresGrad
        ? Gradients.Grad([output], [input], [Torch.Ones(output.Shape.ToArray()).To(output.DType)], retainGraph: true)[0]!.ToDoubles() : [];

    private static KeyValuePair<string, Tensor>[] Inputs(int seed)
    {
        Evaluation.ManualSeed(seed);
        return
        [
            new("x", Torch.Randn([2, 3]).RequiresGrad_()),
            new("w", Torch.Randn([3]).RequiresGrad_()),
            new("big", Torch.Randn([12, 3]).RequiresGrad_()),
        ];
    }
}
