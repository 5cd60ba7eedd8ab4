using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using GradService.Operators;
using Xunit.Abstractions;

namespace GradService.Api.Tests;

/// <summary>Every golden case as a client would send it: values and gradients from /v1/gradient, second order from /v1/second.</summary>
public sealed class GoldenTests(Service service, ITestOutputHelper output) : IClassFixture<Service>
{
    // The engine's own tests are stricter where PyTorch's figures allow it; here it matters that the numbers arrive.
    private const double Tolerance = 1e-6, Floor = 1e-11;

    private readonly ConcurrentDictionary<string, int> requests = new();
    private readonly ConcurrentQueue<string> failures = new();

    [Fact]
    public async Task Every_case_gives_PyTorchs_figures()
    {
        service.Settings["Serilog:MinimumLevel"] = "Warning";
        _ = service.Server;
        await Parallel.ForEachAsync(Cases(), async (golden, _) =>
        {
            int count = golden["outputs"]!.AsArray().Count;
            int[] weighted = [.. (golden["grad_outputs"]?.AsObject() ?? []).Select(pair => int.Parse(pair.Key))];
            int[] rest = [.. Enumerable.Range(0, count).Except(weighted)];
            if (rest.Length > 0)
            {
                await Check("/v1/evaluate", Request(golden, rest), golden, rest, null);
            }

            if (weighted.Length > 0)
            {
                JsonObject request = Request(golden, weighted);
                request["grad_outputs"] = new JsonObject(golden["grad_outputs"]!.AsObject().Select(pair => KeyValuePair.Create(Output(golden, int.Parse(pair.Key)), pair.Value?.DeepClone())));
                await Check("/v1/gradient", request, golden, weighted, golden["grads"]);
                if (golden["second"] is { } second)
                {
                    request["weights"] = second["weights"]!.DeepClone();
                    await Check("/v1/second", request, golden, [], second["grads"]);
                }
            }
        });

        output.WriteLine($"golden: over HTTP: {string.Join(", ", requests.OrderBy(pair => pair.Key).Select(pair => $"{pair.Value} cases through {pair.Key}"))}");
        Assert.True(failures.IsEmpty, $"{failures.Count} failures: {string.Join(Environment.NewLine, failures.Take(40))}");
    }

    private async Task Check(string path, JsonObject request, JsonNode golden, int[] outputs, JsonNode? gradients)
    {
        requests.AddOrUpdate(path, 1, (_, count) => count + 1);
        var (status, answer) = await service.PostAsync(path, request.ToJsonString());
        string? wrong = status != HttpStatusCode.OK
            ? answer.ToJsonString()
            : outputs.Select(i => Difference($"output {i}", golden["outputs"]![i], answer["outputs"]![Output(golden, i)]))
                .Concat((gradients?.AsObject() ?? []).Select(pair => Difference($"gradient of {pair.Key}", pair.Value, answer["gradients"]![pair.Key])))
                .FirstOrDefault(text => text is not null);
        if (wrong is not null)
        {
            failures.Enqueue($"{golden["id"]} {path}: {wrong}");
        }
    }

    private static IEnumerable<JsonNode> Cases()
    {
        foreach (string name in new[] { "ops.jsonl.gz", "more.jsonl.gz" })
        {
            using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, name));
            using var lines = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
            while (lines.ReadLine() is { } line)
            {
                JsonNode golden = JsonNode.Parse(line)!;
                if (Catalogue.Find((string)golden["op"]!) is not null)
                {
                    yield return golden;
                }
            }
        }
    }

    private static JsonObject Request(JsonNode golden, int[] outputs)
    {
        var inputs = (JsonObject)golden["inputs"]!.DeepClone();
        foreach (var (_, tensor) in inputs)
        {
            tensor!["requires_grad"] ??= false;
        }

        var request = new JsonObject
        {
            ["inputs"] = inputs,
            ["nodes"] = new JsonArray(new JsonObject
            {
                ["id"] = "y",
                ["op"] = (string)golden["op"]!,
                ["inputs"] = Argument(golden["args"]),
                ["attrs"] = new JsonObject(golden["kwargs"]!.AsObject().Select(pair => KeyValuePair.Create(pair.Key, Argument(pair.Value)))),
            }),
            ["outputs"] = new JsonArray([.. outputs.Select(i => (JsonNode)Output(golden, i))]),
        };
        if (golden["seed"] is { } seed)
        {
            request["manual_seed"] = seed.DeepClone();
        }

        return request;
    }

    private static string Output(JsonNode golden, int index) => golden["outputs"]!.AsArray().Count == 1 ? "y" : $"y.{index}";

    private static JsonNode? Argument(JsonNode? value) => value switch
    {
        JsonArray list => new JsonArray([.. list.Select(Argument)]),
        JsonObject reference when reference["ref"] is { } name => (string)name!,
        JsonObject type when type["dtype"] is { } name => (string)name!,
        _ => value?.DeepClone(),
    };

    private static string? Difference(string what, JsonNode? expected, JsonNode? actual)
    {
        if (expected is null || actual is null)
        {
            return expected is null == actual is null ? null : $"{what}: {(expected is null ? "expected none" : "got none")}";
        }

        string form = $"{expected["dtype"]} {expected["shape"]!.ToJsonString()}", got = $"{actual["dtype"]} {actual["shape"]!.ToJsonString()}";
        double[] want = [.. Numbers(expected["data"]!)], have = [.. Numbers(actual["data"]!)];
        if (form != got || want.Length != have.Length)
        {
            return $"{what}: expected {form}, got {got}";
        }

        double scale = want.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(1).Max();
        int at = Enumerable.Range(0, want.Length).FirstOrDefault(i => !Close(want[i], have[i], scale), -1);
        return at < 0 ? null : $"{what}, number {at}: expected {want[at]:R}, got {have[at]:R}";
    }

    private static bool Close(double want, double have, double scale) =>
        want.Equals(have) || Math.Abs(want - have) <= (Tolerance * Math.Abs(want)) + (Floor * Math.Max(1, scale));

    private static IEnumerable<double> Numbers(JsonNode data) => data switch
    {
        JsonArray list => list.SelectMany(item => Numbers(item!)),
        JsonValue value when value.TryGetValue(out bool flag) => [flag ? 1 : 0],
        JsonValue value when value.TryGetValue(out string? text) => [double.Parse(text, CultureInfo.InvariantCulture)],
        _ => [(double)data],
    };
}
