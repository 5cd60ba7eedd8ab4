using System.Globalization;
using System.Text.RegularExpressions;

namespace GradService.Api.Tests;

/// <summary>Reads Prometheus's text exposition format, version 0.0.4, and forgives nothing.</summary>
internal sealed partial class PrometheusText
{
    private readonly Dictionary<string, double> samples = [];
    private readonly Dictionary<string, string> types = [];
    private readonly Dictionary<string, List<(double Bound, double Count)>> buckets = [];

    private PrometheusText()
    {
    }

    /// <summary>The names of the families and their types.</summary>
    public IReadOnlyDictionary<string, string> Types => types;

    /// <summary>The series, as they are written.</summary>
    public IEnumerable<string> Series => samples.Keys;

    /// <summary>The value of a series, 0 if it is absent: as a query sees a counter that has not begun.</summary>
    public double this[string series] => samples.GetValueOrDefault(series);

    public static PrometheusText Parse(string text)
    {
        var read = new PrometheusText();
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        string family = string.Empty;
        string? announced = null;
        foreach (string line in text[..^1].Split('\n'))
        {
            if (HelpLine().Match(line) is { Success: true } help)
            {
                Assert.Null(announced);
                announced = help.Groups["name"].Value;
            }
            else if (TypeLine().Match(line) is { Success: true } type)
            {
                family = type.Groups["name"].Value;
                Assert.Equal(announced, family);
                Assert.True(read.types.TryAdd(family, type.Groups["type"].Value), $"{family} comes twice");
                announced = null;
            }
            else
            {
                Assert.Null(announced);
                read.AddSample(family, line);
            }
        }

        foreach (var (series, counts) in read.buckets)
        {
            Assert.Equal(counts.Select(bucket => bucket.Bound).Order().Distinct(), counts.Select(bucket => bucket.Bound));
            Assert.Equal(counts.Select(bucket => bucket.Count).Order(), counts.Select(bucket => bucket.Count));
            Assert.Equal(double.PositiveInfinity, counts[^1].Bound);
            Assert.Equal(read.samples[series.Replace("_bucket", "_count", StringComparison.Ordinal)], counts[^1].Count);
            Assert.Contains(series.Replace("_bucket", "_sum", StringComparison.Ordinal), read.samples.Keys);
        }

        return read;
    }

    [GeneratedRegex("""^# HELP (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?:[^\\]|\\\\|\\n)+$""")]
    private static partial Regex HelpLine();

    [GeneratedRegex("""^# TYPE (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<type>counter|gauge|histogram)$""")]
    private static partial Regex TypeLine();

    [GeneratedRegex("""^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(?<label>[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\]|\\[\\"n])*")(?:,(?<label>[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\]|\\[\\"n])*"))*\})? (?<value>[-+.0-9a-zA-Z]+)$""")]
    private static partial Regex SampleLine();

    private static double Number(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    private void AddSample(string family, string line)
    {
        Match sample = SampleLine().Match(line);
        Assert.True(sample.Success, $"not a sample: {line}");
        string name = sample.Groups["name"].Value;
        string[] labels = [.. sample.Groups["label"].Captures.Select(label => label.Value)];
        double value = Number(sample.Groups["value"].Value);
        Assert.Equal(labels.Length, labels.Select(label => label.Split('=')[0]).Distinct().Count());
        string[] names = types.GetValueOrDefault(family) == "histogram" ? [family + "_bucket", family + "_sum", family + "_count"] : [family];
        Assert.Contains(name, names);
        Assert.Equal(types[family] == "counter", name.EndsWith("_total", StringComparison.Ordinal));
        Assert.True(samples.TryAdd(line[..line.LastIndexOf(' ')], value), $"twice: {line}");
        if (name == family + "_bucket")
        {
            string[] others = [.. labels.Where(label => !label.StartsWith("le=", StringComparison.Ordinal))];
            string series = others.Length == 0 ? name : $"{name}{{{string.Join(',', others)}}}";
            string bound = Assert.Single(labels.Except(others));
            buckets.TryAdd(series, []);
            buckets[series].Add((Number(bound[4..^1]), value));
        }
    }
}
