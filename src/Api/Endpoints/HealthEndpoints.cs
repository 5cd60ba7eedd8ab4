using GradService.Api.Contracts;
using GradService.Api.Hosting;

namespace GradService.Api.Endpoints;

/// <summary><c>GET /health/live</c> and <c>GET /health/ready</c>.</summary>
internal static class HealthEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Json(new HealthAnswer("live")))
            .Document<HealthAnswer>("Health", "Whether the service runs");
        routes.MapGet("/health/ready", (WarmUp warmUp) => warmUp.IsDone
            ? Results.Json(new HealthAnswer("ready"))
            : Results.Json(new HealthAnswer("warming up"), statusCode: StatusCodes.Status503ServiceUnavailable))
            .Document<HealthAnswer>("Health", "Whether the service is warm and takes requests");
    }
}
