using System.Text;
using GradService.Graphs;
using GradService.Tensors;

namespace GradService.Tests.Graphs;

/// <summary>A graph that is written and read again is the same graph.</summary>
public sealed class GraphWriterTests
{
    [Theory]
    [InlineData("""{"default_dtype":"float64","inputs":{},"nodes":[],"outputs":["y"]}""")]
    [InlineData("""{"default_dtype":"float32","manual_seed":-7,"inputs":{},"nodes":[],"outputs":["a","b.0"]}""")]
    [InlineData("""{"default_dtype":"float64","inputs":{"x":{"dtype":"float64","shape":[2,1],"data":[[1.0],[-0.0]]},"i":{"dtype":"int64","shape":[],"data":9223372036854775807}},"nodes":[],"outputs":["x"]}""")]
    [InlineData("""{"default_dtype":"float64","inputs":{"x":{"dtype":"float32","shape":[3],"data":["NaN","Infinity",3.4028235E+38],"requires_grad":false}},"nodes":[],"outputs":["x"]}""")]
    [InlineData("""{"default_dtype":"float64","inputs":{"z":{"dtype":"complex64","shape":[1],"data":[[0.1,"-Infinity"]]},"e":{"dtype":"bool","shape":[2,0],"data":[[],[]]}},"nodes":[],"outputs":["z"]}""")]
    [InlineData("""{"default_dtype":"float64","inputs":{},"nodes":[{"id":"a","op":"add","inputs":["x",2.0,2,true,null,"x",[1,[2.5,"y"]]],"attrs":{"alpha":{"complex":[1.0,"NaN"]},"out":{"dtype":"float16","shape":[1],"data":[0.099975586]}}}],"outputs":["a"]}""")]
    [InlineData("""{"default_dtype":"float64","inputs":{},"nodes":[{"op":"mul_","inputs":["a\"\\\n\u0001é",1.5E+300],"no_grad":true,"retain_grad":true}],"outputs":["/~"]}""")]
    [InlineData("""{"default_dtype":"float64","inputs":{},"nodes":[{"id":"a","op":"mul","inputs":[{"dtype":"float64","shape":[],"data":1.5,"requires_grad":true},{"dtype":"bfloat16","shape":[],"data":0.100097656}]}],"outputs":["a"]}""")]
    [InlineData("""{"default_dtype":"float64","inputs":{},"program":"x = 1\nx","outputs":["result"]}""")]
    public void A_graph_in_its_written_form_is_read_and_written_unchanged(string text) => Assert.Equal(text, Again(text));

    [Fact]
    public void Lists_of_numbers_stay_lists_and_tensors_become_objects() =>
        Assert.Equal(
            """{"default_dtype":"float64","inputs":{"x":{"dtype":"float64","shape":[2],"data":[1.0,2.0]}},"nodes":[{"id":"y","op":"view","inputs":["x",[1,2]]}],"outputs":["y"]}""",
            Again("""{"outputs": ["y"], "nodes": [{"inputs": ["x", [1, 2]], "id": "y", "op": "view", "attrs": {}}], "inputs": {"x": [1, 2]}}"""));

    [Fact]
    public void Tensors_can_be_written_as_base64() =>
        Assert.Contains(
            "\"data\":{\"encoding\":\"base64\",\"buffer\":\"AAAAAAAA8D8=\"}",
            Again("""{"inputs": {"x": [1]}, "nodes": [], "outputs": ["x"]}""", base64: true), StringComparison.Ordinal);

    private static string Again(string text, bool base64 = false)
    {
        byte[] body = Encoding.UTF8.GetBytes(text);
        using var evaluation = Evaluation.Begin(GraphReader.DefaultDType(body));
        using var buffer = new AnswerBuffer(1 << 20);
        GraphWriter.Write(buffer, GraphReader.Read(body), base64);
        return Encoding.UTF8.GetString(buffer.Written.Span);
    }
}
