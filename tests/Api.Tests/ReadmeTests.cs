using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GradService.Tests;

namespace GradService.Api.Tests;

/// <summary>Every request that the README and the pages below docs show is sent, and answered as they say.</summary>
public sealed partial class ReadmeTests(Service service) : IClassFixture<Service>
{
    private static readonly string Shown = Repository.Read("README.md") + Repository.Read("docs/derivatives.md");

    public static TheoryData<string, string, string> Requests
    {
        get
        {
            var requests = new TheoryData<string, string, string>();
            foreach (Match request in Request().Matches(Shown))
            {
                requests.Add(request.Groups["path"].Value, request.Groups["body"].Value, request.Groups["answer"].Value);
            }

            return requests;
        }
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_request_is_answered_as_shown(string path, string body, string answer)
    {
        JsonNode expected = JsonNode.Parse(answer)!;

        (HttpStatusCode status, JsonNode actual) = await service.PostAsync(path, body, "application/json", "application/json");

        // Its only part that is another each time.
        if (expected is JsonObject problem && problem.Remove("trace_id"))
        {
            Assert.True(actual.AsObject().Remove("trace_id"));
        }

        Assert.Equal((int?)expected["status"] ?? 200, (int)status);
        Compare(expected, actual, "$");
    }

    [Fact]
    public void No_request_is_passed_over() => Assert.Equal(CurlCommand().Count(Shown), Requests.Count);

    // The last digit of a transcendental function is the processor's affair.
    private static void Compare(JsonNode? expected, JsonNode? actual, string place)
    {
        switch (expected, actual)
        {
            case (JsonObject wanted, JsonObject got):
                Assert.Equal(wanted.Select(field => field.Key), got.Select(field => field.Key));
                foreach (var (key, value) in wanted)
                {
                    Compare(value, got[key], $"{place}.{key}");
                }

                break;
            case (JsonArray wanted, JsonArray got):
                Assert.Equal(wanted.Count, got.Count);
                for (int i = 0; i < wanted.Count; i++)
                {
                    Compare(wanted[i], got[i], $"{place}[{i}]");
                }

                break;
            case (JsonValue wanted, JsonValue got) when wanted.GetValueKind() == JsonValueKind.Number && got.GetValueKind() == JsonValueKind.Number:
                double number = wanted.GetValue<double>();
                double tolerance = place.EndsWith(".taylor_rate", StringComparison.Ordinal) ? 1e-3 : 1e-14;
                Assert.True(Math.Abs(number - got.GetValue<double>()) <= tolerance * Math.Abs(number), $"{place}: {wanted.ToJsonString()} is {got.ToJsonString()}");
                break;
            default:
                Assert.Equal($"{place}: {expected?.ToJsonString()}", $"{place}: {actual?.ToJsonString()}");
                break;
        }
    }

    [GeneratedRegex("```sh\ncurl -s localhost:8080(?<path>\\S+) --json '(?<body>[^']*)'\n```\n\n```json\n(?<answer>.*?)\n```\n", RegexOptions.Singleline)]
    private static partial Regex Request();

    [GeneratedRegex("^ *curl ", RegexOptions.Multiline)]
    private static partial Regex CurlCommand();
}
