using GradService.Api.Contracts;
using GradService.Api.Hosting;
using GradService.Api.Json;
using GradService.Graphs;

namespace GradService.Api.Endpoints;

/// <summary><c>POST /v1/second</c>: differentiates the gradient itself, the sum over leaves of weight · gradient.</summary>
internal static class SecondEndpoint
{
    private const RequestFields Fields = RequestFields.Wrt | RequestFields.GradOutputs | RequestFields.AllowUnused | RequestFields.Weights
        | RequestFields.MaterializeGrads | RequestFields.DetectAnomaly;

    private const string Example = """
        {
          "inputs": {"x": [1.0, 2.0, 3.0]},
          "nodes": [
            {"id": "c", "op": "mul", "inputs": ["x", "x"]},
            {"id": "e", "op": "exp", "inputs": ["c"]},
            {"id": "y", "op": "sum", "inputs": ["e"]}
          ],
          "outputs": ["y"],
          "weights": {"x": [1.0, 0.0, -1.0]}
        }
        """;

    /// <summary>Maps the endpoint.</summary>
    public static void MapSecond(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/second", (HttpContext http, Computation computation) => computation.RunAsync(http, Fields, Compute))
            .Document<SecondForm, SecondAnswer>(
                "The gradient, differentiated",
                "Differentiates the sum over leaves of weight · gradient: Hessian-vector products, gradient penalties, checks of second order.",
                Example);

    internal static void Compute(GraphRequest request, Evaluator evaluator, Answer answer)
    {
        var gradients = evaluator.Second(request);
        answer.Record.End(Stage.Differentiate);
        answer.Add("gradients", gradients);
    }
}
