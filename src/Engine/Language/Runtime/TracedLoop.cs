namespace GradService.Language.Runtime;

/// <summary>A loop of a traced program: where among the nodes its rounds began, and where it ended.</summary>
/// <param name="count">Counts the nodes so far.</param>
internal sealed class TracedLoop(Func<int> count)
{
    private readonly List<int> starts = [];

    /// <summary>Where each round began; behind the last one its end. Empty while the loop has not ended in the ordinary way.</summary>
    public IReadOnlyList<int> Bounds { get; private set; } = [];

    /// <summary>A round begins.</summary>
    public void Round() => starts.Add(count());

    /// <summary>All rounds were run to their ends.</summary>
    public void End() => Bounds = [.. starts, count()];
}
