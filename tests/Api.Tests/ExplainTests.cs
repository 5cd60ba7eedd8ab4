using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using GradService.Api.Operators;

namespace GradService.Api.Tests;

/// <summary><c>POST /v1/explain</c>.</summary>
public sealed class ExplainTests(Service service) : IClassFixture<Service>
{
    private const string Graph = """
        "inputs": {"x": {"data": [[1, 2], [3, 4]], "dtype": "float32", "requires_grad": false}, "w": {"data": [0.5, -1.0], "dtype": "float32"}},
        "nodes": [{"id": "p", "op": "mul", "inputs": ["x", "w"]}, {"id": "y", "op": "sum", "inputs": ["p"], "attrs": {"dim": 0}}],
        "outputs": ["y"]
        """;

    public static TheoryData<string> Operators => [.. OperatorPages.Read().All.Operators.Select(page => page.Name)];

    [Fact]
    public async Task Each_node_tells_its_shape_its_gradient_and_its_cost()
    {
        JsonNode answer = await service.OkAsync("/v1/explain", $"{{{Graph}}}");

        JsonNode node = answer["nodes"]!.AsArray().Single(one => (string?)one!["id"] == "p")!;
        Assert.Equal(
            """{"id":"p","op":"mul","inputs":["x","w"],"shape":[2,2],"dtype":"float32","requires_grad":true,"is_leaf":false,"grad_fn":"MulBackward0","next_functions":[null,{"name":"torch::autograd::AccumulateGrad","index":0,"node":"w"}],"results":[{"name":"p","shape":[2,2],"dtype":"float32","requires_grad":true}],"saved":[{"name":"x","shape":[2,2],"dtype":"float32","requires_grad":false}],"flops":4,"bytes":16}""",
            node.ToJsonString());
        Assert.Equal("x:input:true:,w:input:true:,p:mul:false:MulBackward0,y:sum:false:SumBackward1", string.Join(',', answer["nodes"]!.AsArray().Select(one => $"{one!["id"]}:{one["op"]}:{one["is_leaf"]}:{one["grad_fn"]}")));
    }

    [Theory]
    [MemberData(nameof(Operators))]
    public async Task The_graph_in_the_answer_is_the_graph_itself(string name)
    {
        var (_, page) = await service.GetAsync($"/v1/operators/{name}");
        JsonObject example = page["example"]!.AsObject();
        example["manual_seed"] = 7;

        JsonNode graph = (await service.OkAsync("/v1/explain", example.ToJsonString()))["graph"]!;

        JsonNode again = await service.OkAsync("/v1/explain", graph.ToJsonString());
        Assert.Equal(graph.ToJsonString(), again["graph"]!.ToJsonString());
        Assert.Equal((await service.OkAsync("/v1/evaluate", example.ToJsonString())).ToJsonString(), (await service.OkAsync("/v1/evaluate", graph.ToJsonString())).ToJsonString());
    }

    [Fact]
    public async Task The_graph_is_as_it_was_before_its_nodes_changed_its_inputs()
    {
        JsonNode answer = await service.OkAsync("/v1/explain", """{"inputs": {"n": {"data": [1, 2], "dtype": "int64"}}, "nodes": [{"op": "add_", "inputs": ["n", 5]}], "outputs": ["n"]}""");

        Assert.Equal("[1,2]", answer["graph"]!["inputs"]!["n"]!["data"]!.ToJsonString());
    }

