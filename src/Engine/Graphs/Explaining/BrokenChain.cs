using GradService.Tensors;

namespace GradService.Graphs.Explaining;

/// <summary>Where the way of a gradient ends before it reaches a leaf, and what could be done about it.</summary>
/// <param name="Node">The name of the node at which it ends; null if no leaf is asked for a gradient at all.</param>
/// <param name="Op">That node's operator.</param>
/// <param name="Line">The line of the program that the node was traced from, if it was.</param>
/// <param name="Advice">What ends it, as a sentence or two.</param>
internal sealed record BrokenChain(string? Node, string? Op, int? Line, string Advice)
{
    /// <summary>Why an output of a graph does not require grad.</summary>
    /// <param name="graph">The graph, which runs once more.</param>
    /// <param name="output">The place of the output.</param>
    public static BrokenChain Find(Graph graph, int output)
    {
        Explanation explanation = Explanation.Of(graph);
        var left = new Stack<Reading>([explanation.Outputs[output]]);
        var seen = new HashSet<(int Node, int Result)>();
        var inputs = new SortedSet<string>(StringComparer.Ordinal);
        Reading? last = null;
        string? carrier = null;
        while (left.TryPop(out Reading reading))
        {
            ExplainedNode node = explanation.Nodes[reading.Node];
            if (!seen.Add((reading.Node, reading.Result)))
            {
                continue;
            }

            if (node.IsInput && node.Results[0].Spec.DType.IsDifferentiable())
            {
                inputs.Add(node.Id!);
            }

            foreach (Reading read in node.Reads)
            {
                if (!explanation.Nodes[read.Node].Results[read.Result].RequiresGrad)
                {
                    left.Push(read);
                }
                else if (last is null || reading.Node > last.Value.Node)
                {
                    (last, carrier) = (reading, read.Name);
                }
            }
        }

        return last is { } broken
            ? At(graph.Nodes[broken.Node - graph.Inputs.Count], explanation.Nodes[broken.Node].Results[broken.Result].Spec.DType, carrier!)
            : new BrokenChain(null, null, null, inputs.Count == 0
                ? $"'{graph.Outputs[output]}' is computed from numbers alone: make an input of what is to be differentiated by."
                : $"Nothing that '{graph.Outputs[output]}' is computed from requires grad: of {string.Join(", ", inputs.Select(name => $"'{name}'"))} one must, by \"requires_grad\": true.");
    }

    private static BrokenChain At(GraphNode node, DType dtype, string carrier)
    {
        string why = node.NoGrad ? "runs with no_grad; leave that out."
            : dtype == DType.Bool ? "has a result of dtype bool, which has no derivative; where(condition, a, b) lets gradients pass to a and b, and sigmoid is a smooth step."
            : !dtype.IsDifferentiable()
                ? $"has a result of dtype {dtype.Name()}, which has no derivative; {(node.Op.Contains("arg", StringComparison.Ordinal) ? "softmax is a smooth argmax." : "keep to floating-point dtypes.")}"
            : node.Op.Contains("detach", StringComparison.Ordinal) || node.Op.EndsWith("data", StringComparison.Ordinal) ? $"takes its result out of the graph; use '{carrier}' itself."
            : node.Bodies.Count > 0 ? "its subgraph does not hand the gradient on."
            : "has no derivative.";
        string name = node.Line is { } line ? $"in line {line} ({node.Op})" : node.Id is null ? $"at node {node.Op}" : $"at node '{node.Id}' ({node.Op})";
        return new BrokenChain(node.Line is null ? node.Id : null, node.Op, node.Line, $"The chain breaks {name}: it reads '{carrier}', which requires grad, but {why}");
    }
}
