using Serilog;
using Serilog.AspNetCore;
using Serilog.Events;

namespace GradService.Api.Hosting;

/// <summary>Structured logs: one JSON object a line on standard output, and one line for each request.</summary>
public static class RequestLogs
{
    /// <summary>Makes Serilog the only logger; the <c>Serilog</c> section of the configuration sets its levels.</summary>
    public static void AddRequestLogs(this WebApplicationBuilder builder)
    {
        var logger = new LoggerConfiguration()
            .MinimumLevel.Override("Microsoft.AspNetCore", LogEventLevel.Warning)
            .ReadFrom.Configuration(builder.Configuration)
            .WriteTo.Sink(new BufferedConsole())
            .CreateLogger();
        builder.Services.AddSerilog(logger, dispose: true);
        builder.Services.Configure<RequestLoggingOptions>(options =>
        {
            // Without this the request log goes to the static logger, which two hosts in one process would share.
            options.Logger = logger;
            options.GetLevel = LevelOf;
            options.GetMessageTemplateProperties = RequestRecord.Properties;
        });
    }

    private static LogEventLevel LevelOf(HttpContext http, double milliseconds, Exception? error) =>
        error is not null || http.Response.StatusCode >= 500 ? LogEventLevel.Error
        : WarmUp.IsSender(http.Request) ? LogEventLevel.Verbose
        : LogEventLevel.Information;
}
