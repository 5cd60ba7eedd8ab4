namespace GradService.Tensors;

/// <summary>
/// Counts the in-place modifications of a tensor and of everything that shares it: its views and what was detached from it. A saved
/// tensor whose counter has moved on cannot be used in a backward pass.
/// </summary>
internal class VersionCounter
{
    public int Value { get; private set; }

    public void Bump() => Value++;
}

/// <summary>The bytes under one or more tensors. It is its own version counter, which all but <c>x.data</c> share.</summary>
internal sealed class Storage : VersionCounter
{
    [ThreadStatic]
    private static long latest;

    public Storage(long bytes)
    {
        Birth = ++latest;
        Length = bytes;
        Buffer = Evaluation.Allocate(bytes);
    }

    /// <summary>The number of the latest storage that was made on this thread.</summary>
    public static long Latest => latest;

    /// <summary>Its own number: of two storages of one thread the later one has the greater.</summary>
    public long Birth { get; }

    /// <summary>How many bytes of the buffer are the storage's; a pooled buffer may be longer.</summary>
    public long Length { get; private set; }

    public byte[] Buffer { get; private set; }

    public Span<byte> Bytes => Buffer.AsSpan(0, (int)Length);

    /// <summary>Makes room for so many bytes, if there is less: what was there stays, the rest is zeros.</summary>
    public void Grow(long bytes)
    {
        if (bytes > Length)
        {
            // Not from the pool: the storage may be older than the evaluation that would take the buffer back.
            byte[] grown = Evaluation.AllocateOwn(bytes);
            Bytes.CopyTo(grown);
            (Buffer, Length) = (grown, bytes);
        }
    }
}
