using System.Runtime.InteropServices;

namespace GradService.Graphs.Drawing;

/// <summary>
/// A diagram in layers. A link that passes layers has a bend in each of them, and all links of one result share their bends: so every
/// segment joins two neighbouring layers. Points are the boxes, by their numbers, and behind them the bends.
/// </summary>
internal sealed class LayeredGraph
{
    private readonly List<int> layerOf;
    private readonly List<List<Segment>> above = [];
    private readonly List<List<Segment>> below = [];
    private readonly Dictionary<(int Box, int Port), int[]> bends = [];

    private LayeredGraph(Diagram diagram)
    {
        Diagram = diagram;
        layerOf = [.. Layering.Of(diagram)];
        Layers = [.. Enumerable.Range(0, layerOf.Count == 0 ? 0 : layerOf.Max() + 1).Select(_ => new List<int>())];
        for (int i = 0; i < layerOf.Count; i++)
        {
            AddPoint(i);
        }
    }

    /// <summary>What is laid out.</summary>
    public Diagram Diagram { get; }

    /// <summary>The points of each layer, from left to right.</summary>
    public List<int>[] Layers { get; }

    /// <summary>How many points there are.</summary>
    public int Count => layerOf.Count;

    /// <summary>Puts a diagram into layers.</summary>
    /// <param name="diagram">The diagram.</param>
    /// <param name="room">How many bends there is room for.</param>
    /// <returns>The layers, or null if there is not room enough.</returns>
    public static LayeredGraph? Of(Diagram diagram, long room)
    {
        var graph = new LayeredGraph(diagram);
        var results = diagram.Links.GroupBy(link => (link.From, link.Port)).ToList();
        if (results.Sum(links => (long)graph.Span(links) - 1) > room)
        {
            return null;
        }

        foreach (var links in results)
        {
            graph.AddLinks(links);
        }

        return graph;
    }

    /// <summary>The bends of the links of each result, from the top down.</summary>
    public IEnumerable<int[]> AllBends => bends.Values;

    /// <summary>Whether a point is a bend of a line.</summary>
    public bool IsBend(int point) => point >= Diagram.Boxes.Count;

    /// <summary>The layer of a point, counted from the top.</summary>
    public int LayerOf(int point) => layerOf[point];

    /// <summary>The segments that come from the layer above.</summary>
    public ReadOnlySpan<Segment> Above(int point) => CollectionsMarshal.AsSpan(above[point]);

    /// <summary>The segments that go to the layer below.</summary>
    public ReadOnlySpan<Segment> Below(int point) => CollectionsMarshal.AsSpan(below[point]);

    /// <summary>The bends of the links of a result, from the top down.</summary>
    public ReadOnlySpan<int> Bends(int box, int port) => bends[(box, port)];

    private int Span(IEnumerable<Link> links) => links.Max(link => layerOf[link.To] - layerOf[link.From]);

    private void AddLinks(IGrouping<(int Box, int Port), Link> links)
    {
        var (box, port) = links.Key;
        int top = layerOf[box];
        var own = new int[Span(links) - 1];
        for (int i = 0; i < own.Length; i++)
        {
            own[i] = layerOf.Count;
            layerOf.Add(top + i + 1);
            AddPoint(own[i]);
            AddSegment(i == 0 ? box : own[i - 1], i == 0 ? port : -1, own[i]);
        }

        bends.Add(links.Key, own);
        foreach (Link link in links)
        {
            int passed = layerOf[link.To] - top - 1;
            AddSegment(passed == 0 ? box : own[passed - 1], passed == 0 ? port : -1, link.To);
        }
    }

    private void AddPoint(int point)
    {
        Layers[layerOf[point]].Add(point);
        above.Add([]);
        below.Add([]);
    }

    private void AddSegment(int from, int port, int to)
    {
        var segment = new Segment(from, port, to);
        below[from].Add(segment);
        above[to].Add(segment);
    }
}

/// <summary>A piece of a line between two neighbouring layers.</summary>
/// <param name="From">The point above.</param>
/// <param name="Port">The result of the box above that it carries; -1 where it leaves a bend.</param>
/// <param name="To">The point below.</param>
internal readonly record struct Segment(int From, int Port, int To);
