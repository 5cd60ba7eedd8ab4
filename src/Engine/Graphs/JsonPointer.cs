namespace GradService.Graphs;

/// <summary>JSON pointers, RFC 6901: the places in a request that errors name.</summary>
internal static class JsonPointer
{
    /// <summary>A field's name as a part of a pointer.</summary>
    public static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
