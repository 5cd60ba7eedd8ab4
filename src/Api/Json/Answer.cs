using System.Text;
using GradService.Api.Hosting;
using GradService.Graphs;
using GradService.Tensors;

namespace GradService.Api.Json;

/// <summary>The answer of a request: an object whose fields hold named tensors.</summary>
internal sealed class Answer(AnswerBuffer json, RequestRecord record)
{
    private bool open;

    /// <summary>The media type of the answer: JSON, unless it is a text of another kind.</summary>
    public string MediaType { get; private set; } = "application/json";

    /// <summary>Whether tensors are written in base64.</summary>
    public bool Base64 { get; set; }

    /// <summary>What the log will tell.</summary>
    public RequestRecord Record => record;

    /// <summary>Adds a field of named tensors; null is written as null.</summary>
    public void Add(string field, IReadOnlyList<KeyValuePair<string, Tensor?>> tensors)
    {
        Begin(field);
        TensorWriter.Write(json, tensors, Base64);
    }

    /// <summary>Adds a field of rows of named tensors.</summary>
    public void Add(string field, IReadOnlyList<KeyValuePair<string, IReadOnlyList<KeyValuePair<string, Tensor?>>>> table)
    {
        Begin(field);
        json.Write((byte)'{');
        for (int i = 0; i < table.Count; i++)
        {
            json.Write(i > 0 ? ","u8 : default);
            TensorWriter.Name(json, table[i].Key);
            json.Write((byte)':');
            TensorWriter.Write(json, table[i].Value, Base64);
        }

        json.Write((byte)'}');
    }

    /// <summary>Adds a field of text.</summary>
    public void Add(string field, string text)
    {
        Begin(field);
        TensorWriter.Name(json, text);
    }

    /// <summary>Adds a field that is true or false.</summary>
    public void Add(string field, bool flag)
    {
        Begin(field);
        json.Write(flag ? "true"u8 : "false"u8);
    }

    /// <summary>Adds a field of tensors with all that autograd knows of them.</summary>
    public void AddVariables(string field, IReadOnlyList<KeyValuePair<string, Tensor>> tensors)
    {
        Begin(field);
        json.Write((byte)'{');
        for (int i = 0; i < tensors.Count; i++)
        {
            json.Write(i > 0 ? ","u8 : default);
            TensorWriter.Name(json, tensors[i].Key);
            json.Write((byte)':');
            TensorWriter.WriteVariable(json, tensors[i].Value, Base64);
        }

        json.Write((byte)'}');
    }

    /// <summary>Adds a field that somebody else writes.</summary>
    public void Add(string field, Action<AnswerBuffer> write)
    {
        Begin(field);
        write(json);
    }

    /// <summary>Answers with a text of another kind, instead of an object.</summary>
    public void Be(string mediaType, string text)
    {
        MediaType = mediaType;
        json.Advance(Encoding.UTF8.GetBytes(text, json.GetSpan(Encoding.UTF8.GetByteCount(text))));
    }

    /// <summary>Ends the object.</summary>
    public void End() => json.Write(open ? "}"u8 : default);

    private void Begin(string field)
    {
        json.Write(open ? (byte)',' : (byte)'{');
        open = true;
        TensorWriter.Name(json, field);
        json.Write((byte)':');
    }
}
