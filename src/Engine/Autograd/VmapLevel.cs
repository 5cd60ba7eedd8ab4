namespace GradService.Autograd;

/// <summary>What random operators give to the samples of a vmap.</summary>
public enum Randomness
{
    /// <summary>They are an error.</summary>
    Error,

    /// <summary>Each sample gets numbers of its own.</summary>
    Different,

    /// <summary>All samples get the same numbers.</summary>
    Same,
}

/// <summary>An open level of vmap.</summary>
/// <param name="Level">Its number; never given twice.</param>
/// <param name="Size">The number of samples.</param>
/// <param name="Randomness">What random operators do.</param>
internal sealed record VmapLevel(long Level, long Size, Randomness Randomness);
