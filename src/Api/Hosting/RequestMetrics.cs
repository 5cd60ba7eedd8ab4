using System.Diagnostics.Metrics;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Features;

namespace GradService.Api.Hosting;

/// <summary>The service's own instruments: what <see cref="RequestRecord"/> tells of one request, of all of them. The warm-up is not measured.</summary>
internal sealed class RequestMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "GradService";

    private const double MillisecondsInSecond = 1000;

    private static readonly string[] StageNames = [.. Enum.GetNames<Stage>().Select(name => name.ToLowerInvariant())];

    // A small gradient takes ten microseconds, and the longest that a computation may run is half a minute unless configured otherwise.
    private static readonly double[] Seconds = [1e-5, 2.5e-5, 5e-5, 1e-4, 2.5e-4, 5e-4, 1e-3, 2.5e-3, 5e-3, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
    private static readonly long[] Nodes = [1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000, 100_000];
    private static readonly long[] Bytes = [1L << 8, 1L << 10, 1L << 12, 1L << 14, 1L << 16, 1L << 18, 1L << 20, 1L << 22, 1L << 24, 1L << 26, 1L << 28, 1L << 30];
    private static readonly long[] Operations = [10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000];

    private readonly Counter<long> requests;
    private readonly Histogram<double> computation;
    private readonly Histogram<double> stage;
    private readonly Histogram<long> nodes;
    private readonly Histogram<long> tensors;
    private readonly Histogram<long> operations;
    private readonly Histogram<long> bodies;
    private readonly Histogram<long> answers;

    public RequestMetrics(IMeterFactory meters, ConcurrencyLimiter turns, Limits limits)
    {
        Meter meter = meters.Create(MeterName);
        requests = meter.CreateCounter<long>(
            "gradservice.requests", "{request}", "Requests answered, by the route's template and by how they ended: ok, or the kind of the problem.");
        computation = Measure(meter, "gradservice.computation.duration", "s", "Time from the turn to the end of the computation, whether or not it succeeded.", Seconds);
        stage = Measure(meter, "gradservice.stage.duration", "s", "Time in each stage of the requests that compute; a stage that failed is not measured.", Seconds);
        nodes = Measure(meter, "gradservice.graph.nodes", "{node}", "Nodes of a request's graph.", Nodes);
        tensors = Measure(meter, "gradservice.tensors.size", "By", "Bytes that all tensors of a request took.", Bytes);
        operations = Measure(meter, "gradservice.operations", "{operation}", "Scalar operations that a request spent.", Operations);
        bodies = Measure(meter, "gradservice.request.body.size", "By", "Bytes of the bodies of the requests that compute.", Bytes);
        answers = Measure(meter, "gradservice.answer.size", "By", "Bytes of the answers of the computations that succeeded.", Bytes);
        meter.CreateObservableUpDownCounter(
            "gradservice.computations.running", () => limits.Turns - turns.GetStatistics()!.CurrentAvailablePermits, "{computation}", "Computations that run now.");
        meter.CreateObservableUpDownCounter(
            "gradservice.computations.waiting", () => turns.GetStatistics()!.CurrentQueuedCount, "{computation}", "Requests that wait for their turn to compute.");
        meter.CreateObservableUpDownCounter("gradservice.computations.limit", () => limits.Turns, "{computation}", "Computations that may run at once.");
    }

    /// <summary>Measures a request when the rest of the pipeline has answered it.</summary>
    public async Task MeasureAsync(HttpContext http, RequestDelegate next)
    {
        if (WarmUp.IsSender(http.Request))
        {
            http.Features.Get<IHttpMetricsTagsFeature>()?.MetricsDisabled = true;
            await next(http);
            return;
        }

        try
        {
            await next(http);
        }
        catch
        {
            RequestRecord.Of(http).Outcome = "internal_error";
            throw;
        }
        finally
        {
            Measure(RequestRecord.Of(http), (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
        }
    }

    private static Histogram<T> Measure<T>(Meter meter, string name, string unit, string description, T[] bounds)
        where T : struct =>
        meter.CreateHistogram(name, unit, description, tags: null, new InstrumentAdvice<T> { HistogramBucketBoundaries = bounds });

    private void Measure(RequestRecord record, string? route)
    {
        requests.Add(1, new("http.route", route), new("outcome", record.Outcome));
        if (record.BodyBytes > 0)
        {
            bodies.Record(record.BodyBytes);
        }

        for (int i = 0; i < StageNames.Length; i++)
        {
            if (record.Stages[i] > 0)
            {
                stage.Record(record.Stages[i] / MillisecondsInSecond, new KeyValuePair<string, object?>("stage", StageNames[i]));
            }
        }

        if (record.ComputationMs > 0)
        {
            computation.Record(record.ComputationMs / MillisecondsInSecond, new KeyValuePair<string, object?>("http.route", route));
            nodes.Record(record.Nodes);
            tensors.Record(record.TensorBytes);
            operations.Record(record.Operations);
        }

        if (record.AnswerBytes > 0)
        {
            answers.Record(record.AnswerBytes);
        }
    }
}
