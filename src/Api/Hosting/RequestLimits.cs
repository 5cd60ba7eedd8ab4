using System.Threading.RateLimiting;
using GradService.Api.Operators;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace GradService.Api.Hosting;

/// <summary>Puts the limits of the configuration to work.</summary>
internal static class RequestLimits
{
    // The container is given a little longer before it is killed.
    private static readonly TimeSpan Shutdown = TimeSpan.FromSeconds(30);

    /// <summary>Binds and checks the limits, and makes the server and the computations keep them.</summary>
    public static void AddLimits(this WebApplicationBuilder builder)
    {
        IServiceCollection services = builder.Services;
        services.AddOptions<Limits>().BindConfiguration(nameof(Limits)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<Limits>>().Value);
        services.AddOptions<KestrelServerOptions>().Configure<Limits>((kestrel, limits) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = limits.BodyBytes;
        });
        services.Configure<HostOptions>(host => host.ShutdownTimeout = Shutdown);
        services.AddSingleton(provider => Turns(provider.GetRequiredService<Limits>()));
    }

    /// <summary>Adds what computes, and the warm-up that goes before the first request.</summary>
    public static void AddComputation(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Computation>();
        builder.Services.AddSingleton(_ => new Lazy<OperatorPages>(OperatorPages.Read));
        builder.Services.AddSingleton<WarmUp>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<WarmUp>());
    }

    private static ConcurrencyLimiter Turns(Limits limits) => new(new ConcurrencyLimiterOptions
    {
        PermitLimit = limits.Turns,
        QueueLimit = limits.Queue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });
}
