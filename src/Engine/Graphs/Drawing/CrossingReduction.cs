namespace GradService.Graphs.Drawing;

/// <summary>
/// Orders the points of each layer so that few lines cross: each goes to the mean place of its neighbours in the layer above, then below,
/// to and fro, and the best order found stays (the barycentre method of Sugiyama, Tagawa and Toda, 1981).
/// </summary>
internal sealed class CrossingReduction
{
    private const int MaxSweeps = 24;

    // Sweeps in a row that found nothing better.
    private const int Patience = 6;

    private readonly LayeredGraph graph;
    private readonly int[] place;
    private readonly double[] wish;

    private CrossingReduction(LayeredGraph graph)
    {
        this.graph = graph;
        place = new int[graph.Count];
        wish = new double[graph.Count];
    }

    /// <summary>Orders the points of all layers.</summary>
    /// <returns>The number of crossings left.</returns>
    public static long Run(LayeredGraph graph)
    {
        var reduction = new CrossingReduction(graph);
        foreach (List<int> layer in graph.Layers)
        {
            reduction.Number(layer);
        }

        return reduction.Improve();
    }

    private long Improve()
    {
        long best = Crossings();
        int[][] order = Order();
        for (int sweep = 0, since = 0; sweep < MaxSweeps && since < Patience && best > 0; sweep++, since++)
        {
            bool down = sweep % 2 == 0;
            for (int i = 1; i < graph.Layers.Length; i++)
            {
                Sort(graph.Layers[down ? i : graph.Layers.Length - 1 - i], down);
            }

            long crossings = Crossings();
            if (crossings < best)
            {
                (best, order, since) = (crossings, Order(), 0);
            }
        }

        for (int i = 0; i < order.Length; i++)
        {
            graph.Layers[i].Clear();
            graph.Layers[i].AddRange(order[i]);
        }

        return best;
    }

    private int[][] Order() => [.. graph.Layers.Select(layer => layer.ToArray())];

    private void Number(List<int> layer)
    {
        for (int i = 0; i < layer.Count; i++)
        {
            place[layer[i]] = i;
        }
    }

    private void Sort(List<int> layer, bool down)
    {
        foreach (int point in layer)
        {
            wish[point] = Wish(point, down);
        }

        layer.Sort((a, b) => wish[a] != wish[b] ? wish[a].CompareTo(wish[b]) : place[a].CompareTo(place[b]));
        Number(layer);
    }

    // A port to the right of another is a little further right.
    private double Wish(int point, bool down)
    {
        ReadOnlySpan<Segment> segments = down ? graph.Above(point) : graph.Below(point);
        double sum = 0;
        foreach (Segment segment in segments)
        {
            sum += down ? place[segment.From] + PortOf(segment) : place[segment.To];
        }

        return segments.Length == 0 ? place[point] : sum / segments.Length;
    }

    private static double PortOf(Segment segment) => 1 - (1 / (2.0 + Math.Max(segment.Port, 0)));

    private long Crossings()
    {
        long crossings = 0;
        for (int i = 1; i < graph.Layers.Length; i++)
        {
            crossings += CrossingsAbove(graph.Layers[i], graph.Layers[i - 1].Count);
        }

        return crossings;
    }

    // Two lines cross where one begins further right and ends further left: inversions, counted in a Fenwick tree.
    private long CrossingsAbove(List<int> layer, int width)
    {
        var tree = new int[width + 1];
        long crossings = 0;
        int seen = 0;
        foreach (int point in layer)
        {
            ReadOnlySpan<Segment> segments = graph.Above(point);
            foreach (Segment segment in segments)
            {
                int notRight = 0;
                for (int i = place[segment.From] + 1; i > 0; i -= i & -i)
                {
                    notRight += tree[i];
                }

                crossings += seen - notRight;
            }

            foreach (Segment segment in segments)
            {
                for (int i = place[segment.From] + 1; i <= width; i += i & -i)
                {
                    tree[i]++;
                }
            }

            seen += segments.Length;
        }

        return crossings;
    }
}
