using System.Text.Json.Nodes;

namespace GradService.Api.Tests;

/// <summary>Loops and branches in graphs: <c>scan</c>, <c>map</c>, <c>while_loop</c> and <c>cond</c> with their subgraphs.</summary>
public sealed class ControlFlowTests(Service service) : IClassFixture<Service>
{
    // h ← h · w + x, which uses w from the graph around it; h after two steps is w² h + w x0 + x1.
    private const string Recurrence = """
        "inputs": {"h": 2.0, "w": 3.0, "xs": [5.0, 7.0]},
        "nodes": [
          {"id": "s", "op": "scan", "inputs": [["h"], ["xs"]], "attrs": {"checkpoint": CHECKPOINT}, "body": {
            "inputs": ["a", "x"],
            "nodes": [{"id": "p", "op": "mul", "inputs": ["a", "w"]}, {"id": "n", "op": "add", "inputs": ["p", "x"]}],
            "outputs": ["n", "a"]}}
        ],
        "outputs": ["s.0"]
        """;

    [Theory]
    [InlineData("false")]
    [InlineData("true")]
    public async Task A_scan_is_differentiated_by_what_it_is_given_and_by_what_its_body_reads(string checkpoint)
    {
        string graph = Recurrence.Replace("CHECKPOINT", checkpoint, StringComparison.Ordinal);
        JsonNode gradient = await service.OkAsync("/v1/gradient", $"{{{graph}}}");
        JsonNode hessian = await service.OkAsync("/v1/hessian", $"{{{graph}}}");
        JsonNode forward = await service.OkAsync("/v1/jvp", $$"""{ {{graph}}, "tangents": {"w": 1} }""");

        Assert.Equal("40.0", gradient["outputs"]!["s.0"]!["data"]!.ToJsonString());
        Assert.Equal("9.0", gradient["gradients"]!["h"]!["data"]!.ToJsonString());
        Assert.Equal("17.0", gradient["gradients"]!["w"]!["data"]!.ToJsonString());
        Assert.Equal("[3.0,1.0]", gradient["gradients"]!["xs"]!["data"]!.ToJsonString());
        Assert.Equal("4.0", hessian["hessian"]!["w"]!["w"]!["data"]!.ToJsonString());
        Assert.Equal("[1.0,0.0]", hessian["hessian"]!["w"]!["xs"]!["data"]!.ToJsonString());
        Assert.Equal("17.0", forward["tangents"]!["s.0"]!["data"]!.ToJsonString());
    }

    [Theory]
    [InlineData("false")]
    [InlineData("true")]
    public async Task Batches_go_through_a_scan(string checkpoint)
    {
        string graph = Recurrence.Replace("CHECKPOINT", checkpoint, StringComparison.Ordinal);
        JsonNode jacobian = await service.OkAsync("/v1/jacobian", $$"""{ {{graph}}, "mode": "reverse" }""");
        JsonNode batch = await service.OkAsync("/v1/vjp", $$"""{ {{graph}}, "cotangents": {"s.0": [1, 2]}, "batched": true }""");

        Assert.Equal("[3.0,1.0]", jacobian["jacobian"]!["s.0"]!["xs"]!["data"]!.ToJsonString());
        Assert.Equal("[17.0,34.0]", batch["gradients"]!["w"]!["data"]!.ToJsonString());
    }

    [Fact]
    public async Task Stacks_stand_behind_the_carries()
    {
        string graph = Recurrence.Replace("CHECKPOINT", "false", StringComparison.Ordinal).Replace("\"s.0\"", "\"s\", \"s.1\"", StringComparison.Ordinal);
        JsonNode answer = await service.OkAsync("/v1/evaluate", $"{{{graph}}}");

        Assert.Equal("[2.0,11.0]", answer["outputs"]!["s.1"]!["data"]!.ToJsonString());
    }

    [Fact]
    public async Task Bodies_nest_and_hide_names_of_the_graph_around_them()
    {
        JsonNode answer = await service.OkAsync("/v1/gradient", """
            {
              "inputs": {"x": [[1.0, 2.0], [3.0, 4.0]], "k": 10.0},
              "nodes": [
                {"id": "m", "op": "map", "inputs": [["x"]], "body": {"inputs": ["x"], "nodes": [
                  {"id": "k", "op": "mul", "inputs": ["k", "x"]},
                  {"id": "s", "op": "scan", "inputs": [[0.0], ["k"]], "body": {"inputs": ["a", "b"], "nodes": [{"id": "c", "op": "add", "inputs": ["a", "b"]}], "outputs": ["c"]}}
                ], "outputs": ["s"]}},
                {"id": "y", "op": "sum", "inputs": ["m"]}
              ],
              "outputs": ["y", "m"],
              "grad_outputs": {"m": [0, 0]}
            }
            """);

        Assert.Equal("[30.0,70.0]", answer["outputs"]!["m"]!["data"]!.ToJsonString());
        Assert.Equal("10.0", answer["gradients"]!["k"]!["data"]!.ToJsonString());
        Assert.Equal("[[10.0,10.0],[10.0,10.0]]", answer["gradients"]!["x"]!["data"]!.ToJsonString());
    }

