using GradService.Api.Hosting;
using Serilog;

if (args.Contains("--healthcheck"))
{
    return await HealthProbe.RunAsync();
}

var builder = WebApplication.CreateBuilder(args);
builder.AddRequestLogs();

var app = builder.Build();
app.UseSerilogRequestLogging();
app.MapGet("/health/live", () => Results.Json(new { status = "live" }));

await app.RunAsync();
return 0;
