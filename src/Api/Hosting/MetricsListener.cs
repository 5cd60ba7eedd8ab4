using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;

namespace GradService.Api.Hosting;

/// <summary>
/// Hears every measurement of the service's own meter, ASP.NET Core's and the runtime's, adds them up, and writes the sums in the text
/// exposition format of Prometheus, version 0.0.4 (https://prometheus.io/docs/instrumenting/exposition_formats/).
/// </summary>
internal sealed class MetricsListener : IDisposable
{
    /// <summary>The media type of the format.</summary>
    public const string MediaType = "text/plain; version=0.0.4; charset=utf-8";

    private const string RuntimeMeter = "System.Runtime";

    private static readonly string[] HostMeters = [RequestMetrics.MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel"];

    private readonly MeterListener listener = new();
    private readonly ConcurrentDictionary<string, MetricsFamily> families = new();
    private readonly Lock writing = new();
    private readonly IMeterFactory meters;

    public MetricsListener(IMeterFactory meters)
    {
        this.meters = meters;
        listener.InstrumentPublished = Publish;
        Hear<byte>();
        Hear<short>();
        Hear<int>();
        Hear<long>();
        Hear<float>();
        Hear<double>();
        Hear<decimal>();
    }

    /// <summary>Begins to hear.</summary>
    public void Start() => listener.Start();

    /// <summary>All that was heard, with what is observed only when asked.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        lock (writing)
        {
            listener.RecordObservableInstruments();
            foreach (var (_, family) in families.OrderBy(family => family.Key, StringComparer.Ordinal))
            {
                family.Write(text);
            }
        }

        return text.ToString();
    }

    /// <inheritdoc/>
    public void Dispose() => listener.Dispose();

    private void Hear<T>()
        where T : struct, System.Numerics.INumber<T> =>
        listener.SetMeasurementEventCallback<T>(static (_, value, tags, family) => ((MetricsFamily)family!).Measure(double.CreateSaturating(value), tags));

    // The runtime has one meter for the process; the others belong to one host, and there may be several in a process.
    private void Publish(Instrument instrument, MeterListener hearing)
    {
        Meter meter = instrument.Meter;
        if (meter.Name == RuntimeMeter || (ReferenceEquals(meter.Scope, meters) && HostMeters.Contains(meter.Name)))
        {
            var family = new MetricsFamily(instrument);
            hearing.EnableMeasurementEvents(instrument, families.GetOrAdd(family.Name, family));
        }
    }
}
