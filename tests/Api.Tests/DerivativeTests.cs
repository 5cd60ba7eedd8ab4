using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using GradService.Api.Operators;

namespace GradService.Api.Tests;

/// <summary><c>/v1/vjp</c>, <c>/v1/jvp</c>, <c>/v1/jacobian</c>, <c>/v1/hessian</c>, <c>/v1/hvp</c> and <c>/v1/check</c>.</summary>
public sealed class DerivativeTests(Service service) : IClassFixture<Service>
{
    // y = (x0 · x1, x0 + w), with the Jacobians ((x1, x0), (1, 0)) by x and (0, 1) by w.
    private const string Pair = """
        "inputs": {"x": [2.0, 5.0], "w": 3.0},
        "nodes": [
          {"id": "a", "op": "getitem", "inputs": ["x"], "attrs": {"index": "0"}},
          {"id": "b", "op": "getitem", "inputs": ["x"], "attrs": {"index": "1"}},
          {"id": "p", "op": "mul", "inputs": ["a", "b"]},
          {"id": "s", "op": "add", "inputs": ["a", "w"]},
          {"id": "y", "op": "stack", "inputs": [["p", "s"]]}
        ],
        "outputs": ["y"]
        """;

    private const string Rosenbrock = """ "inputs": {"x": -1.2, "y": 1.0}, "program": "(1 - x) ** 2 + 100 * (y - x ** 2) ** 2" """;

    public static TheoryData<string> Operators => [.. OperatorPages.Read().All.Operators.Select(page => page.Name)];

    [Fact]
    public async Task Cotangents_pull_back_to_gradients()
    {
        JsonNode answer = await service.OkAsync("/v1/vjp", $$"""{ {{Pair}}, "cotangents": {"y": [1, 10]} }""");

        Same("""{"x": [15, 2], "w": 10}""", answer["gradients"]);
        Same("""{"y": [10, 5]}""", answer["outputs"]);
    }

    [Fact]
    public async Task A_batch_of_cotangents_pulls_back_to_a_batch_of_gradients()
    {
        JsonNode answer = await service.OkAsync("/v1/vjp", $$"""{ {{Pair}}, "cotangents": {"y": [[1, 0], [0, 1], [1, 10]]}, "batched": true }""");

        Same("""{"x": [[5, 2], [1, 0], [15, 2]], "w": [0, 1, 10]}""", answer["gradients"]);
    }

    [Fact]
    public async Task Tangents_push_forward()
    {
        JsonNode answer = await service.OkAsync("/v1/jvp", $$"""{ {{Pair}}, "tangents": {"x": [1, 10], "w": 100} }""");
        JsonNode still = await service.OkAsync("/v1/jvp", $$"""{ {{Pair}}, "tangents": {"w": 1} }""");
        JsonNode batch = await service.OkAsync("/v1/jvp", $$"""{ {{Pair}}, "tangents": {"x": [[1, 0], [0, 1]], "w": [0, 100]}, "batched": true }""");

        Same("""{"y": [25, 101]}""", answer["tangents"]);
        Same("""{"y": [10, 5]}""", answer["outputs"]);
        Same("""{"y": [0, 1]}""", still["tangents"]);
        Same("""{"y": [[5, 1], [2, 100]]}""", batch["tangents"]);
        Same("""{"y": [10, 5]}""", batch["outputs"]);
    }

    [Theory]
    [InlineData("auto")]
    [InlineData("forward")]
    [InlineData("reverse")]
    public async Task A_Jacobian_is_the_same_in_every_mode(string mode)
    {
        JsonNode answer = await service.OkAsync("/v1/jacobian", $$"""{ {{Pair}}, "mode": "{{mode}}" }""");

        Same("""{"y": {"x": [[5, 2], [1, 0]], "w": [0, 1]}}""", answer["jacobian"]);
    }

    [Theory]
    [MemberData(nameof(Operators))]
    public async Task Forward_and_reverse_mode_agree_on_every_operator(string name)
    {
        var (_, page) = await service.GetAsync($"/v1/operators/{name}");
        JsonObject example = page["example"]!.AsObject();
        example["manual_seed"] = 7;
        example["mode"] = "reverse";
        var (status, reverse) = await service.PostAsync("/v1/jacobian", example.ToJsonString());
        if (status != HttpStatusCode.OK || reverse.ToJsonString().Contains("complex", StringComparison.Ordinal))
        {
            // Of complex numbers the two modes have different Jacobians, unless the function is holomorphic.
            return;
        }

        example["mode"] = "forward";
        Same((await service.OkAsync("/v1/jacobian", example.ToJsonString()))["jacobian"]!.ToJsonString(), reverse["jacobian"], 1e-9);
    }

