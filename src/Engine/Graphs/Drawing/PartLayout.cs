namespace GradService.Graphs.Drawing;

/// <summary>Where everything goes in a picture of which all parts are joined.</summary>
internal sealed class PartLayout
{
    // Between layers: lines need more room the further they go sideways.
    private const double LayerGap = 54;
    private const double MostLayerGap = 150;
    private const double Steepness = 0.12;

    // Lines enter a box side by side.
    private const double EntryGap = 14;

    // From where a line leaves a box to what is written on it.
    private const double LabelRight = 5;
    private const double LabelDown = BoxSize.LineFont + 2;

    private readonly LayeredGraph graph;
    private readonly BoxSize[] sizes;
    private readonly double[] x;
    private readonly double[] top;
    private readonly double[] bottom;

    public PartLayout(LayeredGraph graph)
    {
        this.graph = graph;
        sizes = BoxSize.Of(graph.Diagram);
        Crossings = CrossingReduction.Run(graph);
        x = Placement.Run(graph, sizes);
        top = new double[graph.Layers.Length];
        bottom = new double[graph.Layers.Length];
        Stack();
        Boxes = [.. sizes.Select((size, i) => new Area(x[i] - (size.Width / 2), top[graph.LayerOf(i)], size.Width, size.Height))];
        Lines = [.. DrawLines()];
        Labels = [.. graph.Diagram.Links.DistinctBy(link => (link.From, link.Port)).Select(LabelOf)];
        Width = Math.Max(Math.Max(x.Max(), Boxes.Max(box => box.Left + box.Width)), Labels.Select(RightOf).DefaultIfEmpty().Max());
        Height = bottom[^1];
    }

    public IReadOnlyList<Area> Boxes { get; }

    public IReadOnlyList<Line> Lines { get; }

    public IReadOnlyList<Label> Labels { get; }

    public double Width { get; }

    public double Height { get; }

    public long Crossings { get; }

    private static double RightOf(Label label) => label.Place.X + (TextWidth.Of(label.Text) * BoxSize.LineFont * BoxSize.LetterWidth);

    private void Stack()
    {
        double y = 0;
        for (int i = 0; i < top.Length; i++)
        {
            double sideways = 0, height = 0;
            foreach (int point in graph.Layers[i])
            {
                height = graph.IsBend(point) ? height : Math.Max(height, sizes[point].Height);
                foreach (Segment segment in graph.Above(point))
                {
                    sideways = Math.Max(sideways, Math.Abs(x[segment.From] - x[point]));
                }
            }

            top[i] = y + (i == 0 ? 0 : Math.Min(LayerGap + (Steepness * sideways), MostLayerGap));
            y = bottom[i] = top[i] + height;
        }
    }

    // The common part of the links of a result, then each from there to its box.
    private IEnumerable<Line> DrawLines()
    {
        Dictionary<Segment, double> entries = Entries();
        foreach (var links in graph.Diagram.Links.GroupBy(link => (link.From, link.Port)))
        {
            int[] bends = graph.Bends(links.Key.From, links.Key.Port).ToArray();
            if (bends.Length > 0)
            {
                yield return new Line([PortOf(links.First()), .. bends.SelectMany(Passing)], links.Any(link => link.CarriesGradient), IsWhole: false);
            }

            foreach (Link link in links)
            {
                int passed = graph.LayerOf(link.To) - graph.LayerOf(link.From) - 1;
                var last = passed == 0 ? new Segment(link.From, link.Port, link.To) : new Segment(bends[passed - 1], -1, link.To);
                Place begin = passed == 0 ? PortOf(link) : Passing(bends[passed - 1])[1];
                yield return new Line([begin, new Place(entries[last], Boxes[link.To].Top)], link.CarriesGradient, IsWhole: true);
            }
        }
    }

    private Place PortOf(Link link) => new(x[link.From] + sizes[link.From].Ports[link.Port], Boxes[link.From].Top + Boxes[link.From].Height);

    private Label LabelOf(Link link)
    {
        Place port = PortOf(link);
        return new Label(link.Label, new Place(port.X + LabelRight, port.Y + LabelDown));
    }

    private Place[] Passing(int bend) => [new(x[bend], top[graph.LayerOf(bend)]), new(x[bend], bottom[graph.LayerOf(bend)])];

    // In the order in which they come from above, so that they do not cross right before the box.
    private Dictionary<Segment, double> Entries()
    {
        var entries = new Dictionary<Segment, double>();
        for (int box = 0; box < sizes.Length; box++)
        {
            List<Segment> segments = [.. graph.Above(box).ToArray().Distinct().OrderBy(XOf)];
            double gap = Math.Min(EntryGap, sizes[box].Width / (segments.Count + 1));
            for (int i = 0; i < segments.Count; i++)
            {
                entries[segments[i]] = x[box] + (gap * (i - ((segments.Count - 1) / 2.0)));
            }
        }

        return entries;
    }

    private double XOf(Segment segment) => x[segment.From] + (segment.Port < 0 ? 0 : sizes[segment.From].Ports[segment.Port]);
}
