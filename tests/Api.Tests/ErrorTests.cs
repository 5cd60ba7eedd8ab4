using System.Net;
using System.Text.Json.Nodes;

namespace GradService.Api.Tests;

/// <summary>Each mistake gets the contract's error with the place named.</summary>
public sealed class ErrorTests(Service service) : IClassFixture<Service>
{
    [Theory]
    [InlineData("hstack", "[[null,[1]]]", "/nodes/0/inputs/0")]
    [InlineData("meshgrid", "[[1],null]", "/nodes/0/inputs/0")]
    [InlineData("linalg.multi_dot", "[[[1],null]]", "/nodes/0/inputs/0")]
    public async Task None_is_no_tensor_in_a_list_of_tensors(string op, string inputs, string pointer) =>
        await service.FailsAsync("/v1/evaluate", $$"""{"nodes":[{"id":"y","op":"{{op}}","inputs":{{inputs}}}],"outputs":["y"]}""", 422, "bad_argument", pointer);

    [Theory]
    [InlineData("linalg.solve", "[[[2.5]],3.5]", "shape_mismatch")]
    [InlineData("as_strided_scatter", "[[1,2],[3],[1,1],[1]]", "bad_argument")]
    [InlineData("as_strided", "[[1,2],[2],[1],9223372036854775807]", "shape_mismatch")]
    [InlineData("as_strided", "[[1,2],[3],[4611686018427387904]]", "shape_mismatch")]
    public async Task Arguments_past_a_tensors_bounds_are_the_callers_error(string op, string inputs, string kind) =>
        await service.FailsAsync("/v1/evaluate", $$"""{"nodes":[{"id":"y","op":"{{op}}","inputs":{{inputs}}}],"outputs":["y"]}""", 422, kind, "/nodes/0");

    [Fact]
    public async Task A_view_of_nothing_past_the_end_of_its_memory_is_an_answer()
    {
        JsonNode answer = await service.OkAsync("/v1/evaluate", """{"inputs":{"x":{"data":[],"shape":[0,3]}},"nodes":[{"id":"y","op":"select","inputs":["x",1,-1]}],"outputs":["y"]}""");

        Assert.Equal("[]", answer["outputs"]!["y"]!["data"]!.ToJsonString());
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("{", null)]
    [InlineData("{\"inputs\":{\"x\":[1,2,3},\"outputs\":[\"x\"]}", null)]
    [InlineData("{\"inputs\":{\"x\":[1,,2]},\"outputs\":[\"x\"]}", null)]
    [InlineData("{\"inputs\":{\"x\":[01]},\"outputs\":[\"x\"]}", null)]
    [InlineData("{\"inputs\":{\"x\":[+1]},\"outputs\":[\"x\"]}", null)]
    [InlineData("{\"inputs\":{\"x\":[1.]},\"outputs\":[\"x\"]}", null)]
    [InlineData("{\"inputs\":{\"x\":[NaN]},\"outputs\":[\"x\"]}", null)]
    [InlineData("{\"outputs\":[\"x\"]} x", null)]
    [InlineData("[]", null)]
    [InlineData("3", null)]
    [InlineData("{\"inputs\":{},\"nodes\":[]}", null)]
    [InlineData("{\"outputs\":[]}", "/outputs")]
    [InlineData("{\"outputs\":\"x\"}", "/outputs")]
    [InlineData("{\"outputs\":[1]}", "/outputs/0")]
    [InlineData("{\"outputs\":[\"x\"],\"outputs\":[\"x\"]}", "/outputs")]
    [InlineData("{\"nodes\":{},\"outputs\":[\"x\"]}", "/nodes")]
    [InlineData("{\"nodes\":[1],\"outputs\":[\"x\"]}", "/nodes/0")]
    [InlineData("{\"nodes\":[{\"id\":\"y\"}],\"outputs\":[\"y\"]}", "/nodes/0")]
    [InlineData("{\"nodes\":[{\"id\":\"y\",\"op\":3}],\"outputs\":[\"y\"]}", "/nodes/0/op")]
    [InlineData("{\"nodes\":[{\"id\":\"y\",\"op\":\"exp\",\"input\":[\"x\"]}],\"outputs\":[\"y\"]}", "/nodes/0/input")]
    [InlineData("{\"nodes\":[{\"id\":\"y\",\"op\":\"exp\",\"attrs\":[]}],\"outputs\":[\"y\"]}", "/nodes/0/attrs")]
    [InlineData("{\"nodes\":[{\"id\":\"y\",\"op\":\"exp\",\"no_grad\":1}],\"outputs\":[\"y\"]}", "/nodes/0/no_grad")]
    [InlineData("{\"wrt\":[\"x\"],\"outputs\":[\"x\"]}", "/wrt")]
    [InlineData("{\"nodes\":[],\"program\":\"x\",\"outputs\":[\"x\"]}", "/program")]
    [InlineData("{\"inputs\":{\"x\":{\"data\":1,\"kind\":2}},\"outputs\":[\"x\"]}", "/inputs/x/kind")]
    [InlineData("{\"inputs\":{\"x\":{\"data\":1,\"data\":2}},\"outputs\":[\"x\"]}", "/inputs/x/data")]
    public async Task What_is_not_JSON_or_not_of_the_form_is_a_400(string body, string? pointer) =>
        await service.FailsAsync("/v1/evaluate", body, 400, "malformed_json", pointer);

