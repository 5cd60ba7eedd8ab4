using Serilog.Events;

namespace Serilog.Extensions.Hosting;

/// <summary>The properties and the exception gathered during one request. Safe to add to from several threads.</summary>
public sealed class DiagnosticContextCollector(Action close) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LogEventProperty> _properties = [];
    private Exception? _exception;
    private bool _completed;

    /// <summary>Ends the collection and gives what it holds; false when it had ended before.</summary>
    public bool TryComplete(out IEnumerable<LogEventProperty> properties, out Exception? exception)
    {
        lock (_gate)
        {
            properties = _properties.Values;
            exception = _exception;
            var first = !_completed;
            _completed = true;
            return first;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_gate)
        {
            _completed = true;
        }

        close();
    }

    internal void Add(LogEventProperty property)
    {
        lock (_gate)
        {
            if (!_completed)
            {
                _properties[property.Name] = property;
            }
        }
    }

    internal void Add(Exception exception)
    {
        lock (_gate)
        {
            _exception = _completed ? _exception : exception;
        }
    }
}
