using GradService.Api.Hosting;
using GradService.Api.Json;
using GradService.Graphs;

namespace GradService.Api.Endpoints;

/// <summary><c>POST /v1/second</c>: differentiates the gradient itself, the sum over leaves of weight · gradient.</summary>
internal static class SecondEndpoint
{
    private const RequestFields Fields = RequestFields.Wrt | RequestFields.GradOutputs | RequestFields.AllowUnused | RequestFields.Weights;

    /// <summary>Maps the endpoint.</summary>
    public static void MapSecond(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/second", (HttpContext http, Computation computation) => computation.RunAsync(http, Fields, Compute));

    internal static void Compute(GraphRequest request, Evaluator evaluator, Answer answer)
    {
        var gradients = evaluator.Second(request);
        answer.Record.End(Stage.Differentiate);
        answer.Add("gradients", gradients);
    }
}
