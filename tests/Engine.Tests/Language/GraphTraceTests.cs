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
    [InlineData("def f(t, n):\n    return t if n == 0 else f(t.sin(), n - 1)\n-f(x, 3) // 0.25")]
    public void A_traced_graph_gives_what_the_program_gives_for_other_values_too(string program)
    {
        using var evaluation = Evaluation.Begin(DType.Float64);
        var script = Script.Parse(program);
        Graph graph = script.Trace(Inputs(0), Result, "result").Graph!;
        KeyValuePair<string, Tensor>[] others = Inputs(1);
        Tensor expected = script.Run(others, "result").Variables.Single(variable => variable.Key == "result").Value;

        // What the program makes of numbers stays an input of the graph.
        Evaluator replay = Evaluator.Run(graph with { Inputs = [.. others, .. graph.Inputs.Skip(others.Length)] });

        Tensor actual = replay.Outputs().Single().Value;
        Assert.Equal((expected.DType, expected.Shape, expected.RequiresGrad), (actual.DType, actual.Shape, actual.RequiresGrad));
        Assert.Equal(expected.ToDoubles(), actual.ToDoubles());
    }

    [Theory]
    [InlineData("y = x.sum()\nif y > 0:\n    y = -y\ny", "line 2 reads the value of a tensor")]
    [InlineData("y = x * 2\nx[int(y[0, 0]) * 0]", "line 2 reads the value of a tensor")]
    [InlineData("y = (x ** 2).sum()\ny.backward()\nx.grad", "line 2 runs backward itself")]
    [InlineData("y = x.data\ny * 2", "line 1 reads .data of a tensor")]
    public void A_program_that_depends_on_values_has_no_graph_and_says_where(string program, string objection)
    {
        using var evaluation = Evaluation.Begin(DType.Float64);

        var (graph, why) = Script.Parse(program).Trace(Inputs(0), Result, "result");

        Assert.Null(graph);
        Assert.Equal(objection, why);
    }

    private static KeyValuePair<string, Tensor>[] Inputs(int seed)
    {
        Evaluation.ManualSeed(seed);
        return
        [
            new("x", Torch.Randn([2, 3]).RequiresGrad_()),
            new("w", Torch.Randn([3]).RequiresGrad_()),
        ];
    }
}