    [Fact]
    public async Task A_while_loop_takes_the_gradient_through_the_steps_that_were_run()
    {
        // Newton's iteration for the square root of a: the derivative is that of the root.
        JsonNode answer = await service.OkAsync("/v1/gradient", """
            {
              "inputs": {"a": 9.0},
              "nodes": [
                {"id": "r", "op": "while_loop", "inputs": [["a"]], "attrs": {"max_steps": 50},
                 "cond": {"inputs": ["x"], "nodes": [{"id": "q", "op": "mul", "inputs": ["x", "x"]}, {"id": "d", "op": "sub", "inputs": ["q", "a"]}, {"id": "e", "op": "abs", "inputs": ["d"]}, {"id": "c", "op": "gt", "inputs": ["e", 1e-12]}], "outputs": ["c"]},
                 "body": {"inputs": ["x"], "nodes": [{"id": "q", "op": "div", "inputs": ["a", "x"]}, {"id": "s", "op": "add", "inputs": ["x", "q"]}, {"id": "h", "op": "mul", "inputs": ["s", 0.5]}], "outputs": ["h"]}}
              ],
              "outputs": ["r"]
            }
            """);

        Assert.Equal(3, (double)answer["outputs"]!["r"]!["data"]!, 1e-12);
        Assert.Equal(1.0 / 6, (double)answer["gradients"]!["a"]!["data"]!, 1e-12);
    }

    [Theory]
    [InlineData("2.0", "4.0")]
    [InlineData("-2.0", "-1.0")]
    public async Task A_branch_has_the_gradient_of_the_side_that_was_run(string x, string gradient)
    {
        JsonNode answer = await service.OkAsync("/v1/gradient", """
            {
              "inputs": {"x": POINT},
              "nodes": [
                {"id": "p", "op": "gt", "inputs": ["x", 0]},
                {"id": "c", "op": "cond", "inputs": ["p", ["x"]],
                 "then": {"inputs": ["a"], "nodes": [{"id": "s", "op": "square", "inputs": ["a"]}], "outputs": ["s"]},
                 "else": {"inputs": ["a"], "nodes": [{"id": "n", "op": "neg", "inputs": ["a"]}], "outputs": ["n"]}}
              ],
              "outputs": ["c"]
            }
            """.Replace("POINT", x, StringComparison.Ordinal));

        Assert.Equal(gradient, answer["gradients"]!["x"]!["data"]!.ToJsonString());
    }

    [Fact]
    public async Task Ten_thousand_steps_fit_with_checkpoint_where_they_do_not_without()
    {
        using Service small = Service.With(("Limits:TensorBytes", "10000000"));
        string Graph(string checkpoint) => """
            {
              "nodes": [
                {"id": "z", "op": "zeros", "inputs": [[500]], "attrs": {"requires_grad": true}},
                {"id": "s", "op": "scan", "inputs": [["z"]], "attrs": {"length": 10000, "checkpoint": CHECKPOINT},
                 "body": {"inputs": ["a"], "nodes": [{"id": "b", "op": "cos", "inputs": ["a"]}], "outputs": ["b"]}},
                {"id": "y", "op": "sum", "inputs": ["s"]}
              ],
              "outputs": ["y"]
            }
            """.Replace("CHECKPOINT", checkpoint, StringComparison.Ordinal);

        // 10,000 times 4,000 bytes are 40 MB.
        var (status, problem) = await small.PostAsync("/v1/gradient", Graph("false"));
        Assert.Equal((System.Net.HttpStatusCode.UnprocessableEntity, "limit_exceeded"), (status, (string?)problem["kind"]));
        await small.OkAsync("/v1/gradient", Graph("true"));
    }

    [Theory]
    [InlineData("""{"inputs": ["a"], "nodes": [{"id": "b", "op": "sin", "inputs": ["q"]}], "outputs": ["b"]}""", 422, "unknown_name", "/nodes/0/body/nodes/0/inputs/0")]
    [InlineData("""{"inputs": ["a"], "nodes": [{"id": "b", "op": "sinn", "inputs": ["a"]}], "outputs": ["b"]}""", 422, "unknown_operator", "/nodes/0/body/nodes/0/op")]
    [InlineData("""{"inputs": ["a"], "nodes": [], "outputs": ["c"]}""", 422, "unknown_name", "/nodes/0/body/outputs/0")]
    [InlineData("""{"inputs": ["a", "b"], "nodes": [], "outputs": ["a"]}""", 422, "bad_argument", "/nodes/0/body/inputs")]
    [InlineData("""{"inputs": ["a"], "nodes": [], "outputs": []}""", 422, "bad_argument", "/nodes/0")]
    [InlineData("""{"inputs": ["a"], "nodes": []}""", 400, "malformed_json", "/nodes/0/body")]
    [InlineData("""{"inputs": ["a", "a"], "outputs": ["a"]}""", 422, "duplicate_name", "/nodes/0/body/inputs/1")]
    [InlineData("""{"inputs": ["a"], "outputs": ["a"], "op": "sin"}""", 400, "malformed_json", "/nodes/0/body/op")]
    [InlineData("""{"inputs": ["a"], "nodes": [{"id": "b", "op": "sin", "inputs": ["a"], "retain_grad": true}], "outputs": ["b"]}""", 422, "bad_argument", "/nodes/0/body/nodes/0")]
    [InlineData("""{"inputs": ["a"], "nodes": [{"id": "b", "op": "sum", "inputs": ["a"]}], "outputs": ["b"]}""", 422, "shape_mismatch", "/nodes/0")]
    [InlineData("7", 400, "malformed_json", "/nodes/0/body")]
    public async Task What_is_wrong_in_a_body_is_told_with_its_place(string body, int status, string kind, string pointer) => await service.FailsAsync(
        "/v1/evaluate", $$"""{"inputs": {"h": [1.0, 2.0]}, "nodes": [{"id": "s", "op": "scan", "inputs": [["h"]], "attrs": {"length": 3}, "body": {{body}}}], "outputs": ["s"]}""", status, kind, pointer);