    [Fact]
    public async Task A_body_that_is_not_JSON_is_told_its_line_and_column()
    {
        JsonNode problem = await service.FailsAsync("/v1/evaluate", "{\n  \"inputs\": {\"x\": [1, 2}\n}", 400, "malformed_json", null);

        Assert.Equal((2, 24), ((int)problem["line"]!, (int)problem["column"]!));
    }

    [Fact]
    public async Task A_body_that_is_not_UTF_8_is_a_400()
    {
        using HttpClient client = service.CreateClient();
        using var content = new ByteArrayContent([.. "{\"outputs\":[\""u8, 0xFF, 0xFE, .. "\"]}"u8]);

        using HttpResponseMessage response = await client.PostAsync(new Uri("/v1/evaluate", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("nodes/0/op", """{"id":"y","op":"expp","inputs":["x"]}""", "unknown_operator")]
    [InlineData("nodes/0/inputs/0", """{"id":"y","op":"exp","inputs":["z"]}""", "unknown_name")]
    [InlineData("nodes/0/inputs/0", """{"id":"y","op":"exp","inputs":["y"]}""", "unknown_name")]
    [InlineData("nodes/0/id", """{"id":"x","op":"exp","inputs":["x"]}""", "duplicate_name")]
    [InlineData("nodes/0", """{"id":"y","op":"add","inputs":["x",[1,2]]}""", "shape_mismatch")]
    [InlineData("nodes/0", """{"id":"y","op":"exp","inputs":[]}""", "bad_argument")]
    [InlineData("nodes/0/inputs/1", """{"id":"y","op":"exp","inputs":["x","x"]}""", "bad_argument")]
    [InlineData("nodes/0/attrs/dimm", """{"id":"y","op":"sum","inputs":["x"],"attrs":{"dimm":0}}""", "bad_argument")]
    [InlineData("nodes/0/attrs/dim", """{"id":"y","op":"sum","inputs":["x"],"attrs":{"dim":"first"}}""", "bad_argument")]
    [InlineData("nodes/0", """{"id":"y","op":"sum","inputs":["x"],"attrs":{"dim":7}}""", "bad_argument")]
    [InlineData("nodes/0", """{"id":"y","op":"mul_","inputs":["x",2]}""", "modified_in_place")]
    public async Task A_node_that_cannot_run_is_named(string pointer, string node, string kind)
    {
        JsonNode problem = await service.FailsAsync("/v1/gradient", $$"""{"inputs":{"x":[1,2,3]},"nodes":[{{node}}],"outputs":["y"]}""", 422, kind, "/" + pointer);

        JsonNode written = JsonNode.Parse(node)!;
        Assert.Equal(($"{written["id"]}", $"{written["op"]}"), ($"{problem["node"]}", $"{problem["op"]}"));
    }

    [Theory]
    [InlineData("unknown_name", "/outputs/0", """{"inputs":{"x":1},"outputs":["z"]}""")]
    [InlineData("duplicate_name", "/inputs/x", """{"inputs":{"x":1,"x":2},"outputs":["x"]}""")]
    [InlineData("duplicate_name", "/outputs/1", """{"inputs":{"x":1},"outputs":["x","x"]}""")]
    [InlineData("not_differentiable", "/inputs/x/requires_grad", """{"inputs":{"x":{"data":1,"dtype":"int64","requires_grad":true}},"outputs":["x"]}""")]
    [InlineData("not_differentiable", "/inputs/x/requires_grad", """{"inputs":{"x":{"data":true,"requires_grad":true}},"outputs":["x"]}""")]
    [InlineData("non_scalar_output", "/outputs/0", """{"inputs":{"x":[1,2]},"outputs":["x"]}""")]
    [InlineData("no_gradient_path", "/outputs/0", """{"inputs":{"x":{"data":1,"requires_grad":false}},"outputs":["x"]}""")]
    [InlineData("no_gradient_path", "/wrt/0", """{"inputs":{"x":1,"n":{"data":1,"dtype":"int64"}},"outputs":["x"],"wrt":["n"]}""")]
    [InlineData("no_gradient_path", "/wrt/0", """{"inputs":{"x":1,"u":1},"outputs":["x"],"wrt":["u"],"allow_unused":false}""")]
    [InlineData("unknown_name", "/wrt/1", """{"inputs":{"x":1},"outputs":["x"],"wrt":["x","z"]}""")]
    [InlineData("unknown_name", "/grad_outputs/z", """{"inputs":{"x":1},"outputs":["x"],"grad_outputs":{"z":1}}""")]
    [InlineData("shape_mismatch", "/grad_outputs/x", """{"inputs":{"x":[1,2]},"outputs":["x"],"grad_outputs":{"x":[1,2,3]}}""")]
    [InlineData("dtype_mismatch", "/default_dtype", """{"inputs":{"x":[1,2]},"outputs":["x"],"default_dtype":"int64"}""")]
    public async Task A_request_that_cannot_be_differentiated_is_told_why(string kind, string pointer, string body) =>
        await service.FailsAsync("/v1/gradient", body, 422, kind, pointer);

    [Fact]
    public async Task An_unknown_operator_is_told_its_neighbours()
    {
        JsonNode problem = await service.FailsAsync("/v1/evaluate", """{"nodes":[{"id":"y","op":"permut"}],"outputs":["y"]}""", 422, "unknown_operator", "/nodes/0/op");

        Assert.Contains("permute", (string?)problem["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mismatched_shapes_are_both_named()
    {
        JsonNode problem = await service.FailsAsync(
            "/v1/evaluate", """{"inputs":{"a":[1,2],"b":[1,2,3]},"nodes":[{"id":"y","op":"add","inputs":["a","b"]}],"outputs":["y"]}""", 422, "shape_mismatch", "/nodes/0");

        Assert.Equal("The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 0", (string?)problem["detail"]);
    }

    [Theory]
    [InlineData("text/plain", 415)]
    [InlineData("application/x-www-form-urlencoded", 415)]
    [InlineData("application/jsonp", 415)]
    [InlineData("application/json", 200)]
    [InlineData("Application/JSON; charset=utf-8", 200)]
    [InlineData("application/graph+json", 200)]
    [InlineData(null, 200)]
    public async Task The_media_type_is_JSON_or_left_out(string? mediaType, int status)
    {
        var (actual, answer) = await service.PostAsync("/v1/evaluate", """{"inputs":{"x":1},"outputs":["x"]}""", mediaType);

        Assert.Equal(status, (int)actual);
        Assert.True(status == 200 || (string?)answer["kind"] == "unsupported_media_type");
    }

    [Fact]
    public async Task An_address_that_does_not_exist_is_a_problem_too()
    {
        var (status, problem) = await service.GetAsync("/v1/nothing");
        Assert.Equal((HttpStatusCode.NotFound, "not_found"), (status, (string?)problem["kind"]));

        (status, problem) = await service.GetAsync("/v1/evaluate");
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "method_not_allowed"), (status, (string?)problem["kind"]));
    }

    [Fact]
    public async Task A_problem_is_of_its_own_media_type()
    {
        using HttpClient client = service.CreateClient();
        using HttpResponseMessage response = await client.GetAsync(new Uri("/nothing", UriKind.Relative));

        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }
}
