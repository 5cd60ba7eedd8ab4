using GradService.Tensors;

namespace GradService.Graphs.Drawing;

/// <summary>A place in a picture; y grows downwards.</summary>
/// <param name="X">From the left.</param>
/// <param name="Y">From the top.</param>
internal readonly record struct Place(double X, double Y)
{
    /// <summary>The place so far to the right.</summary>
    public Place Right(double by) => new(X + by, Y);
}

/// <summary>A box in a picture.</summary>
/// <param name="Left">Its left edge.</param>
/// <param name="Top">Its upper edge.</param>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
internal readonly record struct Area(double Left, double Top, double Width, double Height);

/// <summary>A line from a box, or from a bend of another line of the same result, to a box or to the last bend.</summary>
/// <param name="Places">Where it begins, bends and ends. Between a bend's two places it goes straight down.</param>
/// <param name="CarriesGradient">Whether a gradient comes back along it.</param>
/// <param name="IsWhole">Whether it ends at a box.</param>
internal sealed record Line(IReadOnlyList<Place> Places, bool CarriesGradient, bool IsWhole);

/// <summary>What is written where the links of a result leave their box.</summary>
/// <param name="Text">The text.</param>
/// <param name="Place">Where it begins, on its base line.</param>
internal readonly record struct Label(string Text, Place Place);

/// <summary>
/// Where everything in a layered picture goes, after Sugiyama, Tagawa and Toda: layers by the longest path, bends where a link passes a
/// layer, an order of few crossings, and coordinates. Parts that no link joins stand side by side. Nothing in it recurses, and the same
/// diagram always gives the same picture.
/// </summary>
internal sealed class Layout
{
    // What can be laid out in a moment; nobody reads a picture of so much anyway.
    private const int MaxBoxes = 2000;
    private const int MaxBends = 20_000;

    private const double PartGap = 32;

    private readonly Area[] boxes;
    private readonly List<Line> lines = [];
    private readonly List<Label> labels = [];

    private Layout(int count) => boxes = new Area[count];

    /// <summary>The boxes, in the order of the diagram's.</summary>
    public IReadOnlyList<Area> Boxes => boxes;

    /// <summary>The lines.</summary>
    public IReadOnlyList<Line> Lines => lines;

    /// <summary>The labels.</summary>
    public IReadOnlyList<Label> Labels => labels;

    /// <summary>The width of it all.</summary>
    public double Width { get; private set; }

    /// <summary>The height of it all.</summary>
    public double Height { get; private set; }

    /// <summary>How many times lines cross.</summary>
    public long Crossings { get; private set; }

    /// <summary>Lays a diagram out.</summary>
    /// <exception cref="GradException">It is too large for a picture.</exception>
    public static Layout Of(Diagram diagram)
    {
        if (diagram.Boxes.Count > MaxBoxes)
        {
            throw TooLarge($"{MaxBoxes} boxes, and this graph has {diagram.Boxes.Count}");
        }

        var layout = new Layout(diagram.Boxes.Count);
        long room = MaxBends;
        foreach (var (numbers, part) in Components.Of(diagram))
        {
            LayeredGraph graph = LayeredGraph.Of(part, room) ?? throw TooLarge($"{MaxBends} bends of lines that pass other layers, and this graph has more");
            room -= graph.Count - part.Boxes.Count;
            layout.Add(numbers, new PartLayout(graph));
        }

        return layout;
    }

    private static GradException TooLarge(string what) => new(
        ErrorKind.LimitExceeded, $"a picture has at most {what}; the formats json, mermaid and dot have no such bound");

    private void Add(int[] numbers, PartLayout part)
    {
        double left = Width == 0 ? 0 : Width + PartGap;
        for (int i = 0; i < numbers.Length; i++)
        {
            boxes[numbers[i]] = part.Boxes[i] with { Left = part.Boxes[i].Left + left };
        }

        lines.AddRange(part.Lines.Select(line => line with { Places = [.. line.Places.Select(place => place.Right(left))] }));
        labels.AddRange(part.Labels.Select(label => label with { Place = label.Place.Right(left) }));
        Width = left + part.Width;
        Height = Math.Max(Height, part.Height);
        Crossings += part.Crossings;
    }
}
