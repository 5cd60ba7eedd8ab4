using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using GradService.Api.Hosting;

namespace GradService.Api.Tests;

/// <summary>What somebody sees who lets Prometheus watch the service.</summary>
public sealed class MetricsTests(Service service) : IClassFixture<Service>
{
    private const string Square = """
        {"inputs":{"x":3},"nodes":[{"id":"s","op":"mul","inputs":["x","x"]},{"id":"y","op":"exp","inputs":["s"]}],"outputs":["y"]}
        """;

    private const string Misfit = """{"inputs":{"a":[1,2,3],"b":[1,2]},"nodes":[{"id":"c","op":"add","inputs":["a","b"]}],"outputs":["c"]}""";

    [Fact]
    public async Task The_answer_is_the_text_format_of_prometheus()
    {
        using HttpClient client = service.CreateClient();
        using HttpResponseMessage response = await client.GetAsync(new Uri("/metrics", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", response.Content.Headers.GetValues("Content-Type").Single());
        PrometheusText.Parse(await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Requests_are_counted_by_route_and_by_how_they_ended()
    {
        PrometheusText before = await ScrapeAsync(service);
        await service.OkAsync("/v1/gradient", Square);
        await service.OkAsync("/v1/gradient", Square);
        await service.OkAsync("/v1/evaluate", Square);
        await service.FailsAsync("/v1/gradient", Misfit, 422, "shape_mismatch", "/nodes/0");
        await service.PostAsync("/v1/gradient", "{");
        PrometheusText after = await ScrapeAsync(service);

        double Moved(string series) => after[series] - before[series];
        Assert.Equal(2, Moved("""gradservice_requests_total{http_route="/v1/gradient",outcome="ok"}"""));
        Assert.Equal(1, Moved("""gradservice_requests_total{http_route="/v1/evaluate",outcome="ok"}"""));
        Assert.Equal(1, Moved("""gradservice_requests_total{http_route="/v1/gradient",outcome="shape_mismatch"}"""));
        Assert.Equal(1, Moved("""gradservice_requests_total{http_route="/v1/gradient",outcome="malformed_json"}"""));
        Assert.Equal(1, Moved("""gradservice_requests_total{http_route="/metrics",outcome="ok"}"""));
    }

    [Fact]
    public async Task Computations_are_measured_by_time_size_and_work()
    {
        PrometheusText before = await ScrapeAsync(service);
        await service.OkAsync("/v1/gradient", Square);
        await service.OkAsync("/v1/evaluate", Square);
        PrometheusText after = await ScrapeAsync(service);

        double Moved(string series) => after[series] - before[series];
        Assert.Equal(1, Moved("""gradservice_computation_duration_seconds_count{http_route="/v1/gradient"}"""));
        Assert.Equal(1, Moved("""gradservice_computation_duration_seconds_bucket{http_route="/v1/gradient",le="+Inf"}"""));
        Assert.InRange(Moved("""gradservice_computation_duration_seconds_sum{http_route="/v1/gradient"}"""), 1e-9, 30);
        Assert.Equal(2, Moved("""gradservice_stage_duration_seconds_count{stage="evaluate"}"""));
        Assert.Equal(1, Moved("""gradservice_stage_duration_seconds_count{stage="differentiate"}"""));
        Assert.Equal((2, 4), (Moved("gradservice_graph_nodes_count"), Moved("gradservice_graph_nodes_sum")));
        Assert.Equal((0, 2), (Moved("""gradservice_graph_nodes_bucket{le="1"}"""), Moved("""gradservice_graph_nodes_bucket{le="3"}""")));
        Assert.Equal(2 * Encoding.UTF8.GetByteCount(Square), Moved("gradservice_request_body_size_bytes_sum"));
        Assert.True(Moved("gradservice_tensors_size_bytes_sum") >= 2 * 3 * sizeof(double));
        Assert.True(Moved("gradservice_operations_sum") >= 4);
        Assert.Equal(2, Moved("gradservice_answer_size_bytes_count"));
    }

    [Fact]
    public async Task A_computation_that_runs_shows_while_it_runs()
    {
        using Service patient = Service.With(("Limits:Seconds", "2"), ("Limits:ProgramSteps", "1000000000000"), ("Limits:Concurrent", "3"));
        Task endless = patient.FailsAsync("/v1/run", """{"program":"while True:\n    pass"}""", 504, "timeout", null);
        await EventuallyAsync(patient, text => text["gradservice_computations_running"] == 1);
        await endless;
        PrometheusText after = await ScrapeAsync(patient);

        Assert.Equal((0, 0, 3), (after["gradservice_computations_running"], after["gradservice_computations_waiting"], after["gradservice_computations_limit"]));
        Assert.Equal(1, after["""gradservice_requests_total{http_route="/v1/run",outcome="timeout"}"""]);
        Assert.Equal(0, after["""gradservice_computation_duration_seconds_bucket{http_route="/v1/run",le="1"}"""]);
        Assert.Equal(1, after["""gradservice_computation_duration_seconds_count{http_route="/v1/run"}"""]);
    }

    [Fact]
    public async Task What_clients_make_up_does_not_become_a_label()
    {
        // The second time nothing new may come.
        await SendInventionsAsync("first");
        PrometheusText before = await ScrapeAsync(service);
        await SendInventionsAsync("second");
        PrometheusText after = await ScrapeAsync(service);

        Assert.Equal(6, after["""gradservice_requests_total{outcome="not_found"}"""] - before["""gradservice_requests_total{outcome="not_found"}"""]);
        Assert.DoesNotContain(after.Series, series => series.Contains("invented", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(Requests(after).Except(Requests(before)));

        static IEnumerable<string> Requests(PrometheusText text) => text.Series.Where(series => series.StartsWith("gradservice_requests", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_server_and_the_runtime_are_measured_and_the_warm_up_is_not()
    {
        using var kestrel = new Service();
        kestrel.UseKestrel(0);
        using HttpClient client = kestrel.CreateClient();
        await EventuallyAsync(client, text => text["""gradservice_requests_total{http_route="/health/ready",outcome="ok"}"""] > 0, "/health/ready");
        PrometheusText warm = await ScrapeAsync(client);

        Assert.DoesNotContain(warm.Series, series => series.Contains("/v1/gradient", StringComparison.Ordinal));
        Assert.Equal("histogram", warm.Types["http_server_request_duration_seconds"]);
        Assert.Equal("gauge", warm.Types["http_server_active_requests"]);
        Assert.Equal("gauge", warm.Types["kestrel_active_connections"]);
        Assert.Equal("counter", warm.Types["dotnet_gc_collections_total"]);
        Assert.Equal("counter", warm.Types["dotnet_process_cpu_time_seconds_total"]);
        Assert.True(warm["dotnet_process_memory_working_set_bytes"] > 1_000_000);

        using var body = new StringContent(Square);
        body.Headers.ContentType = new("application/json");
        using HttpResponseMessage answer = await client.PostAsync(new Uri("/v1/gradient", UriKind.Relative), body);
        await EventuallyAsync(client, text => text.Series.Any(series =>
            series.StartsWith("http_server_request_duration_seconds_count", StringComparison.Ordinal) && series.Contains("\"/v1/gradient\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Label_values_and_help_are_escaped()
    {
        using var meter = new Meter("test");
        var family = new MetricsFamily(meter.CreateCounter<int>("odd.things", "{thing}", "Back\\slash and\nline."));
        family.Measure(2.5, [new("what.kind", "a \"quoted\" \\ and\nmore"), new("absent", null)]);
        var text = new StringBuilder();
        family.Write(text);

        Assert.Equal(
            """
            # HELP odd_things_total Back\\slash and\nline.
            # TYPE odd_things_total counter
            odd_things_total{what_kind="a \"quoted\" \\ and\nmore"} 2.5

            """,
            text.ToString());
        PrometheusText.Parse(text.ToString());
    }

    [Fact]
    public void A_value_at_a_bound_is_not_above_it()
    {
        using var meter = new Meter("test");
        var family = new MetricsFamily(meter.CreateHistogram("size", "By", "Size.", null, new InstrumentAdvice<long> { HistogramBucketBoundaries = [10, 100] }));
        foreach (double value in new[] { 9.0, 10, 11, 1000 })
        {
            family.Measure(value, []);
        }

        var text = new StringBuilder();
        family.Write(text);
        PrometheusText read = PrometheusText.Parse(text.ToString());

        Assert.Equal((2, 3, 4), (read["""size_bytes_bucket{le="10"}"""], read["""size_bytes_bucket{le="100"}"""], read["""size_bytes_bucket{le="+Inf"}"""]));
        Assert.Equal((1030, 4), (read["size_bytes_sum"], read["size_bytes_count"]));
    }

    [Fact]
    public void Labels_without_end_are_put_together()
    {
        using var meter = new Meter("test");
        var family = new MetricsFamily(meter.CreateCounter<int>("things", null, "Things."));
        for (int i = 0; i < 5000; i++)
        {
            family.Measure(1, [new("name", i)]);
        }

        var text = new StringBuilder();
        family.Write(text);
        PrometheusText read = PrometheusText.Parse(text.ToString());

        Assert.InRange(read.Series.Count(), 2, 1001);
        Assert.Equal(5000, read.Series.Sum(series => read[series]));
        Assert.Equal(1, read["""things_total{name="0"}"""]);
        Assert.True(read["""things_total{otel_metric_overflow="true"}"""] >= 4000);
    }

    [Fact]
    public void Threads_that_measure_together_lose_nothing_and_allocate_nothing()
    {
        using var meter = new Meter("test");
        var family = new MetricsFamily(meter.CreateHistogram<double>("time", "s", "Time."));
        KeyValuePair<string, object?>[] tags = [new("http.route", "/v1/gradient"), new("status", 200)];
        family.Measure(1, tags);
        long allocated = 0;
        Parallel.For(0, 4, _ =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 25_000; i++)
            {
                family.Measure(1, tags);
            }

            Interlocked.Add(ref allocated, GC.GetAllocatedBytesForCurrentThread() - before);
        });
        var text = new StringBuilder();
        family.Write(text);
        PrometheusText read = PrometheusText.Parse(text.ToString());

        // Not a byte for each measurement; what a thread allocates for itself when it begins is not ours.
        Assert.InRange(allocated, 0, 25_000);
        Assert.Equal(100_001, read["""time_seconds_sum{http_route="/v1/gradient",status="200"}"""]);
        Assert.Equal(100_001, read["""time_seconds_count{http_route="/v1/gradient",status="200"}"""]);
    }

    private static async Task<PrometheusText> ScrapeAsync(Service from)
    {
        using HttpClient client = from.CreateClient();
        return await ScrapeAsync(client);
    }

    private static async Task<PrometheusText> ScrapeAsync(HttpClient client) => PrometheusText.Parse(await client.GetStringAsync(new Uri("/metrics", UriKind.Relative)));

    private static async Task EventuallyAsync(Service from, Func<PrometheusText, bool> holds)
    {
        using HttpClient client = from.CreateClient();
        await EventuallyAsync(client, holds);
    }

    private static async Task EventuallyAsync(HttpClient client, Func<PrometheusText, bool> holds, string? ask = null)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(60); await Task.Delay(20))
        {
            if (ask is not null)
            {
                using HttpResponseMessage asked = await client.GetAsync(new Uri(ask, UriKind.Relative));
            }

            if (holds(await ScrapeAsync(client)))
            {
                return;
            }
        }

        Assert.Fail("what was waited for did not come");
    }

    private async Task SendInventionsAsync(string word)
    {
        for (int i = 0; i < 5; i++)
        {
            await service.GetAsync($"/invented/{word}/{i}");
            await service.GetAsync($"/v1/operators/invented_{word}_{i}");
        }

        using HttpClient client = service.CreateClient();
        using var odd = new HttpRequestMessage(new HttpMethod($"INVENTED{word}"), new Uri($"/invented/{word}", UriKind.Relative));
        using HttpResponseMessage answer = await client.SendAsync(odd);
        await service.PostAsync("/v1/evaluate", $$"""{"inputs":{"invented_{{word}}":1},"nodes":[{"id":"y","op":"invented_{{word}}","inputs":["invented_{{word}}"]}],"outputs":["y"]}""");
    }
}
