using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;

namespace GradService.Api.Tests;

/// <summary>Everything is bounded before it runs.</summary>
public sealed class LimitTests(Service service) : IClassFixture<Service>
{
    [Fact]
    public async Task A_small_request_for_a_terabyte_is_refused_without_allocating()
    {
        const string Body = """{"nodes":[{"id":"z","op":"full","inputs":[[1000000,1000000],0]}],"outputs":["z"]}""";
        await service.FailsAsync("/v1/evaluate", Body, 422, "limit_exceeded", "/nodes/0");
        long before = GC.GetTotalAllocatedBytes(true);
        var clock = Stopwatch.StartNew();

        await service.FailsAsync("/v1/evaluate", Body, 422, "limit_exceeded", "/nodes/0");

        Assert.InRange(GC.GetTotalAllocatedBytes(true) - before, 0, 10_000_000);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 2);
    }

    [Theory]
    [InlineData("[9223372036854775807,9223372036854775807]")]
    [InlineData("[4611686018427387904]")]
    [InlineData("[3000000000]")]
    public async Task Counts_beyond_all_bounds_are_refused(string size) =>
        await service.FailsAsync("/v1/evaluate", $$"""{"nodes":[{"id":"z","op":"full","inputs":[{{size}},0]}],"outputs":["z"]}""", 422, "limit_exceeded", "/nodes/0");

    [Fact]
    public async Task A_number_past_the_integers_is_a_bad_argument() =>
        await service.FailsAsync(
            "/v1/evaluate", """{"nodes":[{"id":"z","op":"full","inputs":[[99999999999999999999],0]}],"outputs":["z"]}""", 422, "bad_argument", "/nodes/0/inputs/0/0");

    [Fact]
    public async Task A_view_that_shows_one_number_a_trillion_times_is_not_written_out()
    {
        const string Body = """{"inputs":{"x":1},"nodes":[{"id":"y","op":"expand","inputs":["x",[1000000,1000000]]}],"outputs":["y"]}""";
        JsonNode problem = await service.FailsAsync("/v1/evaluate", Body, 422, "limit_exceeded", null);

        Assert.Contains("bytes", (string?)problem["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_tensor_of_a_billion_rows_is_not_written_out() =>
        await service.FailsAsync("/v1/evaluate", """{"nodes":[{"id":"z","op":"full","inputs":[[1000000000,0],0]}],"outputs":["z"]}""", 422, "limit_exceeded", null);

    [Theory]
    [InlineData("tensor_split", "[[1,2],10000000]")]
    [InlineData("tensor_split", "[{\"data\":[],\"shape\":[0,3]},10000000]")]
    [InlineData("chunk", "[{\"data\":[],\"shape\":[0,3]},10000000]")]
    public async Task Parts_take_memory_even_if_they_show_nothing(string op, string inputs) =>
        await service.FailsAsync("/v1/evaluate", $$"""{"nodes":[{"id":"p","op":"{{op}}","inputs":{{inputs}}}],"outputs":["p.0"]}""", 422, "limit_exceeded", "/nodes/0");

    [Fact]
    public async Task A_body_over_the_limit_is_a_413()
    {
        using Service small = Service.With(("Limits:BodyBytes", "1000"));
        string body = $$"""{"inputs":{"x":[{{string.Join(',', Enumerable.Range(0, 500))}}]},"outputs":["x"]}""";

        await small.FailsAsync("/v1/evaluate", body, 413, "limit_exceeded", null);
        await small.OkAsync("/v1/evaluate", """{"inputs":{"x":1},"outputs":["x"]}""");
    }

    [Theory]
    [InlineData('[', "]")]
    [InlineData('{', "}")]
    public async Task Deep_nesting_is_refused_and_nothing_overflows(char open, string close)
    {
        string deep = open == '[' ? new string('[', 100_000) : string.Concat(Enumerable.Repeat("{\"data\":", 100_000));
        var (status, _) = await service.PostAsync("/v1/evaluate", $$"""{"inputs":{"x":{{deep}}{{string.Concat(Enumerable.Repeat(close, 100_000))}}},"outputs":["x"]}""");
        Assert.InRange((int)status, 400, 422);

        (status, _) = await service.PostAsync("/v1/evaluate", $$"""{"nodes":[{"op":"exp","inputs":[{{deep}}""");
        Assert.Equal(HttpStatusCode.BadRequest, status);
    }

    [Fact]
    public async Task Nodes_are_counted()
    {
        using Service small = Service.With(("Limits:Nodes", "2"));
        const string Node = """{"op":"full","inputs":[[1],1]}""";

        await small.FailsAsync("/v1/evaluate", $$"""{"inputs":{"x":1},"nodes":[{{Node}},{{Node}},{{Node}}],"outputs":["x"]}""", 422, "limit_exceeded", "/nodes");
    }

    [Fact]
    public async Task Operations_are_counted_before_they_are_spent()
    {
        using Service small = Service.With(("Limits:Operations", "1000"));

        await small.FailsAsync("/v1/evaluate", """{"nodes":[{"id":"z","op":"full","inputs":[[100],1]},{"id":"e","op":"exp","inputs":["z"]},{"id":"f","op":"expand","inputs":["e",[100,100]]},{"id":"g","op":"exp","inputs":["f"]}],"outputs":["e"]}""", 422, "limit_exceeded", "/nodes/3");
    }

    [Fact]
    public async Task A_computation_past_its_time_is_a_504()
    {
        using Service hasty = Service.With(("Limits:Seconds", "0.05"));
        string nodes = string.Join(',', Enumerable.Range(0, 2000).Select(i => $$"""{"id":"n{{i + 1}}","op":"exp","inputs":["n{{i}}"]}"""));

        var (status, problem) = await hasty.PostAsync("/v1/evaluate", $$"""{"nodes":[{"id":"n0","op":"full","inputs":[[50000],0.5]},{{nodes}}],"outputs":["n0"]}""");

        Assert.Equal((HttpStatusCode.GatewayTimeout, "timeout"), (status, (string?)problem["kind"]));
    }

    [Fact]
    public async Task A_full_server_says_when_to_come_again()
    {
        using Service narrow = Service.With(("Limits:Concurrent", "1"), ("Limits:Queue", "0"));
        string nodes = string.Join(',', Enumerable.Range(0, 300).Select(i => $$"""{"id":"n{{i + 1}}","op":"exp","inputs":["n{{i}}"]}"""));
        string body = $$"""{"nodes":[{"id":"n0","op":"full","inputs":[[100000],0.5]},{{nodes}}],"outputs":["n0"],"encoding":"base64"}""";
        using HttpClient client = narrow.CreateClient();

        HttpResponseMessage[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var content = new StringContent(body);
            content.Headers.ContentType = null;
            return await client.PostAsync(new Uri("/v1/evaluate", UriKind.Relative), content);
        }));

        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        HttpResponseMessage refused = Assert.Single(answers.Where(answer => answer.StatusCode == HttpStatusCode.ServiceUnavailable).Take(1));
        Assert.NotNull(refused.Headers.RetryAfter);
    }

    [Fact]
    public async Task Requests_with_different_default_dtypes_do_not_see_each_other() =>
        await Task.WhenAll(Enumerable.Range(0, 64).Select(async i =>
        {
            string dtype = i % 2 == 0 ? "float32" : "float64";
            JsonNode answer = await service.OkAsync(
                "/v1/gradient",
                $$"""{"default_dtype":"{{dtype}}","inputs":{"x":[1,2,3]},"nodes":[{"id":"o","op":"full","inputs":[[3],0.5]},{"id":"p","op":"mul","inputs":["x","o"]},{"id":"y","op":"sum","inputs":["p"]}],"outputs":["y"]}""");
            Assert.Equal((dtype, dtype), ((string?)answer["outputs"]!["y"]!["dtype"], (string?)answer["gradients"]!["x"]!["dtype"]));
        }));

    [Fact]
    public void A_limit_that_makes_no_sense_stops_the_start()
    {
        using Service wrong = Service.With(("Limits:Seconds", "-1"));

        Assert.ThrowsAny<Exception>(() => wrong.CreateClient());
    }
}
