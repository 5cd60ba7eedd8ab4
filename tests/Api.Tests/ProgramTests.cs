using System.Text.Json.Nodes;

namespace GradService.Api.Tests;

/// <summary>PyTorch programs said as graphs: the numbers and the errors are those that PyTorch printed.</summary>
public sealed class ProgramTests(Service service) : IClassFixture<Service>
{
    private static readonly JsonArray All =
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Programs", "programs.json")))!.AsArray();

    public static TheoryData<string> Names => [.. All.Select(program => (string)program!["name"]!)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_program_gives_PyTorchs_numbers(string name)
    {
        JsonNode program = All.Single(one => (string)one!["name"]! == name)!;
        JsonNode expected = program["expected"]!;

        var (status, answer) = await service.PostAsync($"/v1/{program["endpoint"]}", program["request"]!.ToJsonString());

        if (expected["kind"] is { } kind)
        {
            Assert.Equal($"{kind} {expected["pointer"]}", $"{answer["kind"]} {answer["pointer"]}");
            Assert.StartsWith((string)expected["detail"]!, (string)answer["detail"]!, StringComparison.Ordinal);
            return;
        }

        Assert.True(status == System.Net.HttpStatusCode.OK, answer.ToJsonString());
        foreach (var (part, tensors) in expected.AsObject())
        {
            if (part == "gradients")
            {
                Assert.Equal(tensors!.AsObject().Select(pair => pair.Key), answer[part]!.AsObject().Select(pair => pair.Key));
            }

            foreach (var (tensor, value) in tensors!.AsObject())
            {
                AssertClose(tensor, value, answer[part]![tensor]);
            }
        }
    }

    [Fact]
    public async Task A_hundred_steps_of_gradient_descent_by_a_hundred_requests_end_where_PyTorch_ends()
    {
        double x = 10;
        for (int step = 0; step < 100; step++)
        {
            JsonNode answer = await service.OkAsync(
                "/v1/gradient",
                new JsonObject
                {
                    ["inputs"] = new JsonObject { ["x"] = x },
                    ["nodes"] = new JsonArray(JsonNode.Parse("{\"id\":\"y\",\"op\":\"pow\",\"inputs\":[\"x\",2]}")),
                    ["outputs"] = new JsonArray("y"),
                }.ToJsonString());
            x -= 0.001 * (double)answer["gradients"]!["x"]!["data"]!;
        }

        Assert.Equal(8.1856680469, x, 10);
    }

    [Theory]
    [InlineData("a = x[0]")]
    [InlineData("a, b = x.unbind()")]
    public async Task A_view_that_was_not_recorded_is_nothing_to_differentiate_by(string views)
    {
        JsonNode answer = await service.OkAsync(
            "/v1/gradient", $$"""{"inputs": {"x": [[1, 2], [3, 4]], "w": [1, 2]}, "program": "import torch\nwith torch.no_grad():\n    {{views}}\n(a * w).sum()"}""");

        Assert.Equal("""{"x":null,"w":[1,2]}""", new JsonObject { ["x"] = answer["gradients"]!["x"]?.DeepClone(), ["w"] = new JsonArray([.. answer["gradients"]!["w"]!["data"]!.AsArray().Select(value => (JsonNode)(int)(double)value!)]) }.ToJsonString());
        Assert.Equal(2, answer["gradients"]!.AsObject().Count);
    }

    private static void AssertClose(string name, JsonNode? expected, JsonNode? actual)
    {
        if (expected is null || actual is null)
        {
            Assert.True(expected is null && actual is null, name);
            return;
        }

        Assert.Equal($"{name} {expected["dtype"]} {expected["shape"]!.ToJsonString()}", $"{name} {actual["dtype"]} {actual["shape"]!.ToJsonString()}");
        double[] want = [.. Flat(expected["data"]!)], got = [.. Flat(actual["data"]!)];
        Assert.Equal(want.Length, got.Length);
        for (int i = 0; i < want.Length; i++)
        {
            Assert.True(Math.Abs(want[i] - got[i]) <= 1e-6, $"{name}[{i}]: expected {want[i]}, got {got[i]}");
        }
    }

    private static IEnumerable<double> Flat(JsonNode data) =>
        data is JsonArray list ? list.SelectMany(item => Flat(item!)) : [data.GetValue<double>()];
}
