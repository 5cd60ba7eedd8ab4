using System.Globalization;
using System.Text;
using GradService.Autograd;
using GradService.Graphs;
using GradService.Language;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Tests.Language;

/// <summary>A traced loop, rolled up or not, gives what the program gives: for other inputs too, and so do its gradients.</summary>
public sealed class RolledLoopTests
{
    private static readonly string[] Result = ["result"];

    // Numbers that differ between the rounds, rounds that are not recorded, and writes into memory that rounds share.
    [Theory]
    [InlineData("for i in range(0, 12, 2):\n    h = torch.sin(h * w) + x[i]\nh", true)]
    [InlineData("for i in range(6):\n    h = torch.sin(h * w) + x[i + 2]\nh", true)]
    [InlineData("for i in range(6):\n    h = torch.sin(h * w) + x[5 - i]\nh", false)]
    [InlineData("for i in range(6):\n    h = torch.sin(h * w) + h[i % 3]\nh", false)]
    [InlineData("for i in range(6):\n    h = torch.sin(h * w) + h[i % 2, None]\nh", false)]
    [InlineData("y = x.reshape(-1)\ns = h.sum()\nfor i in range(6):\n    y = torch.sin(y)\n    s = s + y[i]\ns", false)]
    [InlineData("idx = torch.tensor([0, 2])\nfor i in range(6):\n    h = torch.sin(h * w) + x[i, idx].sum()\nh", false)]
    [InlineData("for i in range(6):\n    with torch.no_grad():\n        xi = x[i]\n    h = torch.sin(h * w) + xi\nh", false)]
    [InlineData("for i in range(6):\n    with torch.no_grad():\n        xi = x[i, 1:].sum()\n    h = torch.sin(h * w) + xi\nh", false)]
    [InlineData("with torch.no_grad():\n    rows = x.unbind()\nfor row in rows:\n    h = torch.sin(h * w) + row\nh", false)]
    [InlineData("kept = []\nfor i in range(6):\n    kept.append(h.unbind())\n    h = torch.sin(h * w) + kept[0][i % 3]\nh", false)]
    [InlineData("hs = []\nfor i in range(6):\n    h = torch.sin(h * w)\n    hs.append(h)\nwith torch.no_grad():\n    y = torch.stack(hs)\ny * h", false)]
    [InlineData("hs = []\nfor i in range(6):\n    h = torch.sin(h) + w\n    hs.append(h)\nh.mul_(2)\ntorch.stack(hs)", false)]
    [InlineData("hs = []\nfor i in range(6):\n    h = h + w\n    hs.append(h)\ns = torch.stack(hs)\nhs[2].mul_(3)\n(s * s).sum() + hs[2].sum()", false)]
    [InlineData("hs = []\nfor i in range(6):\n    h = h + w\n    hs.append(h)\na = torch.stack(hs)\nb = torch.stack(hs)\na.mul_(2)\na + b * b", false)]
    [InlineData("y = x * 1\nfor i in range(12):\n    r = y[i]\n    h = h + (r + w).sum()\nr.mul_(10)\ny * y + h", false)]
    [InlineData("y = x * 1\nhs = []\nt = y\nfor i in range(6):\n    t = t.view(12, 3)\n    hs.append(t)\nhs[1].mul_(3)\ny * y", false)]
    [InlineData("y = x.detach() * 1\nfor i in range(12):\n    r = y[i]\n    h = h + (r + w).sum()\ntorch.add(w.detach(), 1, out=r)\ny * y + h", false)]
    [InlineData("y = x * 1\nfor i in range(12):\n    r = y[i]\n    h = h + (r + w).sum()\ntorch.nn.functional.relu(r, inplace=True)\ny * y + h", false)]
    [InlineData("hs = []\nfor i in range(12):\n    h = 10 + h * h\n    hs.append(h)\nhs[2]", false)]
    [InlineData("h = h * 0\nfor i in range(6):\n    loss = (h * w).abs().log()\n    h = h + 1\nloss", true)]
    [InlineData("for i in range(6):\n    values, places = (h * w).sort()\n    h = h + 1\nvalues * places", true)]
    [InlineData("y = x * 1\ny.mul_(w)\nfor i in range(12):\n    h = torch.sin(h * w) + y[i]\nh", true)]
    public void A_rolled_loop_is_the_loop(string program, bool isRolled)
    {
        Graph graph = Compared("import torch\n" + program);

        Assert.Equal(isRolled, graph.Nodes.Any(node => node.Op == "scan"));
    }

