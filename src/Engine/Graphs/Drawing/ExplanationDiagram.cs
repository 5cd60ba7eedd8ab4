using System.Globalization;
using GradService.Graphs.Explaining;
using GradService.Tensors;

namespace GradService.Graphs.Drawing;

/// <summary>The diagram of an explained graph: a box for each input, operation and output, a link for each tensor that is read.</summary>
public static class ExplanationDiagram
{
    // So many letters of a name or of arguments are shown; the tooltip has all, up to what one can read.
    private const int Shown = 30;
    private const int Told = 400;

    /// <summary>Makes the diagram.</summary>
    public static Diagram Of(Explanation explanation)
    {
        var boxes = new List<Box>(explanation.Nodes.Count + explanation.Outputs.Count);
        var links = new List<Link>();
        foreach (ExplainedNode node in explanation.Nodes)
        {
            links.AddRange(node.Reads.Distinct().Select(reading => LinkOf(explanation, reading, boxes.Count)));
            boxes.Add(node.IsInput ? Leaf(node) : Operation(node));
        }

        foreach (Reading output in explanation.Outputs)
        {
            links.Add(LinkOf(explanation, output, boxes.Count));
            TensorSpec spec = explanation.Nodes[output.Node].Results[output.Result].Spec;
            boxes.Add(new Box(BoxKind.Output, Name(output.Name), [Text(spec)], $"output {TextWidth.Fit(output.Name, Told)}\n{Text(spec)}"));
        }

        // One tensor under two names is one line.
        return new Diagram(boxes, [.. links.Distinct()]);
    }

    private static Link LinkOf(Explanation explanation, Reading reading, int to)
    {
        ExplainedTensor tensor = explanation.Nodes[reading.Node].Results[reading.Result];
        return new Link(reading.Node, reading.Result, to, Text(tensor.Spec.Shape), tensor.RequiresGrad);
    }

    private static Box Leaf(ExplainedNode node)
    {
        ExplainedTensor tensor = node.Results[0];
        string name = node.Id ?? "leaf";
        return new Box(
            tensor.RequiresGrad ? BoxKind.Parameter : BoxKind.Constant, Name(name), [Text(tensor.Spec)],
            $"{TextWidth.Fit(name, Told)}\n{Text(tensor.Spec)}\nrequires_grad={(tensor.RequiresGrad ? "True" : "False")}");
    }

    private static Box Operation(ExplainedNode node)
    {
        string[] lines = [.. new[] { node.Id, node.Arguments }.Where(line => !string.IsNullOrEmpty(line)).Select(line => Name(line!))];
        var told = new List<string> { node.Id is null ? node.Op : $"{TextWidth.Fit(node.Id, Told)} = {node.Op}({TextWidth.Fit(node.Arguments, Told)})" };
        told.AddRange(node.Results.Take(8).Select(result => $"{(result.Name is null ? string.Empty : TextWidth.Fit(result.Name, Shown) + ": ")}{Text(result.Spec)}"));
        if (node.GradFn is not null)
        {
            told.Add($"grad_fn={node.GradFn}");
        }

        told.Add(string.Create(CultureInfo.InvariantCulture, $"{node.Flops} flops, {node.Bytes} bytes"));
        return new Box(BoxKind.Operator, Name(node.Op), lines, string.Join('\n', told));
    }

    private static string Name(string name) => name.Length == 0 ? "\"\"" : TextWidth.Fit(name, Shown);

    private static string Text(TensorSpec spec) => $"{spec.DType.Name()} {Text(spec.Shape)}";

    private static string Text(Shape shape) => TextWidth.Fit($"[{string.Join(", ", shape.ToArray())}]", Shown);
}
