namespace GradService.Kernels;

/// <summary>Shares independent items among the cores when there is work enough to pay for it.</summary>
internal static class Threads
{
    /// <summary>Some 50 µs of simple operations; waking other threads costs about a tenth of it.</summary>
    private const long ParallelLimit = 1 << 17;

    /// <summary>Does items 0 to count - 1, whose work together is so many simple operations, in any order.</summary>
    public static void For(long count, long work, Action<int> item)
    {
        if (count > 1 && work >= ParallelLimit && Environment.ProcessorCount > 1)
        {
            Parallel.For(0, checked((int)count), item);
            return;
        }

        for (var i = 0; i < count; i++)
        {
            item(i);
        }
    }
}

/// <summary>A span that its caller has pinned, in a form that threads can share.</summary>
internal readonly unsafe struct Pinned<T>(T* start, int length)
    where T : unmanaged
{
    private readonly T* start = start;

    /// <summary>The span again.</summary>
    public Span<T> Span => new(start, length);

    /// <summary>The index-th of the parts of equal length.</summary>
    public Span<T> Part(long index, long partLength) => Span.Slice(checked((int)(index * partLength)), (int)partLength);
}
