using System.Globalization;
using System.Text;

namespace GradService.Api.Hosting;

/// <summary>The sum of an instrument's measurements under one set of tags; with bounds, also how many fell below each.</summary>
internal sealed class MetricsSeries
{
    private readonly double[]? bounds;
    private readonly long[] counts;
    private double sum;

    public MetricsSeries(IEnumerable<KeyValuePair<string, object?>> tags, double[]? bounds)
    {
        Labels = string.Join(',', tags.Where(tag => tag.Value is not null).Select(tag => $"{tag.Key.Replace('.', '_')}=\"{Escaped(tag.Value!)}\""));
        this.bounds = bounds;
        counts = new long[bounds is null ? 0 : bounds.Length + 1];
    }

    /// <summary>The tags as they are written between braces.</summary>
    public string Labels { get; }

    /// <summary>Adds to the sum.</summary>
    public void Add(double value)
    {
        double seen = Volatile.Read(ref sum);
        while (true)
        {
            double found = Interlocked.CompareExchange(ref sum, seen + value, seen);
            if (BitConverter.DoubleToInt64Bits(found) == BitConverter.DoubleToInt64Bits(seen))
            {
                return;
            }

            seen = found;
        }
    }

    /// <summary>Replaces the sum.</summary>
    public void Set(double value) => Volatile.Write(ref sum, value);

    /// <summary>Adds to the sum, and counts the value in the bucket of the least bound that is not below it.</summary>
    public void Observe(double value)
    {
        int place = Array.BinarySearch(bounds!, value);
        Interlocked.Increment(ref counts[place < 0 ? ~place : place]);
        Add(value);
    }

    /// <summary>Writes the samples.</summary>
    public void Write(StringBuilder text, string name)
    {
        if (bounds is null)
        {
            Sample(text, name, Labels, Volatile.Read(ref sum));
            return;
        }

        // The count is that of the last bucket, also while others measure.
        string before = Labels.Length > 0 ? Labels + "," : string.Empty;
        long below = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            below += Volatile.Read(ref counts[i]);
            Sample(text, name + "_bucket", $"{before}le=\"{Number(i < bounds.Length ? bounds[i] : double.PositiveInfinity)}\"", below);
        }

        Sample(text, name + "_sum", Labels, Volatile.Read(ref sum));
        Sample(text, name + "_count", Labels, below);
    }

    private static void Sample(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
        {
            text.Append('{').Append(labels).Append('}');
        }

        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString(CultureInfo.InvariantCulture).Replace('E', 'e'),
    };

    private static string Escaped(object value)
    {
        string text = value is bool flag ? (flag ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture)!;
        return text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n");
    }
}
