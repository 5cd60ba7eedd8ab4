using GradService.Api.Contracts;
using GradService.Api.Endpoints;
using GradService.Api.Hosting;
using GradService.Api.Operators;
using GradService.Api.Problems;
using Serilog;

if (args.Contains("--healthcheck"))
{
    return await HealthProbe.RunAsync();
}

if (args.Contains("--operators-page"))
{
    await Console.Out.WriteAsync(OperatorsMarkdown.Write(OperatorPages.Read().All));
    return 0;
}

var builder = WebApplication.CreateBuilder(args);
builder.AddRequestLogs();
builder.AddLimits();
builder.AddComputation();
builder.AddMetrics();
builder.AddApiDocument();

var app = builder.Build();
app.UseSerilogRequestLogging();
app.UseMetrics();
app.UseProblems();
app.UseApiDocument();

app.MapEvaluate();
app.MapGradient();
app.MapVjp();
app.MapJvp();
app.MapJacobian();
app.MapHessian();
app.MapHvp();
app.MapSecond();
app.MapCheck();
app.MapExplain();
app.MapRun();
app.MapOperators();
app.MapHealth();
app.MapMetrics();

await app.RunAsync();
return 0;
