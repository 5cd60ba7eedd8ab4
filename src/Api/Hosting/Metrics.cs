namespace GradService.Api.Hosting;

/// <summary>Measures what the service does, for <c>GET /metrics</c>.</summary>
internal static class Metrics
{
    /// <summary>Adds the instruments of the service, and what listens to them and to those of the server and the runtime.</summary>
    public static void AddMetrics(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<RequestMetrics>();
        builder.Services.AddSingleton<MetricsListener>();
    }

    /// <summary>Listens from now on, and measures every request with all that comes after this in the pipeline.</summary>
    public static void UseMetrics(this WebApplication app)
    {
        app.Services.GetRequiredService<MetricsListener>().Start();
        app.Use(app.Services.GetRequiredService<RequestMetrics>().MeasureAsync);
    }
}
