using GradService.Api.Contracts;
using GradService.Api.Hosting;
using GradService.Api.Json;
using GradService.Graphs;

namespace GradService.Api.Endpoints;

/// <summary><c>POST /v1/evaluate</c>: the values of a graph's outputs.</summary>
internal static class EvaluateEndpoint
{
    private const string Example = """
        {
          "inputs": {"x": {"data": [[1, 2], [3, 4]]}, "w": [0.5, -1.0]},
          "nodes": [
            {"id": "p", "op": "mul", "inputs": ["x", "w"]},
            {"id": "e", "op": "exp", "inputs": ["p"]},
            {"id": "y", "op": "sum", "inputs": ["e"], "attrs": {"dim": 0}}
          ],
          "outputs": ["y"]
        }
        """;

    /// <summary>Maps the endpoint.</summary>
    public static void MapEvaluate(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/evaluate", (HttpContext http, Computation computation) => computation.RunAsync(http, RequestFields.None, Compute))
            .Document<GraphForm, EvaluateAnswer>("Values of a graph", "Runs the nodes in order and answers with the values of the outputs.", Example);

    internal static void Compute(GraphRequest request, Evaluator evaluator, Answer answer) =>
        answer.Add("outputs", evaluator.Outputs()!);
}
