using GradService.Api.Contracts;
using GradService.Api.Hosting;
using GradService.Api.Json;
using GradService.Graphs;

namespace GradService.Api.Endpoints;

/// <summary><c>POST /v1/gradient</c>: the values of a graph's outputs and their gradients by its leaves, in one call.</summary>
internal static class GradientEndpoint
{
    private const RequestFields Fields = RequestFields.Wrt | RequestFields.GradOutputs | RequestFields.AllowUnused
        | RequestFields.MaterializeGrads | RequestFields.DetectAnomaly;

    private const string Example = """
        {
          "inputs": {"x": {"data": [[1, 2], [3, 4]]}, "w": [0.5, -1.0]},
          "nodes": [
            {"id": "p", "op": "mul", "inputs": ["x", "w"]},
            {"id": "e", "op": "exp", "inputs": ["p"], "retain_grad": true},
            {"id": "y", "op": "sum", "inputs": ["e"]}
          ],
          "outputs": ["y"]
        }
        """;

    /// <summary>Maps the endpoint.</summary>
    public static void MapGradient(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/gradient", (HttpContext http, Computation computation) => computation.RunAsync(http, Fields, Compute))
            .Document<GradientForm, GradientAnswer>(
                "Values and gradients of a graph",
                "Runs the graph forward and backward. Several outputs are differentiated as their sum, each weighted by its grad_outputs, which an output that is not a scalar needs.",
                Example);

    internal static void Compute(GraphRequest request, Evaluator evaluator, Answer answer)
    {
        var gradients = evaluator.Gradient(request);
        answer.Record.End(Stage.Differentiate);
        answer.Add("outputs", evaluator.Outputs()!);
        answer.Add("gradients", gradients);
    }
}
