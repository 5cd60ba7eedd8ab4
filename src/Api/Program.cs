using GradService.Api.Endpoints;
using GradService.Api.Hosting;
using GradService.Api.Problems;
using Serilog;

if (args.Contains("--healthcheck"))
{
    return await HealthProbe.RunAsync();
}

var builder = WebApplication.CreateBuilder(args);
builder.AddRequestLogs();
builder.AddLimits();
builder.AddComputation();

var app = builder.Build();
app.UseSerilogRequestLogging();
app.UseProblems();

app.MapEvaluate();
app.MapGradient();
app.MapSecond();
app.MapHealth();

await app.RunAsync();
return 0;
