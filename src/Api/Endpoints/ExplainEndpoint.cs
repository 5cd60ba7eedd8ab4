using GradService.Api.Contracts;
using GradService.Api.Hosting;
using GradService.Api.Json;
using GradService.Graphs;
using GradService.Graphs.Drawing;
using GradService.Graphs.Explaining;

namespace GradService.Api.Endpoints;

/// <summary><c>POST /v1/explain</c>: a graph as facts about each node, as text for drawing programs, or as a picture.</summary>
internal static class ExplainEndpoint
{
    private static readonly OtherMedia[] Media =
    [
        new("text/vnd.mermaid", "With format mermaid: a flowchart."),
        new("text/vnd.graphviz", "With format dot: Graphviz's language."),
        new("image/svg+xml", "With format svg: a layered picture. Leaves that require grad are green, other leaves grey, operators blue, outputs amber; dashed lines carry no gradient."),
    ];

    private const string Example = """
        {
          "inputs": {"x": {"data": [[1, 2], [3, 4]], "requires_grad": false}, "w": [[0.5, -1.0], [0.25, 2.0]]},
          "nodes": [
            {"id": "h", "op": "matmul", "inputs": ["x", "w"]},
            {"id": "p", "op": "softmax", "inputs": ["h"], "attrs": {"dim": 1}},
            {"id": "y", "op": "sum", "inputs": ["p"]}
          ],
          "outputs": ["y"],
          "format": "json"
        }
        """;

    /// <summary>Maps the endpoint.</summary>
    public static void MapExplain(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/explain", (HttpContext http, Computation computation) =>
            computation.RunAsync(http, RequestFields.Format, (request, answer) => Respond(request, computation, answer)))
            .Document<ExplainForm, ExplainAnswer>(
                "A graph explained",
                "Runs the graph forward and tells for each input and node its shape and dtype, what autograd recorded of it and keeps for it, and what it costs; or draws the graph. The answer's graph is the graph itself, and can be posted back.",
                Example, Media);

    private static void Respond(GraphRequest request, Computation computation, Answer answer)
    {
        // Written before it runs: nodes may change the inputs.
        request = computation.WithGraph(request);
        using var graph = new AnswerBuffer(computation.AnswerBytes);
        if (request.Format == GraphFormat.Json)
        {
            GraphWriter.Write(graph, request, answer.Base64);
        }

        Explanation explanation = request.Program is null
            ? Explanation.Of(request.Graph)
            : Explanation.OfTape(request.Graph.Inputs, computation.Evaluate(request).Outputs());
        answer.Record.End(Stage.Evaluate);
        switch (request.Format)
        {
            case GraphFormat.Mermaid:
                answer.Be("text/vnd.mermaid; charset=utf-8", MermaidWriter.Write(ExplanationDiagram.Of(explanation)));
                break;
            case GraphFormat.Dot:
                answer.Be("text/vnd.graphviz; charset=utf-8", DotWriter.Write(ExplanationDiagram.Of(explanation)));
                break;
            case GraphFormat.Svg:
                answer.Be("image/svg+xml", SvgWriter.Write(ExplanationDiagram.Of(explanation)));
                break;
            default:
                answer.Add("nodes", json => ExplanationWriter.Write(json, explanation));
                answer.Add("graph", json => json.Write(graph.Written.Span));
                break;
        }
    }
}
