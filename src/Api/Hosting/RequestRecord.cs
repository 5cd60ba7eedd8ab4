using System.Diagnostics;
using Serilog.Events;

namespace GradService.Api.Hosting;

/// <summary>What the log tells about a request: its size, the time in each stage, and how it ended; never what is in its tensors.</summary>
internal sealed class RequestRecord
{
    private static readonly object Key = new();

    private static readonly string[] StageNames = [.. Enum.GetNames<Stage>().Select(name => name + "Ms")];

    private long last = Stopwatch.GetTimestamp();

    /// <summary>Bytes of the body.</summary>
    public int BodyBytes { get; set; }

    /// <summary>Bytes of the answer.</summary>
    public int AnswerBytes { get; set; }

    /// <summary>Nodes of the graph.</summary>
    public int Nodes { get; set; }

    /// <summary>Inputs of the graph.</summary>
    public int Inputs { get; set; }

    /// <summary>Bytes that the tensors took.</summary>
    public long TensorBytes { get; set; }

    /// <summary>Scalar operations spent.</summary>
    public long Operations { get; set; }

    /// <summary>Milliseconds from the turn to the end of the computation, whether or not it succeeded.</summary>
    public double ComputationMs { get; set; }

    /// <summary>The word for how it ended: <c>ok</c> or the kind of error.</summary>
    public string Outcome { get; set; } = "ok";

    /// <summary>Milliseconds in the body, in the queue, and in reading, evaluating, differentiating and writing.</summary>
    public double[] Stages { get; } = new double[6];

    /// <summary>The record of a request.</summary>
    public static RequestRecord Of(HttpContext http)
    {
        if (http.Items.TryGetValue(Key, out object? record))
        {
            return (RequestRecord)record!;
        }

        var made = new RequestRecord();
        http.Items[Key] = made;
        return made;
    }

    /// <summary>What the log line of a request holds.</summary>
    public static IEnumerable<LogEventProperty> Properties(HttpContext http, string path, double milliseconds, int status)
    {
        RequestRecord record = Of(http);
        var properties = new List<LogEventProperty>(20)
        {
            Property("RequestMethod", http.Request.Method),
            Property("RequestPath", path),
            Property("StatusCode", status),
            Property("Elapsed", milliseconds),
            Property(nameof(Outcome), record.Outcome),
        };
        if (record.BodyBytes > 0)
        {
            properties.Add(Property(nameof(BodyBytes), record.BodyBytes));
            properties.Add(Property(nameof(AnswerBytes), record.AnswerBytes));
            properties.Add(Property(nameof(Nodes), record.Nodes));
            properties.Add(Property(nameof(Inputs), record.Inputs));
            properties.Add(Property(nameof(TensorBytes), record.TensorBytes));
            properties.Add(Property(nameof(Operations), record.Operations));
            for (int i = 0; i < StageNames.Length; i++)
            {
                properties.Add(Property(StageNames[i], Math.Round(record.Stages[i], 3)));
            }
        }

        return properties;
    }

    private static LogEventProperty Property(string name, object value) => new(name, new ScalarValue(value));

    /// <summary>Ends a stage: the time since the last one ended was spent in it.</summary>
    public void End(Stage stage)
    {
        long now = Stopwatch.GetTimestamp();
        Stages[(int)stage] = Stopwatch.GetElapsedTime(last, now).TotalMilliseconds;
        last = now;
    }
}

/// <summary>The stages of a request.</summary>
internal enum Stage
{
    /// <summary>Receiving the body.</summary>
    Body,

    /// <summary>Waiting for a turn.</summary>
    Wait,

    /// <summary>Reading the graph and its tensors.</summary>
    Read,

    /// <summary>Running the nodes.</summary>
    Evaluate,

    /// <summary>Running backward.</summary>
    Differentiate,

    /// <summary>Writing the answer.</summary>
    Write,
}
