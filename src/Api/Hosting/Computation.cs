using System.Diagnostics;
using System.Threading.RateLimiting;
using GradService.Api.Json;
using GradService.Api.Problems;
using GradService.Autograd;
using GradService.Graphs;
using GradService.Language;
using GradService.Tensors;

namespace GradService.Api.Hosting;

/// <summary>Computes the answer of one endpoint: from a request whose graph was run, into the answer's fields.</summary>
internal delegate void Compute(GraphRequest request, Evaluator evaluator, Answer answer);

/// <summary>Computes the answer of one endpoint: from a request of which nothing was run yet, into the answer's fields.</summary>
internal delegate void Respond(GraphRequest request, Answer answer);

/// <summary>Takes a request from its body to its answer, within the limits. The computation itself holds one thread from begin to end.</summary>
internal sealed class Computation(Limits limits, ConcurrencyLimiter turns)
{
    private const string Json = "application/json";
    private const string Base64Json = "application/json+base64";

    /// <summary>The most bytes of an answer.</summary>
    public int AnswerBytes => limits.AnswerBytes;

    /// <summary>Reads the body, runs its graph, computes, and answers.</summary>
    public Task RunAsync(HttpContext http, RequestFields fields, Compute compute) => RunAsync(http, fields, AfterRunning(compute));

    /// <summary>Reads the body, computes, and answers.</summary>
    public async Task RunAsync(HttpContext http, RequestFields fields, Respond respond)
    {
        RequestRecord record = RequestRecord.Of(http);
        CheckMediaType(http.Request);
        using Body body = await Body.ReadAsync(http.Request, limits.BodyBytes, http.RequestAborted);
        record.BodyBytes = body.Length;
        record.End(Stage.Body);
        using var buffer = new AnswerBuffer(limits.AnswerBytes);
        var answer = new Answer(buffer, record) { Base64 = WantsBase64(http.Request) };
        using (RateLimitLease turn = await turns.AcquireAsync(1, http.RequestAborted))
        {
            record.End(Stage.Wait);
            if (!turn.IsAcquired)
            {
                await ProblemResponses.WriteAsync(http, Problem.Of(StatusCodes.Status503ServiceUnavailable));
                return;
            }

            using var time = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
            time.CancelAfter(TimeSpan.FromSeconds(limits.Seconds));
            long begun = Stopwatch.GetTimestamp();
            try
            {
                RunDeep(body, fields, respond, answer, time.Token);
            }
            finally
            {
                record.ComputationMs = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            }
        }

        record.AnswerBytes = buffer.Written.Length;
        record.End(Stage.Write);
        http.Response.ContentType = answer.MediaType;
        http.Response.ContentLength = buffer.Written.Length;
        await http.Response.Body.WriteAsync(buffer.Written, http.RequestAborted);
    }

    /// <summary>Runs a request's graph, or the program that stands for its nodes.</summary>
    public Evaluator Evaluate(GraphRequest request) => request.Program is null ? Evaluator.Run(request.Graph) : Programs.Evaluate(request, limits.Script);

    /// <summary>The request with the graph that its program stands for in the program's place; itself without a program, or where it stands for none.</summary>
    public GraphRequest WithGraph(GraphRequest request) => request.Program is null ? request : Programs.WithGraph(request, limits.Script);

    /// <summary>Runs a graph and computes an answer on this thread.</summary>
    public void Run(ReadOnlySpan<byte> body, RequestFields fields, Compute compute, Answer answer, CancellationToken cancellation) =>
        Run(body, fields, AfterRunning(compute), answer, cancellation);

    private void Run(ReadOnlySpan<byte> body, RequestFields fields, Respond respond, Answer answer, CancellationToken cancellation)
    {
        RequestRecord record = answer.Record;
        DType dtype = GraphReader.DefaultDType(body, fields.HasFlag(RequestFields.Script) ? DType.Float32 : DType.Float64);
        using var evaluation = Evaluation.Begin(dtype, limits.TensorBytes, limits.Operations, isCollected: MayHaveProgram(body), cancellation: cancellation);
        try
        {
            GraphRequest request = GraphReader.Read(body, fields, limits.Nodes);
            record.Nodes = request.Graph.Nodes.Count;
            record.Inputs = request.Graph.Inputs.Count;
            record.End(Stage.Read);
            answer.Base64 |= request.Base64;
            using GradMode.Scope anomaly = request.DetectAnomaly ? GradMode.DetectAnomaly() : GradMode.Unchanged();
            respond(request, answer);
            answer.End();
        }
        finally
        {
            record.TensorBytes = evaluation.Bytes;
            record.Operations = evaluation.Operations;
        }
    }

    private Respond AfterRunning(Compute compute) => (request, answer) =>
    {
        Evaluator evaluator = Evaluate(request);
        answer.Record.End(Stage.Evaluate);
        compute(request, evaluator, answer);
    };

    // A program may call itself many times: that takes a deeper stack than the server's threads have.
    private void RunDeep(Body body, RequestFields fields, Respond respond, Answer answer, CancellationToken cancellation)
    {
        if (MayHaveProgram(body.Bytes))
        {
            Script.OnDeepStack(() => Run(body.Bytes, fields, respond, answer, cancellation));
        }
        else
        {
            Run(body.Bytes, fields, respond, answer, cancellation);
        }
    }

    // With an escape the name may be written in other letters.
    private static bool MayHaveProgram(ReadOnlySpan<byte> body) => body.IndexOf("\"program\""u8) >= 0 || body.Contains((byte)'\\');

    // No Content-Type is JSON: so much is said by the address.
    private static void CheckMediaType(HttpRequest request)
    {
        string? type = request.ContentType;
        if (!string.IsNullOrEmpty(type) && !IsJson(type))
        {
            throw new BadHttpRequestException(
                $"the body must be {Json}, and its Content-Type says {type}; with curl, send it by --json instead of -d", StatusCodes.Status415UnsupportedMediaType);
        }

        if (request.Headers.ContentEncoding is { Count: > 0 } encoding && encoding != "identity")
        {
            throw new BadHttpRequestException("the body must not be encoded", StatusCodes.Status415UnsupportedMediaType);
        }
    }

    private static bool IsJson(string type)
    {
        ReadOnlySpan<char> media = type.AsSpan();
        int parameters = media.IndexOf(';');
        media = (parameters < 0 ? media : media[..parameters]).Trim();
        return media.Equals(Json, StringComparison.OrdinalIgnoreCase)
            || media.Equals(Base64Json, StringComparison.OrdinalIgnoreCase)
            || (media.StartsWith("application/", StringComparison.OrdinalIgnoreCase) && media.EndsWith("+json", StringComparison.OrdinalIgnoreCase));
    }

    private static bool WantsBase64(HttpRequest request)
    {
        foreach (string? accepted in request.Headers.Accept)
        {
            if (accepted is not null && accepted.Contains(Base64Json, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
