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

    private const string Program = """
        {
          "inputs": {"x": {"data": [[0.5, 1.5], [-1.0, 2.0]], "requires_grad": false}, "t": {"data": [1, 0], "requires_grad": false}, "w": [0.1, -0.2], "b": 0.0},
          "program": "import torch.nn.functional as F\nz = x @ w + b\nF.binary_cross_entropy_with_logits(z, t)"
        }
        """;

    private const string Loop = """
        {
          "inputs": {"h": [0.5, 0.25], "w": 1.5},
          "nodes": [
            {"id": "s", "op": "scan", "inputs": [["h"]], "attrs": {"length": 1000, "checkpoint": true},
             "body": {
               "inputs": ["a"],
               "nodes": [{"id": "p", "op": "mul", "inputs": ["a", "w"]}, {"id": "n", "op": "sin", "inputs": ["p"]}],
               "outputs": ["n"]
             }},
            {"id": "y", "op": "sum", "inputs": ["s"]}
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
                Example,
                more: [("A program", Program), ("A loop that saves memory", Loop)]);

    internal static void Compute(GraphRequest request, Evaluator evaluator, Answer answer)
    {
        var gradients = evaluator.Gradient(request);
        answer.Record.End(Stage.Differentiate);
        answer.Add("outputs", evaluator.Outputs()!);
        answer.Add("gradients", gradients);
    }
}