    [Theory]
    [InlineData("for i in range(6):\n    x = x * 2\n    y = x", "x y", "x1 y")]
    [InlineData("y = x * 2\nz = y", "y z", "y z")]
    [InlineData("y = x * 2\nz = y", "z y", "z y")]
    [InlineData("z = x", "x z", "x z")]
    [InlineData("y = z = x.max(0)[0]", "y z", "max1.0 z")]
    public void Variables_of_one_tensor_are_outputs_of_their_own(string program, string outputs, string names)
    {
        using var evaluation = Evaluation.Begin(DType.Float64);

        Graph graph = Script.Parse(program).Trace(Inputs(0), outputs.Split(' '), "result").Graph!;

        Assert.Equal(names, string.Join(' ', graph.Outputs));
        IReadOnlyList<KeyValuePair<string, Tensor>> values = Evaluator.Run(graph with { Inputs = Inputs(0) }).Outputs();
        Assert.Equal(values[0].Value.ToDoubles(), values[1].Value.ToDoubles());
    }

    [Fact]
    public void Random_loops_are_what_their_programs_are()
    {
        (int rolled, int broken) = (0, 0);
        for (int seed = 0; seed < 400; seed++)
        {
            string program = new RandomLoops(seed).Program();
            try
            {
                rolled += Compared(program).Nodes.Any(node => node.Op == "scan") ? 1 : 0;
            }
            catch (ScriptException)
            {
                broken++;
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"seed {seed}:\n{program}", error);
            }
        }

