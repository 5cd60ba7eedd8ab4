using System.Text.Json.Nodes;

namespace GradService.Api.Tests;

/// <summary>Graphs that write into tensors that exist: <c>out</c>, <c>resize_</c>, and views made without recording.</summary>
public sealed class WritingTests(Service service) : IClassFixture<Service>
{
    private const string Pair = """{"x":{"data":[1,2],"requires_grad":false},"y":{"data":[3,4],"requires_grad":false}}""";

    [Fact]
    public async Task A_result_is_written_into_the_tensor_that_out_names()
    {
        JsonNode answer = await service.OkAsync(
            "/v1/evaluate", $$$"""{"inputs":{{{Pair}}},"nodes":[{"id":"z","op":"mul","inputs":["x","y"],"attrs":{"out":"x"}}],"outputs":["x","z"]}""");

        Assert.Equal("[3.0,8.0] [3.0,8.0]", $"{answer["outputs"]!["x"]!["data"]!.ToJsonString()} {answer["outputs"]!["z"]!["data"]!.ToJsonString()}");
    }

    [Fact]
    public async Task Several_results_are_written_into_a_list()
    {
        JsonNode answer = await service.OkAsync(
            "/v1/evaluate",
            """
            {"inputs":{"x":{"data":[1,5,2],"requires_grad":false}},"outputs":["m.values","i"],"nodes":[
              {"id":"v","op":"zeros","inputs":[0]},{"id":"i","op":"zeros","inputs":[0],"attrs":{"dtype":"int64"}},
              {"id":"m","op":"max","inputs":["x",0],"attrs":{"out":["v","i"]}}]}
            """);

        Assert.Equal("5.0 1", $"{answer["outputs"]!["m.values"]!["data"]!.ToJsonString()} {answer["outputs"]!["i"]!["data"]!.ToJsonString()}");
    }

    [Fact]
    public async Task Out_does_not_differentiate_unless_nothing_is_recorded()
    {
        JsonNode problem = await service.FailsAsync(
            "/v1/evaluate", """{"inputs":{"x":[1,2]},"nodes":[{"id":"y","op":"exp","inputs":["x"],"attrs":{"out":"x"}}],"outputs":["y"]}""", 422, "not_differentiable", "/nodes/0");
        Assert.Equal(
            "exp(): functions with out=... arguments don't support automatic differentiation, but one of the arguments requires grad.", (string?)problem["detail"]);
        await service.OkAsync(
            "/v1/evaluate", """{"inputs":{"x":[1,2]},"nodes":[{"id":"y","op":"exp","inputs":["x"],"attrs":{"out":"x"},"no_grad":true}],"outputs":["y"]}""");
    }

    [Theory]
    [InlineData("mul", "\"nowhere\"", "unknown_name")]
    [InlineData("mul", "[\"x\"]", "bad_argument")]
    [InlineData("mul", "{}", "bad_argument")]
    [InlineData("nn.functional.mse_loss", "\"x\"", "bad_argument")]
    public async Task What_out_cannot_be_is_told_with_its_place(string op, string target, string kind)
    {
        string body = $$$"""{"inputs":{{{Pair}}},"nodes":[{"id":"z","op":"{{{op}}}","inputs":["x","y"],"attrs":{"out":{{{target}}}}}],"outputs":["z"]}""";
        if (target == "{}")
        {
            await service.FailsAsync("/v1/evaluate", body, 400, "malformed_json", "/nodes/0/attrs/out");
            return;
        }

        await service.FailsAsync("/v1/evaluate", body, 422, kind, "/nodes/0/attrs/out");
    }

    [Fact]
    public async Task A_resized_tensor_shows_zeros_and_no_ones_memory()
    {
        JsonNode answer = await service.OkAsync(
            "/v1/evaluate", $$"""{"inputs":{{Pair}},"nodes":[{"op":"resize_","inputs":["x",3000]},{"id":"s","op":"sum","inputs":["x"]}],"outputs":["s"]}""");
        Assert.Equal("3.0", answer["outputs"]!["s"]!["data"]!.ToJsonString());
        await service.FailsAsync(
            "/v1/evaluate", $$"""{"inputs":{{Pair}},"nodes":[{"op":"resize_","inputs":["x",1000000,1000000]}],"outputs":["x"]}""", 422, "limit_exceeded", "/nodes/0");
        await service.FailsAsync("/v1/evaluate", """{"inputs":{"x":[1,2]},"nodes":[{"op":"resize_","inputs":["x",3]}],"outputs":["x"]}""", 422, "modified_in_place", "/nodes/0");
    }

    [Fact]
    public async Task A_leaf_may_be_overwritten_through_a_view_where_nothing_is_recorded()
    {
        const string nodes = """
            {"id":"v","op":"select","inputs":["x",0,0],"no_grad":true},{"id":"w","op":"mul_","inputs":["v",10],"no_grad":true},
            {"id":"u","op":"mul_","inputs":["v",2],"no_grad":true}
            """;
        JsonNode answer = await service.OkAsync(
            "/v1/gradient", $$"""{"inputs":{"x":[1,2]},"nodes":[{{nodes}},{"id":"y","op":"mul","inputs":["x","x"]},{"id":"s","op":"sum","inputs":["y"]}],"outputs":["s"]}""");
        Assert.Equal("""{"x":{"dtype":"float64","shape":[2],"data":[40.0,4.0]}}""", answer["gradients"]!.ToJsonString());

        JsonNode problem = await service.FailsAsync(
            "/v1/gradient", $$"""{"inputs":{"x":[1,2]},"nodes":[{{nodes}},{"id":"y","op":"mul","inputs":["v",3]}],"outputs":["y"]}""", 422, "modified_in_place", "/nodes/3");
        Assert.StartsWith("A view was created in no_grad mode and its base or another view of its base has been", (string?)problem["detail"], StringComparison.Ordinal);
    }
}
