namespace GradService.Language.Numpy;

/// <summary>How arrays print: what <c>np.set_printoptions</c> sets, for one program.</summary>
internal sealed record ArrayPrintOptions
{
    /// <summary>The most digits behind the point.</summary>
    public int Precision { get; init; } = 8;

    /// <summary>More elements than this are summarised.</summary>
    public long Threshold { get; init; } = 1000;

    /// <summary>How many a summary shows at each end of a dimension.</summary>
    public int EdgeItems { get; init; } = 3;

    /// <summary>The characters of a line.</summary>
    public int LineWidth { get; init; } = 75;

    /// <summary>Whether small numbers print without exponents.</summary>
    public bool Suppress { get; init; }

    /// <summary>What stands for NaN.</summary>
    public string NaN { get; init; } = "nan";

    /// <summary>What stands for infinity.</summary>
    public string Infinity { get; init; } = "inf";

    /// <summary>The sign of numbers that are positive: <c>-</c> for none.</summary>
    public char Sign { get; init; } = '-';

    /// <summary>Whether all numbers show the same digits: <c>fixed</c>, <c>unique</c>, <c>maxprec</c>, <c>maxprec_equal</c>.</summary>
    public string FloatMode { get; init; } = "maxprec";
}
