namespace GradService.Api.Hosting;

/// <summary>The container's health check: asks the service on this machine whether it is alive. The image has no curl to do it.</summary>
public static class HealthProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>0 when <c>GET /health/live</c> answers with success within two seconds, otherwise 1: a process exit code.</summary>
    public static async Task<int> RunAsync()
    {
        using var direct = new SocketsHttpHandler { UseProxy = false };
        using var client = new HttpClient(direct) { Timeout = Patience };
        try
        {
            using var response = await client.GetAsync(Address());
            response.EnsureSuccessStatusCode();
            return 0;
        }
        catch (Exception unwell) when (unwell is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync(unwell.Message);
            return 1;
        }
    }

    // By number: a container need not be able to resolve `localhost`.
    private static Uri Address()
    {
        var ports = Environment.GetEnvironmentVariable("ASPNETCORE_HTTP_PORTS")?.Split(';') ?? [];
        return new Uri($"http://127.0.0.1:{(ports is [{ Length: > 0 } first, ..] ? first : "8080")}/health/live");
    }
}
