using System.Text;
using GradService.Graphs;
using GradService.Graphs.Explaining;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Tests.Graphs;

/// <summary>What is told about the nodes of a graph.</summary>
public sealed class ExplanationTests
{
    private const string Network = """
        {
          "inputs": {"x": {"data": [[1, 2, 3], [4, 5, 6]], "requires_grad": false}, "w": [[1, 0], [0, 1], [1, 1]]},
          "nodes": [
            {"id": "h", "op": "matmul", "inputs": ["x", "w"]},
            {"id": "t", "op": "t", "inputs": ["h"]},
            {"id": "m", "op": "max", "inputs": ["t", 0]},
            {"id": "y", "op": "sum", "inputs": ["m.values"]}
          ],
          "outputs": ["y", "m.indices"]
        }
        """;

    [Fact]
    public void Inputs_come_first_and_nodes_in_their_order()
    {
        Explanation explanation = Explain(Network);

        Assert.Equal(["x:input", "w:input", "h:matmul", "t:t", "m:max", "y:sum"], explanation.Nodes.Select(node => $"{node.Id}:{node.Op}"));
        Assert.Equal(["x", "w"], explanation.Nodes[2].Reads.Select(read => read.Name));
        Assert.Equal([new Reading("y", 5, 0), new Reading("m.indices", 4, 1)], explanation.Outputs);
    }

    [Fact]
    public void A_node_tells_what_autograd_recorded()
    {
        Explanation explanation = Explain(Network);

        Assert.Equal((false, "MmBackward0", "[2, 2]"), (explanation.Nodes[2].IsLeaf, explanation.Nodes[2].GradFn, explanation.Nodes[2].Results[0].Spec.Shape.ToString()));
        Assert.Equal([null, new NextFunction("torch::autograd::AccumulateGrad", 0, "w")], explanation.Nodes[2].NextFunctions);
        Assert.Equal([new NextFunction("TBackward0", 0, "t")], explanation.Nodes[4].NextFunctions);
        Assert.Equal((true, null, false), (explanation.Nodes[0].IsLeaf, explanation.Nodes[0].GradFn, explanation.Nodes[0].Results[0].RequiresGrad));
    }

    [Fact]
    public void A_node_tells_what_is_kept_for_its_gradient()
    {
        Explanation explanation = Explain(Network);

        // The gradient of w reads x; that of x, which nobody wants, would read w.
        Assert.Equal(["x"], explanation.Nodes[2].Saved.Select(saved => saved.Name));
        Assert.Equal(["m.indices"], explanation.Nodes[4].Saved.Select(saved => saved.Name));
        Assert.Empty(explanation.Nodes[3].Saved);
    }

    [Fact]
    public void Work_and_memory_follow_from_shapes()
    {
        Explanation explanation = Explain(Network);

        // Two by three by two multiply-adds, and one for the operation itself.
        Assert.Equal(((2 * 3 * 2) + 1, 2 * 2 * sizeof(double)), (explanation.Nodes[2].Flops, explanation.Nodes[2].Bytes));
        Assert.Equal(0, explanation.Nodes[3].Bytes);
        Assert.Equal(2 * (sizeof(double) + sizeof(long)), explanation.Nodes[4].Bytes);
        Assert.Equal(6 * sizeof(double), explanation.Nodes[0].Bytes);
    }

    [Fact]
    public void What_was_written_in_place_comes_from_the_node_that_wrote_it()
    {
        Explanation explanation = Explain("""
            {"inputs": {"x": [1, 2]}, "nodes": [{"id": "y", "op": "exp", "inputs": ["x"]}, {"op": "mul_", "inputs": ["y", 2]}, {"id": "z", "op": "add", "inputs": ["y", "x"]}], "outputs": ["z", "y"]}
            """);

        Assert.Equal([new Reading("y", 2, 0), new Reading("x", 0, 0)], explanation.Nodes[3].Reads);
        Assert.Equal(new Reading("y", 2, 0), explanation.Outputs[1]);
        Assert.Equal(0, explanation.Nodes[2].Bytes);
    }

    [Fact]
    public void Names_in_lists_and_in_the_text_of_an_index_are_read_too()
    {
        Explanation explanation = Explain("""
            {"inputs": {"a": [1, 2], "b": [3, 4], "i": {"data": 1, "dtype": "int64"}},
             "nodes": [{"id": "c", "op": "stack", "inputs": [["b", "a", "b"]]}, {"id": "d", "op": "getitem", "inputs": ["c"], "attrs": {"index": "i, ..."}}, {"id": "e", "op": "einsum", "inputs": ["i,i->", ["d", "d"]]}],
             "outputs": ["e"]}
            """);

        Assert.Equal(["b", "a", "b"], explanation.Nodes[3].Reads.Select(read => read.Name));
        Assert.Equal(["c", "i"], explanation.Nodes[4].Reads.Select(read => read.Name));
        Assert.Equal(["d", "d"], explanation.Nodes[5].Reads.Select(read => read.Name));
        Assert.Equal("i,i->", explanation.Nodes[5].Arguments);
    }

    [Fact]
    public void A_node_that_cannot_run_is_an_error_with_its_place()
    {
        var error = Assert.Throws<GradException>(() => Explain("""{"inputs": {"a": [1, 2]}, "nodes": [{"id": "b", "op": "matmul", "inputs": ["a", [1.0]]}], "outputs": ["b"]}"""));

        Assert.Equal(("/nodes/0", "b"), (error.Pointer, error.Node));
    }

    [Fact]
    public void A_computation_without_a_graph_is_told_by_what_was_recorded()
    {
        Tensor x = Tensor.From<double>([1, 2], DType.Float64, Shape.Of(2)).RequiresGrad_();

        Explanation explanation = Explanation.OfTape([new("x", x)], [new("y", (x * x).Sum())]);

        Assert.Equal(["input", "MulBackward0", "SumBackward0"], explanation.Nodes.Select(node => node.Op));
        Assert.Equal([new Reading("x", 0, 0), new Reading("x", 0, 0)], explanation.Nodes[1].Reads);
        Assert.Equal(["x", "x"], explanation.Nodes[1].Saved.Select(saved => saved.Name));
        Assert.Equal([new Reading("y", 2, 0)], explanation.Outputs);
    }

    private static Explanation Explain(string json)
    {
        using var evaluation = Evaluation.Begin(DType.Float64);
        return Explanation.Of(GraphReader.Read(Encoding.UTF8.GetBytes(json)).Graph);
    }
}
