using GradService.Api.Endpoints;
using GradService.Api.Json;
using GradService.Graphs;

namespace GradService.Api.Hosting;

/// <summary>
/// Runs small requests before the service says that it is ready: the first calls of a kernel and of the reader run unoptimised code, ten
/// times slower than what follows.
/// </summary>
internal sealed partial class WarmUp(Computation computation, ILogger<WarmUp> log) : BackgroundService
{
    private const int Rounds = 500;

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

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            for (int i = 0; i < Rounds && !stoppingToken.IsCancellationRequested; i++)
            {
                using var buffer = new AnswerBuffer(int.MaxValue);
                computation.Run(Request, RequestFields.Wrt, GradientEndpoint.Compute, new Answer(buffer, new RequestRecord()), stoppingToken);
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogFailure(error);
        }

        done = true;
    }

    [LoggerMessage(LogLevel.Error, "The warm-up failed; the service serves nevertheless")]
    private partial void LogFailure(Exception error);
}
