namespace GradService.Graphs.Drawing;

/// <summary>How large a box is, by its text and what is written on the links that leave it.</summary>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
/// <param name="Ports">For each result, how far right of the box's middle its links leave.</param>
internal sealed record BoxSize(double Width, double Height, double[] Ports)
{
    /// <summary>The size of a name's letters.</summary>
    public const double TitleFont = 13;

    /// <summary>The size of all other letters.</summary>
    public const double LineFont = 11;

    /// <summary>From one line to the next.</summary>
    public const double LineHeight = 15;

    /// <summary>From the edge of a box to its text.</summary>
    public const double Padding = 12;

    /// <summary>The width of a letter of the usual fonts of one width, by its size.</summary>
    public const double LetterWidth = 0.605;

    private const double MinWidth = 56;
    private const double LabelGap = 14;

    /// <summary>The sizes of all boxes of a diagram.</summary>
    public static BoxSize[] Of(Diagram diagram)
    {
        var ports = new SortedDictionary<int, string>[diagram.Boxes.Count];
        foreach (Link link in diagram.Links)
        {
            (ports[link.From] ??= [])[link.Port] = link.Label;
        }

        return [.. diagram.Boxes.Select((box, i) => Of(box, ports[i] ?? []))];
    }

    // A label stands right of where its line leaves, so it has half of what is between two lines, at least.
    private static BoxSize Of(Box box, SortedDictionary<int, string> labels)
    {
        double text = Math.Max(Wide(box.Title, TitleFont), box.Lines.Count == 0 ? 0 : box.Lines.Max(line => Wide(line, LineFont)));
        double label = labels.Count == 0 ? 0 : labels.Values.Max(one => Wide(one, LineFont)) + LabelGap;
        double width = Math.Max(MinWidth, Math.Max(text + (2 * Padding), label * labels.Count));
        var ports = new double[labels.Count == 0 ? 0 : labels.Keys.Max() + 1];
        int next = 0;
        foreach (int port in labels.Keys)
        {
            ports[port] = width * (((next++ + 0.5) / labels.Count) - 0.5);
        }

        return new BoxSize(width, Padding + LineHeight + (box.Lines.Count * LineHeight), ports);
    }

    private static double Wide(string text, double font) => TextWidth.Of(text) * font * LetterWidth;
}
