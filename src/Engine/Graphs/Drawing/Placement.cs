namespace GradService.Graphs.Drawing;

/// <summary>
/// Gives each point its x, its layer's order kept: as near as can be to where its neighbours are. Layer after layer, down and up, it
/// minimises Σ w (x − wish)² under the distances that points of a layer keep. In x less the distances to its left the order is all that
/// binds, so that is an isotonic regression, which pooling adjacent violators solves in one pass.
/// </summary>
internal sealed class Placement
{
    private const int Sweeps = 8;
    private const int LastSweeps = 6;
    private const double BoxGap = 26;
    private const double BendGap = 16;

    // A line that bends is worse the longer it is; and a box with no neighbour to follow stays where it is.
    private const double BendToBend = 8;
    private const double BoxToBend = 2;
    private const double BoxToBox = 1;
    private const double Stay = 0.01;

    private readonly LayeredGraph graph;
    private readonly BoxSize[] sizes;
    private readonly double[] x;
    private readonly List<(double Sum, double Weight, int Count)> pools = [];

    private Placement(LayeredGraph graph, BoxSize[] sizes)
    {
        this.graph = graph;
        this.sizes = sizes;
        x = new double[graph.Count];
    }

    /// <summary>The centres of all points; the leftmost edge is at 0.</summary>
    public static double[] Run(LayeredGraph graph, BoxSize[] sizes)
    {
        var placement = new Placement(graph, sizes);
        placement.Pack();
        int layers = graph.Layers.Length;
        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            for (int i = 0; i < layers; i++)
            {
                placement.Place(graph.Layers[i], up: true, down: false);
            }

            for (int i = layers - 1; i >= 0; i--)
            {
                placement.Place(graph.Layers[i], up: false, down: true);
            }
        }

        for (int sweep = 0; sweep < LastSweeps; sweep++)
        {
            for (int i = 0; i < layers; i++)
            {
                placement.Place(graph.Layers[sweep % 2 == 0 ? i : layers - 1 - i], up: true, down: true);
            }
        }

        placement.Straighten();
        placement.MoveToZero();
        return placement.x;
    }

    private double HalfWidth(int point) => graph.IsBend(point) ? 0 : sizes[point].Width / 2;

    private double Distance(int left, int right) =>
        HalfWidth(left) + HalfWidth(right) + (graph.IsBend(left) || graph.IsBend(right) ? BendGap : BoxGap);

    private void Pack()
    {
        foreach (List<int> layer in graph.Layers)
        {
            for (int i = 1; i < layer.Count; i++)
            {
                x[layer[i]] = x[layer[i - 1]] + Distance(layer[i - 1], layer[i]);
            }

            double middle = layer.Count == 0 ? 0 : x[layer[^1]] / 2;
            foreach (int point in layer)
            {
                x[point] -= middle;
            }
        }
    }

    private void Place(List<int> layer, bool up, bool down)
    {
        pools.Clear();
        double offset = 0;
        for (int i = 0; i < layer.Count; i++)
        {
            offset += i == 0 ? 0 : Distance(layer[i - 1], layer[i]);
            var (wish, weight) = Wish(layer[i], up, down);
            var pool = (Sum: (wish - offset) * weight, Weight: weight, Count: 1);
            while (pools.Count > 0 && pools[^1].Sum / pools[^1].Weight >= pool.Sum / pool.Weight)
            {
                pool = (pool.Sum + pools[^1].Sum, pool.Weight + pools[^1].Weight, pool.Count + pools[^1].Count);
                pools.RemoveAt(pools.Count - 1);
            }

            pools.Add(pool);
        }

        offset = 0;
        int next = 0;
        foreach (var (sum, weight, count) in pools)
        {
            for (int i = 0; i < count; i++, next++)
            {
                offset += next == 0 ? 0 : Distance(layer[next - 1], layer[next]);
                x[layer[next]] = (sum / weight) + offset;
            }
        }
    }

    private (double Wish, double Weight) Wish(int point, bool up, bool down)
    {
        double sum = x[point] * Stay, total = Stay;
        foreach (Segment segment in up ? graph.Above(point) : default)
        {
            double weight = Weight(segment);
            sum += weight * (x[segment.From] + PortOf(segment));
            total += weight;
        }

        foreach (Segment segment in down ? graph.Below(point) : default)
        {
            double weight = Weight(segment);
            sum += weight * (x[segment.To] - PortOf(segment));
            total += weight;
        }

        return (sum / total, total);
    }

    private double PortOf(Segment segment) => segment.Port < 0 ? 0 : sizes[segment.From].Ports[segment.Port];

    private double Weight(Segment segment) => (graph.IsBend(segment.From), graph.IsBend(segment.To)) switch
    {
        (true, true) => BendToBend,
        (false, false) => BoxToBox,
        _ => BoxToBend,
    };

    // What is left of a line's wavering goes where its neighbours leave room: the longest stretches become straight.
    private void Straighten()
    {
        var place = new int[graph.Count];
        foreach (List<int> layer in graph.Layers)
        {
            for (int i = 0; i < layer.Count; i++)
            {
                place[layer[i]] = i;
            }
        }

        foreach (int[] bends in graph.AllBends)
        {
            for (int start = 0, end; start < bends.Length; start = end)
            {
                var (low, high, sum) = (double.MinValue, double.MaxValue, 0.0);
                for (end = start; end < bends.Length; end++)
                {
                    var (left, right) = Room(bends[end], place);
                    if (Math.Max(left, low) > Math.Min(right, high))
                    {
                        break;
                    }

                    (low, high, sum) = (Math.Max(left, low), Math.Min(right, high), sum + x[bends[end]]);
                }

                double straight = Math.Clamp(sum / (end - start), low, high);
                foreach (int bend in bends.AsSpan(start, end - start))
                {
                    x[bend] = straight;
                }
            }
        }
    }

    private (double Left, double Right) Room(int point, int[] place)
    {
        List<int> layer = graph.Layers[graph.LayerOf(point)];
        int i = place[point];
        return (
            i == 0 ? double.MinValue : Math.Min(x[point], x[layer[i - 1]] + Distance(layer[i - 1], point)),
            i == layer.Count - 1 ? double.MaxValue : Math.Max(x[point], x[layer[i + 1]] - Distance(point, layer[i + 1])));
    }

    private void MoveToZero()
    {
        double left = double.MaxValue;
        for (int i = 0; i < x.Length; i++)
        {
            left = Math.Min(left, x[i] - HalfWidth(i));
        }

        for (int i = 0; i < x.Length; i++)
        {
            x[i] -= left;
        }
    }
}
