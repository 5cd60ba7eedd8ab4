using System.ComponentModel.DataAnnotations;
using GradService.Language.Runtime;

namespace GradService.Api.Hosting;

/// <summary>What one request may take, and how many may run at once: the section <c>Limits</c> of the configuration.</summary>
public sealed class Limits
{
    /// <summary>The most bytes of a request's body; also of an inflated one.</summary>
    [Range(1, int.MaxValue)]
    public int BodyBytes { get; init; } = 32 << 20;

    /// <summary>The most bytes of an answer.</summary>
    [Range(1, int.MaxValue)]
    public int AnswerBytes { get; init; } = 256 << 20;

    /// <summary>The most bytes that all tensors of a request may take together.</summary>
    [Range(1, long.MaxValue)]
    public long TensorBytes { get; init; } = 1L << 30;

    /// <summary>The most scalar operations that a request may spend.</summary>
    [Range(1, long.MaxValue)]
    public long Operations { get; init; } = 50_000_000_000;

    /// <summary>The most nodes of a graph.</summary>
    [Range(1, int.MaxValue)]
    public int Nodes { get; init; } = 100_000;

    /// <summary>The longest that a computation may run, in seconds.</summary>
    [Range(0.001, 86_400)]
    public double Seconds { get; init; } = 30;

    /// <summary>The most characters of a program's text.</summary>
    [Range(1, int.MaxValue)]
    public int ProgramCharacters { get; init; } = 1 << 20;

    /// <summary>The most statements, calls and rounds of loops that a program runs.</summary>
    [Range(1, long.MaxValue)]
    public long ProgramSteps { get; init; } = 5_000_000;

    /// <summary>The most characters that a program prints.</summary>
    [Range(1, int.MaxValue)]
    public int OutputCharacters { get; init; } = 1 << 20;

    /// <summary>How many computations run at once; 0 means one for each processor, and two at least.</summary>
    [Range(0, 10_000)]
    public int Concurrent { get; init; }

    /// <summary>How many requests wait for their turn; beyond that the answer is 503.</summary>
    [Range(0, 1_000_000)]
    public int Queue { get; init; } = 256;

    /// <summary>How many computations run at once, where nothing is configured too.</summary>
    internal int Turns => Concurrent > 0 ? Concurrent : Math.Max(2, Environment.ProcessorCount);

    /// <summary>The bounds of a program.</summary>
    internal ScriptLimits Script => new() { TextCharacters = ProgramCharacters, Steps = ProgramSteps, OutputCharacters = OutputCharacters };
}