        // A test of loops that stay as they are, or of programs that do not run, would be none.
        Assert.InRange(rolled, 80, 320);
        Assert.InRange(broken, 0, 40);
    }

    // The graph is traced with some numbers and compared with the program for others. A ScriptException is the program's own.
    private static Graph Compared(string program)
    {
        using var evaluation = Evaluation.Begin(DType.Float64);
        var script = Script.Parse(program);
        var (graph, objection) = script.Trace(Inputs(0), Result, "result");
        Assert.Null(objection);
        KeyValuePair<string, Tensor>[] others = Inputs(1);
        Tensor wanted = script.Run(others, "result").Variables.Single(variable => variable.Key == "result").Value;
        KeyValuePair<string, Tensor>[] again = Inputs(1);

        Tensor actual = Evaluator.Run(graph! with { Inputs = [.. again, .. graph.Inputs.Skip(again.Length)] }).Outputs().Single().Value;

        Assert.Equal((wanted.DType, wanted.Shape, wanted.RequiresGrad), (actual.DType, actual.Shape, actual.RequiresGrad));
        Assert.All(wanted.ToDoubles().Zip(actual.ToDoubles()), AreNear);
        (double[] gradients, string? error) = GradientsOf(wanted, others);
        (double[] found, string? another) = GradientsOf(actual, again);
        Assert.Equal(error is null, another is null);
        Assert.Equal(gradients.Length, found.Length);
        Assert.All(gradients.Zip(found), AreNear);
        return graph;
    }

    // The order in which the paths of a gradient are added up may be another.
    private static void AreNear((double First, double Second) pair) => Assert.Equal(pair.First, pair.Second, 1e-9 * (1 + Math.Abs(pair.First)));

    // What was saved for the gradient may have been written over.
    private static (double[] Gradients, string? Error) GradientsOf(Tensor output, KeyValuePair<string, Tensor>[] inputs)
    {
        try
        {
            return !output.RequiresGrad ? ([], null)
                : ([.. Gradients.Grad([(output * output).Sum()], [.. inputs.Select(input => input.Value)], allowUnused: true, materializeGrads: true).SelectMany(gradient => gradient!.ToDoubles())], null);
        }
        catch (GradException error)
        {
            return ([], error.Message);
        }
    }

    private static KeyValuePair<string, Tensor>[] Inputs(int seed)
    {
        Evaluation.ManualSeed(seed);
        return [new("x", Torch.Randn([12, 3]).RequiresGrad_()), new("w", Torch.Randn([3]).RequiresGrad_()), new("h", Torch.Randn([3]).RequiresGrad_())];
    }

    /// <summary>Programs with loops over tensors of three elements: h and k go from round to round, and lists keep what rounds gave.</summary>
    private sealed class RandomLoops(int seed)
    {
        private readonly Random random = new(seed);
        private readonly StringBuilder text = new("import torch\nh = h * 1\ny = x * 1\nk = w * 1\nr = w * 1\n");
        private int lists;

        public string Program()
        {
            for (int loops = random.Next(1, 3); loops > 0; loops--)
            {
                if (random.Next(6) == 0)
                {
                    Line(0, "y.mul_(1.1)");
                }

                Loop(0);
                for (int more = random.Next(3); more > 0; more--)
                {
                    After();
                }
            }

            return text.Append("(h * 0.5 + k).sum() + (r * w).sum() + (y * y).sum()\n").ToString();
        }

        private void Loop(int indent)
        {
            int rounds = random.Next(4, 7);
            string list = Invariant($"l{lists++}");
            Line(indent, list + " = []");
            bool isUnbound = random.Next(5) == 0;
            if (isUnbound && random.Next(3) == 0)
            {
                Line(indent, "with torch.no_grad():");
                Line(indent + 1, "rows = y.unbind()");
            }
            else if (isUnbound)
            {
                Line(indent, "rows = " + Pick("y.unbind()", "y[1:].unbind()", "x.unbind()"));
            }

            string i = indent == 0 ? "i" : "j";
            Line(indent, Invariant($"for {i} in {Pick("range({0})", "range({0})", "range(1, 1 + {0})", "range(0, 2 * {0}, 2)").Replace("{0}", rounds.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)}:"));
            if (indent == 0 && random.Next(8) == 0)
            {
                Loop(1);
            }

            for (int more = random.Next(1, 4); more > 0; more--)
            {
                Statement(indent + 1, i, isUnbound);
            }

            Line(indent + 1, Invariant($"{list}.append({Pick("h", "k", "r", "h * 2", "h.view(3)")})"));
        }

        private void Statement(int indent, string i, bool isUnbound)
        {
            if (random.Next(8) == 0)
            {
                Line(indent, "with torch.no_grad():");
                indent++;
            }

            string index = Pick("{0}", "{0}", "{0}", "{0} + 1", "3", "11 - {0}", "-1 - {0}", "{0} % 3", "{0} // 2").Replace("{0}", i, StringComparison.Ordinal);
            string tensor = Pick("x", "y");
            string slice = isUnbound && random.Next(2) == 0 ? Invariant($"rows[{index}]")
                : Pick("{0}[{1}]", "{0}[{1}]", "{0}[{1}]", "{0}[{1}, :]", "{0}[{1}, torch.tensor([2, 0, 1])]", "{0}[{1}, None, 1]", "h[{1} % 3]")
                    .Replace("{0}", tensor, StringComparison.Ordinal).Replace("{1}", index, StringComparison.Ordinal);
            string earlier = lists > 1 && random.Next(4) == 0 ? Invariant($"l0[{i} % len(l0)]") : "k";
            Line(indent, random.Next(12) switch
            {
                0 => "h, k = k, h",
                1 => "k = h",
                2 => Invariant($"k = torch.cos(k) * {Pick("2", "1.5", i, "True")}"),
                3 => "h = h.view(3)",
                4 => Invariant($"h = torch.sin(h) + {earlier} * 0.3"),
                5 => Invariant($"k = k * 0.5 + h.detach()"),
                6 => random.Next(3) > 0 ? "h = torch.sin(h * w)" : "h = h * 1; h.mul_(0.9)",
                7 or 8 => "r = " + slice,
                9 => Invariant($"h = torch.sin(h * w) + r"),
                10 => "k = torch.stack([h, k]).unbind()[1] + r",
                _ => Invariant($"h = torch.sin(h * w) + {slice}"),
            });
        }

        private void After()
        {
            string list = Invariant($"l{lists - 1}");
            switch (random.Next(10))
            {
                case 0:
                    Line(0, Pick("h = h * 1", "k = k * 1") + "; " + Pick("h", "k") + " = h + k");
                    break;
                case 1:
                    Line(0, Invariant($"if {list}[-1].grad_fn is not None: {list}[-1].mul_(1.5)"));
                    break;
                case 2:
                    Line(0, Invariant($"s = torch.stack({list}{Pick(string.Empty, ", 0", ", dim=0")}).reshape({list}[0].numel() * len({list}))"));
                    Line(0, "k = k + (s * s).sum()");
                    break;
                case 3:
                    Line(0, Invariant($"a = torch.stack({list})\nb = torch.stack({list})"));
                    Line(0, Pick("a.mul_(2)", "c = a"));
                    Line(0, "h = h + (a * a).sum() + b.sum()");
                    break;
                case 4:
                    Line(0, Invariant($"with torch.no_grad():\n    b = torch.stack({list})\nk = k + b.sum() * h"));
                    break;
                case 5:
                    Line(0, Invariant($"k = k * {list}[{Pick("0", "1", "2", "-1")}]"));
                    break;
                case 6:
                    Line(0, "y = y * 1; y[2].mul_(2)");
                    break;
                case 7:
                    Line(0, "h = h + r");
                    break;
                case 8:
                    Line(0, Pick("y.mul_(0.5)", "h = h * 1; h.add_(k)", "k = torch.add(h, k, out=torch.empty(3)) if not h.requires_grad else h"));
                    break;
                default:
                    Line(0, Invariant($"k = sum({list}) + torch.stack({list}[::-1])[0]"));
                    break;
            }
        }

        private string Pick(params string[] of) => of[random.Next(of.Length)];

        private void Line(int indent, string line) => text.Append(' ', 4 * indent).Append(line).Append('\n');

        private static string Invariant(FormattableString line) => FormattableString.Invariant(line);
    }
}
