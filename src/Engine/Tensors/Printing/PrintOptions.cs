namespace GradService.Tensors.Printing;

/// <summary>How tensors print: what <c>torch.set_printoptions</c> sets, for one evaluation.</summary>
public sealed record PrintOptions
{
    /// <summary>The decimals of floats.</summary>
    public int Precision { get; init; } = 4;

    /// <summary>More elements than this are summarised.</summary>
    public double Threshold { get; init; } = 1000;

    /// <summary>How many a summary shows at each end of a dimension.</summary>
    public int EdgeItems { get; init; } = 3;

    /// <summary>The characters of a line.</summary>
    public int LineWidth { get; init; } = 80;

    /// <summary>Whether floats print in scientific form; null where their values decide.</summary>
    public bool? Scientific { get; init; }
}
