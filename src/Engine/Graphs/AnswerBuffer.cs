using System.Buffers;
using GradService.Tensors;

namespace GradService.Graphs;

/// <summary>The text of an answer while it is written: pooled memory that grows up to a limit.</summary>
public sealed class AnswerBuffer(int limit) : IBufferWriter<byte>, IDisposable
{
    private const int FirstBuffer = 4096;

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private int length;

    /// <summary>What is written so far.</summary>
    public ReadOnlyMemory<byte> Written => buffer.AsMemory(0, length);

    /// <inheritdoc/>
    public void Advance(int count) => length += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return buffer.AsMemory(length);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return buffer.AsSpan(length);
    }

    /// <summary>Appends bytes.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        length += bytes.Length;
    }

    /// <summary>Appends one byte.</summary>
    public void Write(byte one)
    {
        Reserve(1);
        buffer[length++] = one;
    }

    /// <summary>Refuses an answer that will be too long before any of it is written.</summary>
    public void Expect(Int128 count)
    {
        if (length + count > limit)
        {
            throw TooLong();
        }
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);

    private void Reserve(int count)
    {
        if (count <= buffer.Length - length)
        {
            return;
        }

        long needed = (long)length + count;
        if (needed > limit)
        {
            throw TooLong();
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Array.MaxLength, Math.Max(needed, 2L * buffer.Length)));
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }

    private GradException TooLong() => new(
        ErrorKind.LimitExceeded, $"the answer is longer than the {limit} bytes that it may have; tensors in base64 are shorter");
}
