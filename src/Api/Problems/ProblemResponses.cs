using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using GradService.Api.Hosting;
using GradService.Language;
using GradService.Tensors;

namespace GradService.Api.Problems;

/// <summary>The one place that turns what went wrong into <c>application/problem+json</c>.</summary>
internal static partial class ProblemResponses
{
    private const string MediaType = "application/problem+json";

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Answers every error, also those of the server itself (404, 405), with a problem.</summary>
    public static void UseProblems(this WebApplication app)
    {
        app.Use(AnswerAsync);
        app.UseStatusCodePages(context => WriteAsync(context.HttpContext, Problem.Of(context.HttpContext.Response.StatusCode)));
    }

    /// <summary>Answers with a problem.</summary>
    public static Task WriteAsync(HttpContext http, Problem problem)
    {
        RequestRecord.Of(http).Outcome = problem.Kind;
        HttpResponse response = http.Response;
        response.StatusCode = problem.Status;
        if (problem.Status == StatusCodes.Status503ServiceUnavailable)
        {
            response.Headers.RetryAfter = "1";
        }

        string trace = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
        return response.WriteAsJsonAsync(problem with { TraceId = trace }, Format, MediaType, CancellationToken.None);
    }

    private static async Task AnswerAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (Exception error) when (http.RequestAborted.IsCancellationRequested && error is OperationCanceledException or IOException or GradException or ScriptException)
        {
            // Nobody is there to read an answer.
            RequestRecord.Of(http).Outcome = "client_gone";
            http.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (Exception error) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            await WriteAsync(http, ProblemOf(http, error));
        }
    }

    private static Problem ProblemOf(HttpContext http, Exception error)
    {
        switch (error)
        {
            case GradException mistake:
                return Problem.Of(mistake);
            case ScriptException ended:
                return Problem.Of(ended);
            case BadHttpRequestException { StatusCode: 413 }:
                return Problem.Of(413, error.Message);
            case BadHttpRequestException bad:
                return Problem.Of(bad.StatusCode);
            default:
                LogFault(http.RequestServices.GetRequiredService<ILogger<Problem>>(), error);
                return Problem.Of(StatusCodes.Status500InternalServerError);
        }
    }

    [LoggerMessage(LogLevel.Error, "A request failed by a fault of the server")]
    private static partial void LogFault(ILogger log, Exception error);
}
