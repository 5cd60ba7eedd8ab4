using System.Globalization;
using System.Numerics;
using GradService.Tensors;

namespace GradService.Graphs;

/// <summary>
/// Writes a graph as the JSON that <see cref="GraphReader"/> reads: what it reads back is the same graph, its tensors bit for bit. Tensors
/// are objects with dtype, shape and data; names, numbers and lists stand as they were given.
/// </summary>
public static class GraphWriter
{
    /// <summary>Writes the graph of a request, or the program that stands for its nodes, with the settings on which its values depend.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="request">The request; what it asks about the graph is left out.</param>
    /// <param name="base64">Whether the elements of tensors are base64.</param>
    public static void Write(AnswerBuffer json, GraphRequest request, bool base64 = false)
    {
        Graph graph = request.Graph;
        json.Write("{\"default_dtype\":"u8);
        TensorWriter.Name(json, Evaluation.DefaultDType.Name());
        if (request.Seed is { } seed)
        {
            json.Write(",\"manual_seed\":"u8);
            Integer(json, seed);
        }

        json.Write(",\"inputs\":{"u8);
        for (int i = 0; i < graph.Inputs.Count; i++)
        {
            Separate(json, i);
            Field(json, graph.Inputs[i].Key);
            Tensor(json, graph.Inputs[i].Value, isInput: true, base64);
        }

        json.Write((byte)'}');
        if (request.Program is { } program)
        {
            json.Write(",\"program\":"u8);
            TensorWriter.Name(json, program);
        }
        else
        {
            json.Write(",\"nodes\":"u8);
            Nodes(json, graph.Nodes, base64);
        }

        json.Write(",\"outputs\":"u8);
        Names(json, graph.Outputs);
        json.Write((byte)'}');
    }

    /// <summary>Writes a subgraph.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="subgraph">The subgraph.</param>
    /// <param name="base64">Whether the elements of tensors are base64.</param>
    public static void Write(AnswerBuffer json, Subgraph subgraph, bool base64 = false)
    {
        json.Write("{\"inputs\":"u8);
        Names(json, subgraph.Inputs);
        json.Write(",\"nodes\":"u8);
        Nodes(json, subgraph.Nodes, base64);
        json.Write(",\"outputs\":"u8);
        Names(json, subgraph.Outputs);
        json.Write((byte)'}');
    }

    private static void Nodes(AnswerBuffer json, IReadOnlyList<GraphNode> nodes, bool base64)
    {
        json.Write((byte)'[');
        for (int i = 0; i < nodes.Count; i++)
        {
            Separate(json, i);
            Node(json, nodes[i], base64);
        }

        json.Write((byte)']');
    }

    private static void Node(AnswerBuffer json, GraphNode node, bool base64)
    {
        json.Write((byte)'{');
        if (node.Id is { } id)
        {
            json.Write("\"id\":"u8);
            TensorWriter.Name(json, id);
            json.Write((byte)',');
        }

        json.Write("\"op\":"u8);
        TensorWriter.Name(json, node.Op);
        json.Write(",\"inputs\":"u8);
        List(json, node.Inputs, base64);
        if (node.Attributes.Count > 0)
        {
            json.Write(",\"attrs\":{"u8);
            for (int i = 0; i < node.Attributes.Count; i++)
            {
                Separate(json, i);
                Field(json, node.Attributes[i].Key);
                Value(json, node.Attributes[i].Value, base64);
            }

            json.Write((byte)'}');
        }

        foreach (var (name, body) in node.Bodies)
        {
            json.Write((byte)',');
            Field(json, name);
            Write(json, body, base64);
        }

        json.Write(node.NoGrad ? ",\"no_grad\":true"u8 : default);
        json.Write(node.RetainGrad ? ",\"retain_grad\":true"u8 : default);
        json.Write((byte)'}');
    }

    // As deep as what the reader let in.
    private static void Value(AnswerBuffer json, object? value, bool base64)
    {
        switch (value)
        {
            case null:
                json.Write("null"u8);
                break;
            case bool flag:
                json.Write(flag ? "true"u8 : "false"u8);
                break;
            case long integer:
                Integer(json, integer);
                break;
            case double number:
                TensorWriter.Number(json, number);
                break;
            case Complex number:
                json.Write("{\"complex\":["u8);
                TensorWriter.Number(json, number.Real);
                json.Write((byte)',');
                TensorWriter.Number(json, number.Imaginary);
                json.Write("]}"u8);
                break;
            case string text:
                TensorWriter.Name(json, text);
                break;
            case DType dtype:
                TensorWriter.Name(json, dtype.Name());
                break;
            case Tensor tensor:
                Tensor(json, tensor, isInput: false, base64);
                break;
            default:
                List(json, (IReadOnlyList<object?>)value, base64);
                break;
        }
    }

    private static void List(AnswerBuffer json, IReadOnlyList<object?> values, bool base64)
    {
        json.Write((byte)'[');
        for (int i = 0; i < values.Count; i++)
        {
            Separate(json, i);
            Value(json, values[i], base64);
        }

        json.Write((byte)']');
    }

    // An input that can require grad does unless it says otherwise; a literal does not.
    private static void Tensor(AnswerBuffer json, Tensor tensor, bool isInput, bool base64)
    {
        TensorWriter.Fields(json, tensor, base64);
        if (tensor.RequiresGrad != (isInput && tensor.DType.IsDifferentiable()))
        {
            json.Write(tensor.RequiresGrad ? ",\"requires_grad\":true"u8 : ",\"requires_grad\":false"u8);
        }

        json.Write((byte)'}');
    }

    private static void Names(AnswerBuffer json, IReadOnlyList<string> names)
    {
        json.Write((byte)'[');
        for (int i = 0; i < names.Count; i++)
        {
            Separate(json, i);
            TensorWriter.Name(json, names[i]);
        }

        json.Write((byte)']');
    }

    private static void Field(AnswerBuffer json, string name)
    {
        TensorWriter.Name(json, name);
        json.Write((byte)':');
    }

    private static void Integer(AnswerBuffer json, long value)
    {
        value.TryFormat(json.GetSpan(20), out int written, default, CultureInfo.InvariantCulture);
        json.Advance(written);
    }

    private static void Separate(AnswerBuffer json, int index) => json.Write(index > 0 ? ","u8 : default);
}
