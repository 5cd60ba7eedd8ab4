using GradService.Api.Hosting;
using GradService.Api.Json;
using GradService.Graphs;

namespace GradService.Api.Endpoints;

/// <summary><c>POST /v1/gradient</c>: the values of a graph's outputs and their gradients by its leaves, in one call.</summary>
internal static class GradientEndpoint
{
    private const RequestFields Fields = RequestFields.Wrt | RequestFields.GradOutputs | RequestFields.AllowUnused;

    /// <summary>Maps the endpoint.</summary>
    public static void MapGradient(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/gradient", (HttpContext http, Computation computation) => computation.RunAsync(http, Fields, Compute));

    internal static void Compute(GraphRequest request, Evaluator evaluator, Answer answer)
    {
        var gradients = evaluator.Gradient(request);
        answer.Record.End(Stage.Differentiate);
        answer.Add("outputs", evaluator.Outputs()!);
        answer.Add("gradients", gradients);
    }
}
