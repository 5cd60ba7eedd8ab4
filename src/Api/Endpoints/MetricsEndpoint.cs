using GradService.Api.Contracts;
using GradService.Api.Hosting;

namespace GradService.Api.Endpoints;

/// <summary><c>GET /metrics</c>: what the service has measured, in Prometheus's text format.</summary>
internal static class MetricsEndpoint
{
    /// <summary>Maps the endpoint.</summary>
    public static void MapMetrics(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/metrics", (MetricsListener metrics) => Results.Text(metrics.Write(), MetricsListener.MediaType))
            .Document(
                "Health",
                "Requests, times, queue, memory: the figures of the service, the server and the runtime for Prometheus",
                new OtherMedia(MetricsListener.MediaType, "Prometheus's text exposition format."));
}
