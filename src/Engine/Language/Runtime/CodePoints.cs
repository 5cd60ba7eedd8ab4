
namespace GradService.Language.Runtime;

/// <summary>Strings as Python counts them: by code points, of which .NET writes some as two characters.</summary>
internal static class CodePoints
{
    /// <summary>How many there are.</summary>
    public static int Count(string text) => IsPlain(text) ? text.Length : text.EnumerateRunes().Count();

    /// <summary>Each as a string of its own; null where each is one character.</summary>
    public static IReadOnlyList<string>? Split(string text) => IsPlain(text) ? null : [.. text.EnumerateRunes().Select(static rune => rune.ToString())];

    private static bool IsPlain(string text) => !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF');
}
