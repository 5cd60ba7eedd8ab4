using GradService.Api.Endpoints;
using GradService.Api.Json;
using GradService.Graphs;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace GradService.Api.Hosting;

/// <summary>
/// Runs small requests before the service says that it is ready: the first calls of a kernel and of the reader run unoptimised code, ten
/// times slower than what follows.
/// </summary>
internal sealed partial class WarmUp(Computation computation, IServer server, IHostApplicationLifetime lifetime, ILogger<WarmUp> log) : BackgroundService
{
    // It marks the warm-up's own requests; its value is a secret of this process.
    private const string Header = "X-Warm-Up";

    // Code is compiled anew after thirty calls, and once more after thirty calls of that, each time when things have been quiet for a moment.
    private const int Rounds = 4;
    private const int RequestsInRound = 60;

    private static readonly string Secret = Guid.NewGuid().ToString("N");

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private static readonly byte[] Request = """
        {
          "inputs": {"x": [[0.5, -1.25], [2, 3e-1]], "w": {"data": [[0.1, 0.2], [0.3, 0.4]], "dtype": "float64"}, "b": 0.5},
          "nodes": [
            {"id": "p", "op": "mul", "inputs": ["x", "w"]},
            {"id": "q", "op": "add", "inputs": ["p", "b"], "attrs": {"alpha": 2}},
            {"id": "e", "op": "exp", "inputs": ["q"]},
            {"id": "y", "op": "sum", "inputs": ["e"]}
          ],
          "outputs": ["y"]
        }
        """u8.ToArray();

    private volatile bool done;

    /// <summary>Whether it is over.</summary>
    public bool IsDone => done;

    /// <summary>Whether a request is the warm-up's own.</summary>
    public static bool IsSender(HttpRequest request) => request.Headers.TryGetValue(Header, out var secret) && secret == Secret;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            for (int i = 0; i < Rounds; i++)
            {
                Compute(stoppingToken);
                await SendAsync(stoppingToken);
                await Task.Delay(Pause, stoppingToken);
            }
        }
        catch (Exception error) when (!stoppingToken.IsCancellationRequested)
        {
            LogFailure(error);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        done = true;
    }

    private void Compute(CancellationToken stopping)
    {
        for (int i = 0; i < RequestsInRound; i++)
        {
            using var buffer = new AnswerBuffer(int.MaxValue);
            computation.Run(Request, RequestFields.Wrt, GradientEndpoint.Compute, new Answer(buffer, new RequestRecord()), stopping);
        }
    }

    // The way through the server is code too. A server in memory, as tests have it, has no address.
    private async Task SendAsync(CancellationToken stopping)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(stopping);
        if (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault(address => address.StartsWith("http:", StringComparison.Ordinal)) is not { } bound)
        {
            return;
        }

        int port = BindingAddress.Parse(bound).Port;
        using var direct = new SocketsHttpHandler { UseProxy = false };
        using var client = new HttpClient(direct);
        for (int i = 0; i < RequestsInRound; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{port}/v1/gradient") { Content = new ByteArrayContent(Request) };
            request.Headers.Add(Header, Secret);
            using HttpResponseMessage response = await client.SendAsync(request, stopping);
        }
    }

    [LoggerMessage(LogLevel.Error, "The warm-up failed; the service serves nevertheless")]
    private partial void LogFailure(Exception error);
}