    [Theory]
    [InlineData("mermaid", "text/vnd.mermaid", "flowchart TD\n  n0(\"x<br/>float32 [2, 2]\"):::constant\n")]
    [InlineData("dot", "text/vnd.graphviz", "digraph computation {")]
    [InlineData("svg", "image/svg+xml", "<svg xmlns=\"http://www.w3.org/2000/svg\"")]
    public async Task It_comes_in_other_formats_with_their_media_types(string format, string mediaType, string begins)
    {
        var (type, text) = await TextAsync($"{{{Graph}, \"format\": \"{format}\"}}");

        Assert.Equal(mediaType, type);
        Assert.StartsWith(begins, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_picture_has_a_box_for_every_input_node_and_output_and_the_shapes_between_them()
    {
        var (_, picture) = await TextAsync($"{{{Graph}, \"format\": \"svg\"}}");

        XElement[] elements = [.. XDocument.Parse(picture).Descendants()];
        Assert.Equal(["constant", "parameter", "operator", "operator", "output"], elements.Where(element => element.Name.LocalName == "g").Select(group => (string?)group.Attribute("class")).OfType<string>());
        Assert.Equal(["[2, 2]", "[2]", "[2, 2]", "[2]"], elements.Where(element => (string?)element.Attribute("class") == "label").Select(label => label.Value));
        Assert.Equal(1, elements.Count(element => element.Name.LocalName == "path" && (string?)element.Attribute("class") == "plain"));
    }

    [Fact]
    public async Task A_program_is_shown_as_the_graph_that_it_stands_for()
    {
        JsonNode answer = await service.OkAsync("/v1/explain", """{"inputs": {"x": [1, 2]}, "program": "y = x\nfor i in range(2):\n    y = y.sin()\ny.sum()"}""");

        Assert.Equal(["input", "sin", "sin", "sum"], answer["nodes"]!.AsArray().Select(node => (string)node!["op"]!));
        JsonNode value = await service.OkAsync("/v1/evaluate", answer["graph"]!.ToJsonString());
        Assert.Equal(Math.Sin(Math.Sin(1)) + Math.Sin(Math.Sin(2)), (double)value["outputs"]!["result"]!["data"]!, 15);
    }

    [Theory]
    [InlineData("y = x * 2\\nz = y", "y", "z")]
    [InlineData("for i in range(6):\\n    x = x * 2\\n    y = x", "y", "x1")]
    [InlineData("for i in range(6):\\n    z = x[i] * 2\\ny = x * z", "y", "z")]
    public async Task The_graph_of_a_program_is_that_whose_nodes_are_explained_and_can_be_posted_back(string program, string first, string second)
    {
        string outputs = second == "x1" ? "x" : second;
        JsonNode answer = await service.OkAsync("/v1/explain", $$"""{"inputs": {"x": [1, 2, 3, 4, 5, 6]}, "program": "{{program}}", "outputs": ["{{first}}", "{{outputs}}"]}""");

        JsonNode graph = answer["graph"]!;
        Assert.Equal(
            graph["inputs"]!.AsObject().Select(input => input.Key).Concat(graph["nodes"]!.AsArray().Select(node => (string)node!["id"]!)),
            answer["nodes"]!.AsArray().Select(node => (string)node!["id"]!));
        JsonNode values = (await service.OkAsync("/v1/evaluate", graph.ToJsonString()))["outputs"]!;
        JsonNode expected = (await service.OkAsync("/v1/evaluate", $$"""{"inputs": {"x": [1, 2, 3, 4, 5, 6]}, "program": "{{program}}", "outputs": ["{{first}}", "{{outputs}}"]}"""))["outputs"]!;
        Assert.Equal(expected[first]!.ToJsonString(), values[first]!.ToJsonString());
        Assert.Equal(expected[outputs]!.ToJsonString(), values[second]!.ToJsonString());
    }

    [Fact]
    public async Task A_program_that_depends_on_values_is_shown_by_what_was_recorded()
    {
        JsonNode answer = await service.OkAsync("/v1/explain", """{"inputs": {"x": [1, 2]}, "program": "y = x.sum()\nif y > 0:\n    y = y.exp()\ny"}""");

        Assert.Equal(["input", "SumBackward0", "ExpBackward0"], answer["nodes"]!.AsArray().Select(node => (string)node!["op"]!));
        Assert.Contains("if y > 0", (string)answer["graph"]!["program"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_format_is_an_error_with_its_place() =>
        await service.FailsAsync("/v1/explain", $"{{{Graph}, \"format\": \"png\"}}", 400, "malformed_json", "/format");

    [Fact]
    public async Task A_picture_of_a_huge_graph_is_refused_and_the_other_formats_are_named()
    {
        string nodes = string.Join(',', Enumerable.Range(0, 2500).Select(i => $"{{\"id\": \"n{i}\", \"op\": \"neg\", \"inputs\": [\"{(i == 0 ? "x" : $"n{i - 1}")}\"]}}"));
        string graph = $"{{\"inputs\": {{\"x\": 1}}, \"nodes\": [{nodes}], \"outputs\": [\"n2499\"], \"format\": \"svg\"}}";

        JsonNode problem = await service.FailsAsync("/v1/explain", graph, 422, "limit_exceeded", null);

        Assert.Contains("mermaid and dot", (string?)problem["detail"], StringComparison.Ordinal);
        await service.OkAsync("/v1/explain", graph.Replace("\"svg\"", "\"json\"", StringComparison.Ordinal));
    }

    private async Task<(string? Type, string Text)> TextAsync(string body)
    {
        using HttpClient client = service.CreateClient();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await client.PostAsync(new Uri("/v1/explain", UriKind.Relative), content);
        string text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, text);
        return (response.Content.Headers.ContentType?.MediaType, text);
    }
}
