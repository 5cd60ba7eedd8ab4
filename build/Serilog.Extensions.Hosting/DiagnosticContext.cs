namespace Serilog.Extensions.Hosting;

/// <summary>Hands what is set to the collection that is open on the current flow of execution; to none, it is dropped.</summary>
public sealed class DiagnosticContext(ILogger logger) : IDiagnosticContext
{
    private readonly AsyncLocal<DiagnosticContextCollector?> _open = new();

    /// <summary>Opens a collection for the caller and everything that it awaits, until it is disposed.</summary>
    public DiagnosticContextCollector BeginCollection()
    {
        var outer = _open.Value;
        return _open.Value = new DiagnosticContextCollector(() => _open.Value = outer);
    }

    /// <inheritdoc />
    public void Set(string propertyName, object? value, bool destructureObjects = false)
    {
        if (_open.Value is { } collector && logger.BindProperty(propertyName, value, destructureObjects, out var property))
        {
            collector.Add(property);
        }
    }

    /// <inheritdoc />
    public void SetException(Exception exception) => _open.Value?.Add(exception);
}
