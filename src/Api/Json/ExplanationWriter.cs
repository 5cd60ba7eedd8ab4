using System.Text.Encodings.Web;
using System.Text.Json;
using GradService.Graphs;
using GradService.Graphs.Explaining;
using GradService.Tensors;

namespace GradService.Api.Json;

/// <summary>Writes what there is to know of a graph's nodes.</summary>
internal static class ExplanationWriter
{
    private static readonly JsonWriterOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the list of nodes.</summary>
    public static void Write(AnswerBuffer buffer, Explanation explanation)
    {
        using var json = new Utf8JsonWriter(buffer, Format);
        json.WriteStartArray();
        foreach (ExplainedNode node in explanation.Nodes)
        {
            Write(json, node);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, ExplainedNode node)
    {
        json.WriteStartObject();
        json.WriteString("id", node.Id);
        json.WriteString("op", node.Op);
        json.WriteStartArray("inputs");
        foreach (Reading reading in node.Reads)
        {
            json.WriteStringValue(reading.Name);
        }

        json.WriteEndArray();
        Write(json, node.Results.Count > 0 ? node.Results[0] : null);
        json.WriteBoolean("is_leaf", node.IsLeaf);
        json.WriteString("grad_fn", node.GradFn);
        json.WriteStartArray("next_functions");
        foreach (NextFunction? next in node.NextFunctions)
        {
            Write(json, next);
        }

        json.WriteEndArray();
        Write(json, "results", node.Results);
        Write(json, "saved", node.Saved);
        json.WriteNumber("flops", node.Flops);
        json.WriteNumber("bytes", node.Bytes);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string field, IReadOnlyList<ExplainedTensor> tensors)
    {
        json.WriteStartArray(field);
        foreach (ExplainedTensor tensor in tensors)
        {
            json.WriteStartObject();
            json.WriteString("name", tensor.Name);
            Write(json, tensor);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // Without a result, as of an empty list of parts, there is no shape either.
    private static void Write(Utf8JsonWriter json, ExplainedTensor? tensor)
    {
        if (tensor is null)
        {
            json.WriteNull("shape");
            json.WriteNull("dtype");
            json.WriteBoolean("requires_grad", false);
            return;
        }

        json.WriteStartArray("shape");
        foreach (long size in tensor.Spec.Shape.Sizes)
        {
            json.WriteNumberValue(size);
        }

        json.WriteEndArray();
        json.WriteString("dtype", tensor.Spec.DType.Name());
        json.WriteBoolean("requires_grad", tensor.RequiresGrad);
    }

    private static void Write(Utf8JsonWriter json, NextFunction? next)
    {
        if (next is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("name", next.Name);
        json.WriteNumber("index", next.Index);
        json.WriteString("node", next.Node);
        json.WriteEndObject();
    }
}
