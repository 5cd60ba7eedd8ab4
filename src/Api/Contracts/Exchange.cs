using System.Text.Json.Nodes;

namespace GradService.Api.Contracts;

/// <summary>What goes into an endpoint and what comes out, for its documentation.</summary>
/// <param name="Request">The form of the body; null for none.</param>
/// <param name="Answer">The form of the answer; null where it is no JSON.</param>
/// <param name="Example">A body, or the value of the path's parameter, that works as it stands.</param>
/// <param name="Failures">The statuses of the problems that it may answer with.</param>
internal sealed record Exchange(Type? Request, Type? Answer, JsonNode? Example, IReadOnlyList<int> Failures)
{
    /// <summary>What the answer may be instead of JSON.</summary>
    public IReadOnlyList<OtherMedia> Others { get; init; } = [];

    /// <summary>More bodies that work as they stand, by what they show.</summary>
    public IReadOnlyList<(string Name, JsonNode? Body)> MoreExamples { get; init; } = [];
}

/// <summary>A kind of answer that is no JSON.</summary>
/// <param name="Type">The media type.</param>
/// <param name="Description">What it is, and when.</param>
internal sealed record OtherMedia(string Type, string Description);

/// <summary>Documents endpoints.</summary>
internal static class ExchangeDocumentation
{
    private static readonly int[] ComputeFailures = [400, 413, 415, 422, 500, 503, 504];

    /// <summary>Documents an endpoint that computes.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="summary">What it does, in a few words.</param>
    /// <param name="description">What it does.</param>
    /// <param name="example">A body that works as it stands.</param>
    /// <param name="others">What the answer may be instead of JSON.</param>
    /// <param name="more">More bodies, by what they show.</param>
    public static void Document<TRequest, TAnswer>(
        this IEndpointConventionBuilder endpoint, string summary, string description, string example, IReadOnlyList<OtherMedia>? others = null,
        params (string Name, string Body)[] more) =>
        endpoint.WithTags("Graphs").WithSummary(summary).WithDescription(description)
            .WithMetadata(new Exchange(typeof(TRequest), typeof(TAnswer), JsonNode.Parse(example), ComputeFailures)
            {
                Others = others ?? [],
                MoreExamples = [.. more.Select(one => (one.Name, JsonNode.Parse(one.Body)))],
            });

    /// <summary>Documents an endpoint that tells something.</summary>
    public static void Document<TAnswer>(this IEndpointConventionBuilder endpoint, string tag, string summary, string? example = null, params int[] failures) =>
        endpoint.WithTags(tag).WithSummary(summary)
            .WithMetadata(new Exchange(null, typeof(TAnswer), example is null ? null : JsonValue.Create(example), failures));

    /// <summary>Documents an endpoint that tells something in a text that is no JSON.</summary>
    public static void Document(this IEndpointConventionBuilder endpoint, string tag, string summary, OtherMedia text) =>
        endpoint.WithTags(tag).WithSummary(summary).WithMetadata(new Exchange(null, null, null, []) { Others = [text] });
}
