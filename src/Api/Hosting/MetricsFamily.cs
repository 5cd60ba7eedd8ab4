using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using System.Text;
using Tag = System.Collections.Generic.KeyValuePair<string, object?>;

namespace GradService.Api.Hosting;

/// <summary>
/// The series of one instrument, one for each set of tags. To measure takes no lock and allocates nothing once the set of tags has been seen.
/// </summary>
internal sealed class MetricsFamily
{
    // No instrument comes near it: their tags are routes, kinds of error, statuses, methods. It holds if one ever should.
    private const int MostSeries = 1000;

    private readonly string help;
    private readonly string type;
    private readonly bool isTotal;
    private readonly double[]? bounds;
    private readonly ConcurrentDictionary<Tag[], MetricsSeries> all = new(new SameTags());
    private readonly ConcurrentDictionary<Tag[], MetricsSeries>.AlternateLookup<ReadOnlySpan<Tag>> byTags;
    private readonly MetricsSeries others;
    private int count;

    public MetricsFamily(Instrument instrument)
    {
        Type kind = instrument.GetType().GetGenericTypeDefinition();
        type = kind == typeof(Counter<>) || kind == typeof(ObservableCounter<>) ? "counter" : kind == typeof(Histogram<>) ? "histogram" : "gauge";
        isTotal = instrument.IsObservable || kind == typeof(Gauge<>);
        bounds = type == "histogram" ? Bounds(instrument) : null;
        Name = NameOf(instrument, type);
        help = instrument.Description ?? string.Empty;
        byTags = all.GetAlternateLookup<ReadOnlySpan<Tag>>();
        others = new MetricsSeries([new("otel.metric.overflow", "true")], bounds);
    }

    /// <summary>The name in Prometheus: underscores for dots, then the unit, then <c>_total</c> for a counter.</summary>
    public string Name { get; }

    /// <summary>Takes a measurement.</summary>
    public void Measure(double value, ReadOnlySpan<Tag> tags)
    {
        if (!byTags.TryGetValue(tags, out MetricsSeries? series))
        {
            series = Begin(tags);
        }

        if (bounds is not null)
        {
            series.Observe(value);
        }
        else if (isTotal)
        {
            series.Set(value);
        }
        else
        {
            series.Add(value);
        }
    }

    /// <summary>Writes the family, unless nothing was measured yet.</summary>
    public void Write(StringBuilder text)
    {
        if (all.IsEmpty)
        {
            return;
        }

        text.Append("# HELP ").Append(Name).Append(' ').Append(help.Replace("\\", "\\\\").Replace("\n", "\\n")).Append('\n');
        text.Append("# TYPE ").Append(Name).Append(' ').Append(type).Append('\n');
        foreach (MetricsSeries series in all.Values.OrderBy(series => series.Labels, StringComparer.Ordinal))
        {
            series.Write(text, Name);
        }

        if (count > MostSeries)
        {
            others.Write(text, Name);
        }
    }

    private static string NameOf(Instrument instrument, string type)
    {
        // All other units of these meters count things ({request}), which the name says already.
        string unit = instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => string.Empty };
        return instrument.Name.Replace('.', '_') + unit + (type == "counter" ? "_total" : string.Empty);
    }

    private static double[] Bounds(Instrument instrument) => instrument switch
    {
        Histogram<double> { Advice.HistogramBucketBoundaries: { } advised } => [.. advised],
        Histogram<long> { Advice.HistogramBucketBoundaries: { } advised } => [.. advised.Select(bound => (double)bound)],
        _ => [],
    };

    private MetricsSeries Begin(ReadOnlySpan<Tag> tags)
    {
        // Once counted past the bound, none begins; two threads that begin the same one count it twice, which does no harm.
        if (count > MostSeries || Interlocked.Increment(ref count) > MostSeries)
        {
            return others;
        }

        Tag[] kept = tags.ToArray();
        return all.GetOrAdd(kept, new MetricsSeries(kept, bounds));
    }

    /// <summary>Tags are the same if they are equal in the same order, as one instrument always has them.</summary>
    private sealed class SameTags : IEqualityComparer<Tag[]>, IAlternateEqualityComparer<ReadOnlySpan<Tag>, Tag[]>
    {
        public bool Equals(Tag[]? x, Tag[]? y) => Equals(x.AsSpan(), y!);

        public bool Equals(ReadOnlySpan<Tag> alternate, Tag[] other)
        {
            if (alternate.Length != other.Length)
            {
                return false;
            }

            for (int i = 0; i < other.Length; i++)
            {
                if (alternate[i].Key != other[i].Key || !Equals(alternate[i].Value, other[i].Value))
                {
                    return false;
                }
            }

            return true;
        }

        public int GetHashCode([DisallowNull] Tag[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<Tag> alternate)
        {
            int hash = alternate.Length;
            foreach (Tag tag in alternate)
            {
                hash = (hash * 31) + (tag.Value?.GetHashCode() ?? 0);
            }

            return hash;
        }

        public Tag[] Create(ReadOnlySpan<Tag> alternate) => alternate.ToArray();
    }
}
