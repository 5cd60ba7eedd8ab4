using System.Globalization;
using System.Threading.Channels;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Json;

namespace GradService.Api.Hosting;

/// <summary>
/// Writes log events as JSON lines on standard output, from a thread of its own and many at a time: a request never waits for the
/// console. When events come faster than they can be written they are counted instead, and the count is written.
/// </summary>
internal sealed class BufferedConsole : ILogEventSink, IDisposable
{
    private const int Capacity = 16_384;
    private const int OutputBuffer = 64 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Channel<LogEvent> events = Channel.CreateBounded<LogEvent>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly JsonFormatter formatter = new(formatProvider: CultureInfo.InvariantCulture);
    private readonly Task writing;
    private long lost;

    public BufferedConsole() => writing = Task.Factory.StartNew(WriteAsync, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();

    /// <inheritdoc/>
    public void Emit(LogEvent logEvent)
    {
        if (!events.Writer.TryWrite(logEvent))
        {
            Interlocked.Increment(ref lost);
        }
    }

    /// <summary>Writes what is left.</summary>
    public void Dispose()
    {
        events.Writer.TryComplete();
        writing.Wait(Patience);
    }

    private async Task WriteAsync()
    {
        await using var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: OutputBuffer);
        while (await events.Reader.WaitToReadAsync())
        {
            while (events.Reader.TryRead(out LogEvent? next))
            {
                formatter.Format(next, output);
            }

            if (Interlocked.Exchange(ref lost, 0) is > 0 and long count)
            {
                await output.WriteLineAsync($"{{\"Level\":\"Warning\",\"MessageTemplate\":\"Log lines were lost: more came than could be written\",\"Properties\":{{\"Count\":{count}}}}}");
            }

            await output.FlushAsync();
        }
    }
}