    [Fact]
    public async Task Several_outputs_and_a_program_are_as_good()
    {
        JsonNode answer = await service.OkAsync("/v1/jacobian", """{"inputs": {"x": [1.0, 2.0]}, "program": "a = x ** 2\nb = a.sum()\nc = x.argmax()", "outputs": ["a", "b", "c"]}""");

        Same("""{"a": {"x": [[2, 0], [0, 4]]}, "b": {"x": [2, 4]}, "c": {"x": null}}""", answer["jacobian"]);
    }

    [Fact]
    public async Task The_Hessian_of_Rosenbrocks_function_is_the_known_one()
    {
        JsonNode answer = await service.OkAsync("/v1/hessian", $"{{{Rosenbrock}}}");

        // f = (1 − x)² + 100 (y − x²)²: f_xx = 2 + 1200 x² − 400 y, f_xy = −400 x, f_yy = 200.
        Same("""{"x": {"x": 1330, "y": 480}, "y": {"x": 480, "y": 200}}""", answer["hessian"], 1e-12);
        Same("""{"x": -215.6, "y": -88}""", answer["gradients"], 1e-12);
        Same("""{"result": 24.2}""", answer["outputs"], 1e-12);
    }

    [Fact]
    public async Task A_product_with_the_Hessian_is_its_rows_weighted()
    {
        JsonNode answer = await service.OkAsync("/v1/hvp", $$"""{ {{Rosenbrock}}, "vector": {"x": 1, "y": 10} }""");
        JsonNode partial = await service.OkAsync("/v1/hvp", $$"""{ {{Rosenbrock}}, "vector": {"y": 1}, "wrt": ["y"] }""");

        Same("""{"x": 6130, "y": 2480}""", answer["products"], 1e-12);
        Same("""{"y": 200}""", partial["products"], 1e-12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_right_gradient_passes_with_a_rate_of_two(int order)
    {
        JsonNode answer = await service.OkAsync("/v1/check", $$"""{"inputs": {"x": [0.5, 1.5, 40.0]}, "nodes": [{"id": "e", "op": "exp", "inputs": ["x"]}, {"id": "y", "op": "sum", "inputs": ["e"]}], "outputs": ["y"], "order": {{order}} }""");

        Assert.True((bool)answer["passed"]!);
        Assert.InRange((double)answer["leaves"]!["x"]!["taylor_rate"]!, 1.9, 2.1);
        Assert.InRange((double)answer["leaves"]!["x"]!["max_relative_error"]!, 0, 1e-8);
    }

    [Fact]
    public async Task A_wrong_gradient_fails_and_its_worst_element_is_named()
    {
        JsonNode answer = await service.OkAsync("/v1/check", """{"inputs": {"x": [1.0, 2.0, 3.0], "w": 2.0}, "program": "x[:2].pow(2).sum() + x[2] * x[2].detach() * w"}""");

        Assert.False((bool)answer["passed"]!);
        Assert.True((bool)answer["leaves"]!["w"]!["passed"]!);
        JsonNode worst = answer["leaves"]!["x"]!["worst"]!;
        Assert.Equal("[2]", worst["index"]!.ToJsonString());
        Assert.Equal((6, 12), ((double)worst["analytic"]!, Math.Round((double)worst["numeric"]!, 6)));
        Assert.InRange((double)answer["leaves"]!["x"]!["taylor_rate"]!, 0.9, 1.1);
    }

    [Fact]
    public async Task The_many_values_that_a_check_asks_for_take_memory_once()
    {
        using Service small = Service.With(("Limits:TensorBytes", "200000"));
        string numbers = string.Join(',', Enumerable.Range(1, 100).Select(i => i / 50.0));

        JsonNode answer = await small.OkAsync("/v1/check", $$"""{"inputs": {"x": [{{numbers}}]}, "nodes": [{"id": "e", "op": "exp", "inputs": ["x"]}, {"id": "y", "op": "sum", "inputs": ["e"]}], "outputs": ["y"]}""");
        Assert.True((bool)answer["passed"]!);
    }

    [Fact]
    public async Task Of_complex_numbers_the_sizes_do_not_choose_the_mode()
    {
        const string Graph = """{"inputs": {"z": {"data": [1, 2], "dtype": "complex128"}}, "nodes": [{"id": "y", "op": "mul", "inputs": ["z", {"data": [[0, 1], [0, 2], [0, 3]], "dtype": "complex128"}]}], "outputs": ["y"], "mode": MODE}""";

        JsonNode auto = await service.OkAsync("/v1/jacobian", Graph.Replace("MODE", "\"auto\"", StringComparison.Ordinal));
        JsonNode reverse = await service.OkAsync("/v1/jacobian", Graph.Replace("MODE", "\"reverse\"", StringComparison.Ordinal));
        JsonNode forward = await service.OkAsync("/v1/jacobian", Graph.Replace("MODE", "\"forward\"", StringComparison.Ordinal));
        Assert.Equal(reverse.ToJsonString(), auto.ToJsonString());
        Assert.NotEqual(reverse.ToJsonString(), forward.ToJsonString());
    }

    [Fact]
    public async Task A_NaN_is_traced_to_the_node_that_made_it()
    {
        const string Graph = """{"inputs": {"x": [0.0, 1.0]}, "nodes": [{"id": "r", "op": "sqrt", "inputs": ["x"]}, {"id": "z", "op": "mul", "inputs": ["r", 0.0]}, {"id": "y", "op": "sum", "inputs": ["z"]}], "outputs": ["y"], "detect_anomaly": DETECT}""";

        JsonNode answer = await service.OkAsync("/v1/gradient", Graph.Replace("DETECT", "false", StringComparison.Ordinal));
        JsonNode problem = await service.FailsAsync("/v1/gradient", Graph.Replace("DETECT", "true", StringComparison.Ordinal), 422, "anomaly_detected", "/nodes/0");

        Assert.Equal("NaN", (string?)answer["gradients"]!["x"]!["data"]![0]);
        Assert.Equal(("r", "sqrt"), ((string?)problem["node"], (string?)problem["op"]));
        Assert.Equal("Function 'SqrtBackward0' returned nan values in its 0th output.", (string?)problem["detail"]);
    }

    [Theory]
    [InlineData("""{"id": "d", "op": "detach", "inputs": ["x"]}""", "it reads 'x', which requires grad, but takes its result out of the graph; use 'x' itself.")]
    [InlineData("""{"id": "d", "op": "gt", "inputs": ["x", 0]}""", "but has a result of dtype bool, which has no derivative; where(condition, a, b) lets gradients pass to a and b")]
    [InlineData("""{"id": "d", "op": "argmax", "inputs": ["x"]}""", "softmax is a smooth argmax")]
    [InlineData("""{"id": "d", "op": "sin", "inputs": ["x"], "no_grad": true}""", "but runs with no_grad; leave that out")]
    public async Task The_node_that_broke_the_chain_is_named_with_what_could_be_done(string node, string advice)
    {
        JsonNode problem = await service.FailsAsync(
            "/v1/gradient", $$"""{"inputs": {"x": [1.0, 2.0]}, "nodes": [{{node}}, {"id": "m", "op": "mul", "inputs": ["d", 2.0]}, {"id": "y", "op": "sum", "inputs": ["m"]}], "outputs": ["y"]}""",
            422, "no_gradient_path", "/outputs/0");

        Assert.Equal("d", (string?)problem["node"]);
        Assert.Contains("The chain breaks at node 'd' (", (string?)problem["detail"], StringComparison.Ordinal);
        Assert.Contains(advice, (string?)problem["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_grad_stops_reverse_mode_only_the_sizes_do_not_choose()
    {
        const string Graph = """{"inputs": {"x": [1.0, 2.0]}, "nodes": [{"id": "c", "op": "square", "inputs": ["x"], "no_grad": true}, {"id": "y", "op": "mul", "inputs": ["c", "x"]}, {"id": "z", "op": "cat", "inputs": [["y", "y"]]}], "outputs": ["z"]}""";

        Same("""{"z": {"x": [[1, 0], [0, 4], [1, 0], [0, 4]]}}""", (await service.OkAsync("/v1/jacobian", Graph))["jacobian"]);
    }

    [Fact]
    public async Task Of_a_program_the_line_is_named_that_made_a_NaN()
    {
        JsonNode problem = await service.FailsAsync("/v1/gradient", """{"inputs": {"x": [0.0, 1.0]}, "program": "y = x * 1\na = y.sqrt()\nb = a * 0.0\nb.sum()", "detect_anomaly": true}""", 422, "anomaly_detected", null);

        Assert.Equal(2, (int?)problem["line"]);
    }

    [Fact]
    public async Task A_NaN_of_the_second_derivative_is_traced_too()
    {
        const string Graph = """{"inputs": {"x": [0.0, 1.0]}, "nodes": [{"id": "p", "op": "pow", "inputs": ["x", 1.5]}, {"id": "z", "op": "mul", "inputs": ["p", "x"]}, {"id": "y", "op": "sum", "inputs": ["p"]}], "outputs": ["y"], "detect_anomaly": true, "MODE": 0}""";

        JsonNode problem = await service.FailsAsync("/v1/hessian", Graph.Replace(", \"MODE\": 0", string.Empty, StringComparison.Ordinal), 422, "anomaly_detected", "/nodes/0");
        Assert.Equal("p", (string?)problem["node"]);
        await service.FailsAsync("/v1/jacobian", Graph.Replace("\"MODE\": 0", "\"mode\": \"forward\"", StringComparison.Ordinal), 422, "bad_argument", "/detect_anomaly");
    }

    [Fact]
    public async Task A_leaf_made_in_place_without_an_id_is_a_leaf()
    {
        JsonNode answer = await service.OkAsync("/v1/gradient", """{"inputs": {"x": [1.0, 2.0]}, "nodes": [{"id": "d", "op": "detach", "inputs": ["x"]}, {"op": "requires_grad_", "inputs": ["d"]}, {"id": "p", "op": "mul", "inputs": ["d", "x"]}, {"id": "y", "op": "sum", "inputs": ["p"]}], "outputs": ["y"]}""");

        Same("""{"x": [1, 2], "d": [1, 2]}""", answer["gradients"]);
    }

    [Fact]
    public async Task A_program_may_have_a_view_that_was_made_under_no_grad()
    {
        JsonNode answer = await service.OkAsync("/v1/gradient", """{"inputs": {"x": [[1.0, 2.0]], "w": [3.0, 4.0]}, "program": "import torch\nwith torch.no_grad():\n    v = x[0]\n(v * w).sum()"}""");

        Same("""{"x": null, "w": [1, 2]}""", answer["gradients"]);
    }

    [Fact]
    public async Task A_complex_cotangent_of_a_real_output_is_refused_in_a_batch_too() => await service.FailsAsync(
        "/v1/vjp", """{"inputs": {"x": [1.0]}, "nodes": [{"id": "y", "op": "sin", "inputs": ["x"]}], "outputs": ["y"], "cotangents": {"y": {"data": [[[1, 2]]], "dtype": "complex128"}}, "batched": true}""", 422, "dtype_mismatch", "/cotangents/y");

    [Theory]
    [InlineData("y = x * 2\\ni = y.argmax()\\ni * 2.0", 2, "The chain breaks in line 2 (argmax): it reads 'mul1', which requires grad, but has a result of dtype int64")]
    [InlineData("(x.detach() * 3).sum()", 1, "The chain breaks in line 1 (detach): it reads 'x'")]
    public async Task Of_a_program_the_line_is_named(string program, int line, string advice)
    {
        JsonNode problem = await service.FailsAsync("/v1/gradient", $$"""{"inputs": {"x": [1.0, 2.0]}, "program": "{{program}}"}""", 422, "no_gradient_path", "/outputs/0");

        Assert.Equal(line, (int?)problem["line"]);
        Assert.Contains(advice, (string?)problem["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unused_input_gets_null_or_zeros_or_an_error_as_asked()
    {
        const string Graph = """{"inputs": {"x": [1.0, 2.0], "u": [3.0]}, "nodes": [{"id": "y", "op": "sum", "inputs": ["x"]}], "outputs": ["y"]ASKED}""";

        Same("""{"x": [1, 1], "u": null}""", (await service.OkAsync("/v1/gradient", Graph.Replace("ASKED", string.Empty, StringComparison.Ordinal)))["gradients"]);
        Same("""{"x": [1, 1], "u": [0]}""", (await service.OkAsync("/v1/gradient", Graph.Replace("ASKED", ", \"materialize_grads\": true", StringComparison.Ordinal)))["gradients"]);
        Same("""{"x": [1, 1], "u": [0]}""", (await service.OkAsync("/v1/vjp", Graph.Replace("ASKED", ", \"materialize_grads\": true, \"cotangents\": {\"y\": 1}", StringComparison.Ordinal)))["gradients"]);
        await service.FailsAsync("/v1/gradient", Graph.Replace("ASKED", ", \"allow_unused\": false", StringComparison.Ordinal), 422, "no_gradient_path", "/outputs");
    }

    [Theory]
    [InlineData("/v1/vjp", "", 400, "malformed_json", null)]
    [InlineData("/v1/vjp", ", \"cotangents\": {\"z\": 1}", 422, "unknown_name", "/cotangents/z")]
    [InlineData("/v1/vjp", ", \"cotangents\": {\"y\": [1, 2, 3]}", 422, "shape_mismatch", "/cotangents/y")]
    [InlineData("/v1/vjp", ", \"cotangents\": {\"y\": [1, 2]}, \"batched\": true", 422, "shape_mismatch", "/cotangents/y")]
    [InlineData("/v1/jvp", "", 400, "malformed_json", null)]
    [InlineData("/v1/jvp", ", \"tangents\": {\"y\": [1, 2]}", 422, "unknown_name", "/tangents/y")]
    [InlineData("/v1/jvp", ", \"tangents\": {\"x\": [1, 2, 3]}", 422, "shape_mismatch", "/tangents/x")]
    [InlineData("/v1/jacobian", ", \"mode\": \"sideways\"", 400, "malformed_json", "/mode")]
    [InlineData("/v1/jacobian", ", \"wrt\": [\"q\"]", 422, "unknown_name", "/wrt/0")]
    [InlineData("/v1/jacobian", ", \"wrt\": [\"p\"], \"mode\": \"forward\"", 422, "bad_argument", "/mode")]
    [InlineData("/v1/hessian", "", 422, "non_scalar_output", "/outputs/0")]
    [InlineData("/v1/hvp", ", \"vector\": {\"x\": [1, 2]}", 422, "non_scalar_output", "/outputs/0")]
    [InlineData("/v1/check", ", \"order\": 3", 400, "malformed_json", "/order")]
    [InlineData("/v1/check", ", \"wrt\": [\"q\"]", 422, "unknown_name", "/wrt/0")]
    public async Task What_is_asked_wrongly_is_told_with_its_place(string path, string asked, int status, string kind, string? pointer) =>
        await service.FailsAsync(path, $"{{{Pair}{asked}}}", status, kind, pointer);

    /// <summary>Compares tensors in an answer, by whatever names they are nested, with their plain data.</summary>
    private static void Same(string expected, JsonNode? actual, double tolerance = 0) => Same(JsonNode.Parse(expected), actual, tolerance, string.Empty);

    private static void Same(JsonNode? expected, JsonNode? actual, double tolerance, string at)
    {
        expected = Data(expected);
        actual = Data(actual);
        switch (expected)
        {
            case null:
                Assert.True(actual is null, $"{at} is not null");
                break;
            case JsonObject fields:
                Assert.Equal(fields.Select(field => field.Key), actual!.AsObject().Select(field => field.Key));
                Assert.All(fields, field => Same(field.Value, actual[field.Key], tolerance, $"{at}/{field.Key}"));
                break;
            case JsonArray items:
                Assert.True(items.Count == actual!.AsArray().Count, $"{at} has {actual.AsArray().Count} elements instead of {items.Count}");
                for (int i = 0; i < items.Count; i++)
                {
                    Same(items[i], actual[i], tolerance, $"{at}/{i}");
                }

                break;
            default:
                double wanted = Number(expected), got = Number(actual!);
                Assert.True(
                    wanted.Equals(got) || Math.Abs(wanted - got) <= tolerance * Math.Max(1, Math.Abs(wanted)), string.Create(CultureInfo.InvariantCulture, $"{at} is {got} instead of {wanted}"));
                break;
        }
    }

    private static JsonNode? Data(JsonNode? node) => node is JsonObject tensor && tensor.ContainsKey("dtype") ? tensor["data"] : node;

    private static double Number(JsonNode node) => node.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.String => double.Parse((string)node!, CultureInfo.InvariantCulture),
        System.Text.Json.JsonValueKind.True => 1,
        System.Text.Json.JsonValueKind.False => 0,
        _ => (double)node,
    };
}
