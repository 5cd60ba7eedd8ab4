using GradService.Tensors;

namespace GradService.Operators;

/// <summary>Arithmetic on sizes that come from a caller: a size that cannot be counted is refused.</summary>
internal static class Bounds
{
    // What a tensor takes beside its elements: the object, its geometry and its history.
    private const long BytesOfPart = 512;

    public static long Sum(params ReadOnlySpan<long> sizes)
    {
        Int128 sum = 0;
        foreach (long size in sizes)
        {
            sum += size;
        }

        return Counted(sum);
    }

    public static long Product(long a, long b) => Counted((Int128)a * b);

    /// <summary>A number of parts, each of which becomes a tensor of its own and takes memory even if it shows nothing.</summary>
    public static int Parts(Int128 count)
    {
        Evaluation.Charge(Counted(count));
        Evaluation.Take(Product(Counted(count), BytesOfPart));
        return count <= 1 << 24 ? (int)count : throw new GradException(ErrorKind.LimitExceeded, $"{count} tensors are more than one operator may give");
    }

    /// <summary>A size, if it can be counted.</summary>
    public static long Counted(Int128 size) => size <= long.MaxValue && size >= long.MinValue
        ? (long)size
        : throw new GradException(ErrorKind.LimitExceeded, $"a size of {size} is more than can be counted");
}
