using GradService.Api.Hosting;
using GradService.Tensors;

namespace GradService.Api.Json;

/// <summary>The answer of a request: an object whose fields hold named tensors.</summary>
internal sealed class Answer(AnswerBuffer json, RequestRecord record)
{
    private bool open;

    /// <summary>Whether tensors are written in base64.</summary>
    public bool Base64 { get; set; }

    /// <summary>What the log will tell.</summary>
    public RequestRecord Record => record;

    /// <summary>Adds a field of named tensors; null is written as null.</summary>
    public void Add(string field, IReadOnlyList<KeyValuePair<string, Tensor?>> tensors)
    {
        json.Write(open ? (byte)',' : (byte)'{');
        open = true;
        TensorWriter.Name(json, field);
        json.Write((byte)':');
        TensorWriter.Write(json, tensors, Base64);
    }

    /// <summary>Ends the object.</summary>
    public void End() => json.Write("}"u8);
}
