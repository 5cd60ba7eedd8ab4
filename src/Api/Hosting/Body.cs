using System.Buffers;
using System.IO.Pipelines;

namespace GradService.Api.Hosting;

/// <summary>A request's body in one piece of pooled memory.</summary>
internal readonly struct Body : IDisposable
{
    private const int FirstBuffer = 4096;

    private readonly byte[] buffer;
    private readonly int length;

    private Body(byte[] buffer, int length)
    {
        this.buffer = buffer;
        this.length = length;
    }

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(0, length);

    /// <summary>How many there are.</summary>
    public int Length => length;

    /// <summary>Reads a body to its end.</summary>
    /// <exception cref="BadHttpRequestException">It is longer than the limit (413).</exception>
    public static async ValueTask<Body> ReadAsync(HttpRequest request, int limit, CancellationToken cancellation)
    {
        if (request.ContentLength > limit)
        {
            throw TooLarge(limit);
        }

        // A length that is only announced takes no memory yet.
        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(request.ContentLength ?? 0, FirstBuffer, 1 << 20));
        int length = 0;
        PipeReader reader = request.BodyReader;
        try
        {
            while (true)
            {
                ReadResult result = await reader.ReadAsync(cancellation);
                ReadOnlySequence<byte> arrived = result.Buffer;
                if (length + arrived.Length > limit)
                {
                    throw TooLarge(limit);
                }

                if (length + (int)arrived.Length > buffer.Length)
                {
                    buffer = Grow(buffer, length, length + (int)arrived.Length);
                }

                arrived.CopyTo(buffer.AsSpan(length));
                length += (int)arrived.Length;
                reader.AdvanceTo(arrived.End);
                if (result.IsCompleted)
                {
                    return new Body(buffer, length);
                }
            }
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);

    private static byte[] Grow(byte[] buffer, int length, int needed)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Array.MaxLength, Math.Max(needed, 2L * buffer.Length)));
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private static BadHttpRequestException TooLarge(int limit) =>
        new($"the body is longer than the {limit} bytes that a request may have", StatusCodes.Status413PayloadTooLarge);
}