    [Fact]
    public async Task An_unknown_operator_is_told_in_the_branch_that_does_not_run_too() => await service.FailsAsync(
        "/v1/evaluate", """{"inputs": {"x": 1.0}, "nodes": [{"id": "c", "op": "cond", "inputs": [true, ["x"]], "then": {"inputs": ["a"], "outputs": ["a"]}, "else": {"inputs": ["a"], "nodes": [{"id": "b", "op": "sine", "inputs": ["a"]}], "outputs": ["b"]}}], "outputs": ["c"]}""",
        422, "unknown_operator", "/nodes/0/else/nodes/0/op");

    [Fact]
    public async Task A_missing_body_is_told_and_one_that_the_operator_does_not_take_too()
    {
        JsonNode missing = await service.FailsAsync("/v1/evaluate", """{"inputs": {"h": 1.0}, "nodes": [{"id": "s", "op": "scan", "inputs": [["h"]], "attrs": {"length": 3}}], "outputs": ["s"]}""", 422, "bad_argument", "/nodes/0");
        await service.FailsAsync("/v1/evaluate", """{"inputs": {"h": 1.0}, "nodes": [{"id": "s", "op": "sin", "inputs": ["h"], "body": {"outputs": ["h"]}}], "outputs": ["s"]}""", 422, "bad_argument", "/nodes/0/body");

        Assert.Contains("\"body\"", (string?)missing["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_nodes_of_bodies_count_toward_the_limit()
    {
        using Service small = Service.With(("Limits:Nodes", "2"));
        await small.FailsAsync(
            "/v1/evaluate",
            """{"inputs": {"h": 1.0}, "nodes": [{"id": "s", "op": "scan", "inputs": [["h"]], "attrs": {"length": 3}, "body": {"inputs": ["a"], "nodes": [{"id": "b", "op": "sin", "inputs": ["a"]}, {"id": "c", "op": "sin", "inputs": ["b"]}], "outputs": ["c"]}}], "outputs": ["s"]}""",
            422, "limit_exceeded", "/nodes");
    }

    [Fact]
    public async Task An_error_on_the_way_back_names_the_node_in_the_body()
    {
        JsonNode problem = await service.FailsAsync(
            "/v1/gradient",
            """{"inputs": {"h": [0.0, 1.0]}, "nodes": [{"id": "s", "op": "scan", "inputs": [["h"]], "attrs": {"length": 2, "checkpoint": true}, "body": {"inputs": ["a"], "nodes": [{"id": "b", "op": "sqrt", "inputs": ["a"]}, {"id": "c", "op": "mul", "inputs": ["b", 0.0]}], "outputs": ["c"]}}, {"id": "y", "op": "sum", "inputs": ["s"]}], "outputs": ["y"], "detect_anomaly": true}""",
            422, "anomaly_detected", "/nodes/0/body/nodes/0");

        Assert.Equal(("s/b", "sqrt"), ((string?)problem["node"], (string?)problem["op"]));
    }

    [Fact]
    public async Task Explained_it_is_one_node_that_reads_what_its_body_reads_and_can_be_posted_back()
    {
        string graph = Recurrence.Replace("CHECKPOINT", "true", StringComparison.Ordinal);
        JsonNode answer = await service.OkAsync("/v1/explain", $"{{{graph}}}");

        JsonNode scan = answer["nodes"]![3]!;
        Assert.Equal("""["h","xs","w"]""", scan["inputs"]!.ToJsonString());
        Assert.Equal("CheckpointFunctionBackward", (string?)scan["grad_fn"]);
        Assert.Equal(2, scan["results"]!.AsArray().Count);
        JsonNode again = await service.OkAsync("/v1/gradient", answer["graph"]!.ToJsonString());
        Assert.Equal("17.0", again["gradients"]!["w"]!["data"]!.ToJsonString());
    }
}
