namespace GradService.Language.Runtime;

/// <summary>The bounds of a program beside those of the evaluation around it.</summary>
public sealed record ScriptLimits
{
    /// <summary>The most characters of a program's text.</summary>
    public int TextCharacters { get; init; } = 1 << 20;

    /// <summary>The most statements, calls and rounds of loops that it runs.</summary>
    public long Steps { get; init; } = 5_000_000;

    /// <summary>The most characters that it prints.</summary>
    public int OutputCharacters { get; init; } = 1 << 20;
}
