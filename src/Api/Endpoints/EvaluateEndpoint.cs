using GradService.Api.Hosting;
using GradService.Api.Json;
using GradService.Graphs;

namespace GradService.Api.Endpoints;

/// <summary><c>POST /v1/evaluate</c>: the values of a graph's outputs.</summary>
internal static class EvaluateEndpoint
{
    /// <summary>Maps the endpoint.</summary>
    public static void MapEvaluate(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/evaluate", (HttpContext http, Computation computation) => computation.RunAsync(http, RequestFields.None, Compute));

    internal static void Compute(GraphRequest request, Evaluator evaluator, Answer answer) =>
        answer.Add("outputs", evaluator.Outputs()!);
}
