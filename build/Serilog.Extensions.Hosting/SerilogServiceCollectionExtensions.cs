using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serilog.Extensions.Hosting;
using Serilog.Extensions.Logging;

namespace Serilog;

/// <summary>Registration of Serilog with a host.</summary>
public static class SerilogServiceCollectionExtensions
{
    /// <summary>Makes <paramref name="logger"/> the host's only logger; with <paramref name="dispose"/>, the host flushes it at its end.</summary>
    public static IServiceCollection AddSerilog(this IServiceCollection services, ILogger logger, bool dispose = false)
    {
        services.AddSingleton<ILoggerFactory>(_ => new SerilogLoggerFactory(logger, dispose));
        services.AddSingleton(new DiagnosticContext(logger));
        services.AddSingleton<IDiagnosticContext>(services => services.GetRequiredService<DiagnosticContext>());
        return services;
    }
}
