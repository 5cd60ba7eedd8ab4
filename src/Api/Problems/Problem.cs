using System.Text.Json.Serialization;
using GradService.Language;
using GradService.Tensors;

namespace GradService.Api.Problems;

/// <summary>What went wrong, after RFC 9457, with a stable word for its kind and its place in the request.</summary>
public sealed record Problem
{
    private static readonly Dictionary<ErrorKind, string> Words = Enum.GetValues<ErrorKind>().ToDictionary(
        kind => kind,
        kind => string.Concat(kind.ToString().Select((letter, i) => char.IsUpper(letter) && i > 0 ? $"_{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}")));

    /// <summary>A URI that stands for the kind of problem.</summary>
    public string Type => $"urn:gradservice:problem:{Kind}";

    /// <summary>The kind of problem in words.</summary>
    public string Title => char.ToUpperInvariant(Kind[0]) + Kind[1..].Replace('_', ' ');

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>What is wrong, with the values at fault and PyTorch's own words where PyTorch has them.</summary>
    public required string Detail { get; init; }

    /// <summary>A stable word for the kind of problem, for programs to read.</summary>
    public required string Kind { get; init; }

    /// <summary>A JSON pointer to the place in the request.</summary>
    public string? Pointer { get; init; }

    /// <summary>The operator at fault.</summary>
    public string? Op { get; init; }

    /// <summary>The node of the graph at fault.</summary>
    public string? Node { get; init; }

    /// <summary>The line of a text that cannot be parsed, from 1.</summary>
    public int? Line { get; init; }

    /// <summary>The column in that line, from 1.</summary>
    public int? Column { get; init; }

    /// <summary>The exception that PyTorch or Python would raise.</summary>
    public string? Exception { get; init; }

    /// <summary>What a script had printed before an exception ended it.</summary>
    public string? Stdout { get; init; }

    /// <summary>What the server's log calls this request.</summary>
    [JsonPropertyName("trace_id")]
    public string? TraceId { get; init; }

    /// <summary>The problem that an error of the caller is.</summary>
    public static Problem Of(GradException error) => new()
    {
        Status = StatusOf(error.Kind),
        Kind = Words[error.Kind],
        Detail = error.Message,
        Pointer = error.Pointer,
        Op = error.Operator,
        Node = error.Node,
        Line = error.Line,
        Column = error.Column,
        Exception = error.Kind == ErrorKind.MalformedJson ? null : error.PythonType,
    };

    /// <summary>The problem that the exception is which ended a script.</summary>
    public static Problem Of(ScriptException error) => new()
    {
        Status = StatusOf(error.Kind),
        Kind = Words[error.Kind],
        Detail = error.Message,
        Line = error.Line,
        Column = error.Column,
        Exception = error.PythonType,
        Stdout = error.Output,
    };

    /// <summary>The problem that an HTTP status alone stands for.</summary>
    public static Problem Of(int status, string? detail = null) => status switch
    {
        400 => Plain(status, "bad_request", detail ?? "the request cannot be read"),
        404 => Plain(status, "not_found", detail ?? "there is nothing at this address; /swagger shows what there is"),
        405 => Plain(status, "method_not_allowed", detail ?? "this address answers to another method"),
        408 => Plain(status, "request_timeout", detail ?? "the body came too slowly"),
        413 => Plain(status, "limit_exceeded", detail ?? "the body is too long"),
        415 => Plain(status, "unsupported_media_type", detail ?? "the body must be application/json"),
        503 => Plain(status, "server_busy", detail ?? "the server is full; try again shortly"),
        500 => Plain(status, "internal_error", "the server failed; the trace id says where its log tells more"),
        _ => Plain(status, "http_error", detail ?? "the request failed"),
    };

    private static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.MalformedJson => StatusCodes.Status400BadRequest,
        ErrorKind.Timeout => StatusCodes.Status504GatewayTimeout,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    private static Problem Plain(int status, string kind, string detail) => new() { Status = status, Kind = kind, Detail = detail };
}
