using GradService.Api.Hosting;

namespace GradService.Api.Endpoints;

/// <summary><c>GET /health/live</c> and <c>GET /health/ready</c>.</summary>
internal static class HealthEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Json(new { status = "live" }));
        routes.MapGet("/health/ready", (WarmUp warmUp) => warmUp.IsDone
            ? Results.Json(new { status = "ready" })
            : Results.Json(new { status = "warming up" }, statusCode: StatusCodes.Status503ServiceUnavailable));
    }
}
