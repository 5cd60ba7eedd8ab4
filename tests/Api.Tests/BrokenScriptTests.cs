using System.Net;
using System.Text.Json.Nodes;

namespace GradService.Api.Tests;

/// <summary>Broken and hostile scripts: each gets the answer that its first line names, and the service goes on.</summary>
public sealed class BrokenScriptTests(BrokenScriptTests.Bounded service) : IClassFixture<BrokenScriptTests.Bounded>
{
    private const string Expect = "# expect:";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Scripts", "broken");

    public static TheoryData<string> Names => [.. Directory.GetFiles(Folder, "*.py").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_broken_script_gets_the_error_that_it_deserves(string name)
    {
        string program = await File.ReadAllTextAsync(Path.Combine(Folder, name + ".py"));
        string first = program.Split('\n', '\r')[0];
        Assert.StartsWith(Expect, first, StringComparison.Ordinal);
        string[] wanted = [.. first[Expect.Length..].Split(" or ").Select(word => word.Replace("refused", string.Empty, StringComparison.Ordinal).Trim())];

        var (status, answer) = await service.PostAsync("/v1/run", new JsonObject { ["program"] = program }.ToJsonString());

        Assert.True(status is HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity or HttpStatusCode.GatewayTimeout, $"{(int)status} {answer}");
        if (!wanted.Contains("anything"))
        {
            Assert.Contains(wanted, word => Answers(word, status, answer));
        }

        if (status == HttpStatusCode.OK && File.Exists(Path.Combine(Folder, name + ".out")))
        {
            Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Folder, name + ".out")), (string?)answer["stdout"]);
        }
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("-", "")]
    [InlineData("not ", "")]
    [InlineData("lambda: ", "")]
    [InlineData("f(", ")")]
    [InlineData("x[", "]")]
    [InlineData("0if 0else ", "")]
    [InlineData("{1: ", "}")]
    [InlineData("", ".a")]
    [InlineData("", "()")]
    [InlineData("1 + ", "")]
    [InlineData("2 ** ", "")]
    [InlineData("a and ", "")]
    public async Task Nesting_a_hundred_thousand_deep_is_a_syntax_error_with_its_place(string before, string after)
    {
        string program = "x = " + string.Concat(Enumerable.Repeat(before, 100_000)) + "1" + string.Concat(Enumerable.Repeat(after, 100_000));

        var (status, answer) = await service.PostAsync("/v1/run", new JsonObject { ["program"] = program }.ToJsonString());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains((string?)answer["kind"], new[] { "syntax_error", "script_error", "limit_exceeded" });
        Assert.Equal(1, (int?)answer["line"]);
    }

    [Fact]
    public async Task A_loop_of_ten_million_steps_is_stopped_with_its_line_and_what_it_printed()
    {
        const string Program = "print('begun')\ntotal = 0\nfor i in range(10_000_000):\n    total += i\nprint(total)";

        JsonNode problem = await service.FailsAsync("/v1/run", new JsonObject { ["program"] = Program }.ToJsonString(), 422, "limit_exceeded", null);

        Assert.Contains("steps", (string?)problem["detail"], StringComparison.Ordinal);
        Assert.InRange((int)problem["line"]!, 3, 4);
        Assert.Equal("begun\n", (string?)problem["stdout"]);
    }

    private static bool Answers(string word, HttpStatusCode status, JsonNode answer) => word switch
    {
        "nothing" => status == HttpStatusCode.OK,
        "limit" => (string?)answer["kind"] is "limit_exceeded" or "timeout",
        "ImportError" => (string?)answer["exception"] is "ImportError" or "ModuleNotFoundError",
        _ => (string?)answer["kind"] is not ("limit_exceeded" or "timeout") && (string?)answer["exception"] == word,
    };

    /// <summary>The service with small bounds, so that what runs away is stopped soon.</summary>
    public sealed class Bounded : Service
    {
        public Bounded()
        {
            Settings["Limits:Seconds"] = "5";
            Settings["Limits:TensorBytes"] = "100000000";
            Settings["Limits:ProgramSteps"] = "500000";
            Settings["Limits:Operations"] = "200000000";
        }
    }
}
