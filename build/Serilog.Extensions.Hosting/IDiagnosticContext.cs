namespace Serilog;

/// <summary>Collects what a request learns about itself, for the one log line that is written when it ends.</summary>
public interface IDiagnosticContext
{
    /// <summary>Adds a property to the line, or replaces the one of that name.</summary>
    void Set(string propertyName, object? value, bool destructureObjects = false);

    /// <summary>Names the exception that the line should carry.</summary>
    void SetException(Exception exception);
}
