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
        routes.MapGet("/health/ready", Ready)
            .Document<HealthAnswer>("Health", "Whether the service is warm and takes requests");
    }

    private static IResult Ready(HttpContext http, WarmUp warmUp)
    {
        if (warmUp.IsDone)
        {
            return Results.Json(new HealthAnswer("ready"));
        }

        RequestRecord.Of(http).Outcome = "warming_up";
        return Results.Json(new HealthAnswer("warming up"), statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
