using System.Numerics;

namespace GradService.Kernels;

/// <summary>Order statistics of one line of numbers. NaN counts as greater than all numbers, as in PyTorch.</summary>
internal static class Sorting
{
    /// <summary>
    /// Sorts a line stably: keys become its values in order, and order where each came from. NaN is last, or first if descending.
    /// </summary>
    public static void Sort<T>(ReadOnlySpan<T> line, bool descending, Span<T> keys, Span<long> order)
        where T : unmanaged, INumber<T>
    {
        int numbers = MoveNaNLast(line, keys, order);
        MemoryExtensions.Sort(keys[..numbers], order[..numbers]);
        int missing = line.Length - numbers;
        if (descending)
        {
            keys.Reverse();
            order.Reverse();
            order[..missing].Reverse();
        }

        int first = descending ? missing : 0;
        OrderTies(keys.Slice(first, numbers), order.Slice(first, numbers));
        for (int i = 0; i < keys.Length; i++)
        {
            // Zeros of both signs are equal keys: their order is that of the line, not that in which the sort left them.
            keys[i] = line[(int)order[i]];
        }
    }

    /// <summary>Where in the line the element lies that is at a place of its order; by Hoare's selection, in linear time.</summary>
    public static long Select<T>(ReadOnlySpan<T> line, int place, Span<T> keys, Span<long> order)
        where T : unmanaged, INumber<T>
    {
        line.CopyTo(keys);
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        int left = 0, right = line.Length - 1;

        // A line made to defeat the pivots is sorted instead: the work stays bounded.
        for (int rounds = 4 * (BitOperations.Log2((uint)line.Length + 1) + 1); right > left + 1; rounds--)
        {
            if (rounds == 0)
            {
                Sort(line, false, keys, order);
                return order[place];
            }

            int middle = Partition(keys, order, left, right, out int resume);
            (left, right) = (middle <= place ? resume : left, middle >= place ? middle - 1 : right);
        }

        if (right == left + 1 && Greater(keys[left], keys[right]))
        {
            Swap(keys, order, left, right);
        }

        return order[place];
    }

    /// <summary>How many elements of a sorted line come before a value: those less than it, or with <paramref name="right"/> not greater.</summary>
    public static int Search<T>(ReadOnlySpan<T> sorted, ReadOnlySpan<long> sorter, T value, bool right)
        where T : unmanaged, INumber<T>
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = low + ((high - low) >> 1);
            T at = sorted[sorter.IsEmpty ? middle : (int)sorter[middle]];
            if (right ? !Greater(at, value) : Greater(value, at))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>Whether a is greater than b, where NaN is greater than every number and not than itself.</summary>
    public static bool Greater<T>(T a, T b)
        where T : unmanaged, INumber<T> => a > b || (T.IsNaN(a) && !T.IsNaN(b));

    private static int MoveNaNLast<T>(ReadOnlySpan<T> line, Span<T> keys, Span<long> order)
        where T : unmanaged, INumber<T>
    {
        int numbers = 0, missing = 0;
        for (int i = 0; i < line.Length; i++)
        {
            if (!T.IsNaN(line[i]))
            {
                keys[numbers] = line[i];
                order[numbers++] = i;
            }
        }

        for (int i = 0; missing < line.Length - numbers; i++)
        {
            if (T.IsNaN(line[i]))
            {
                keys[numbers + missing] = line[i];
                order[numbers + missing++] = i;
            }
        }

        return numbers;
    }

    private static void OrderTies<T>(ReadOnlySpan<T> keys, Span<long> order)
        where T : unmanaged, INumber<T>
    {
        for (int start = 0; start < keys.Length;)
        {
            int end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
            {
                end++;
            }

            if (end > start + 1)
            {
                order[start..end].Sort();
            }

            start = end;
        }
    }

    private static int Partition<T>(Span<T> keys, Span<long> order, int left, int right, out int resume)
        where T : unmanaged, INumber<T>
    {
        // The median of three becomes the pivot, at the left; the other two guard the scans.
        Swap(keys, order, (left + right) >> 1, left + 1);
        foreach (var (a, b) in ((int, int)[])[(left + 1, right), (left, right), (left + 1, left)])
        {
            if (Greater(keys[a], keys[b]))
            {
                Swap(keys, order, a, b);
            }
        }

        T pivot = keys[left];
        int i = left + 1, j = right;
        while (true)
        {
            while (Greater(pivot, keys[++i]))
            {
            }

            while (Greater(keys[--j], pivot))
            {
            }

            if (j < i)
            {
                break;
            }

            Swap(keys, order, i, j);
        }

        Swap(keys, order, left, j);
        resume = i;
        return j;
    }

    private static void Swap<T>(Span<T> keys, Span<long> order, int a, int b)
    {
        (keys[a], keys[b]) = (keys[b], keys[a]);
        (order[a], order[b]) = (order[b], order[a]);
    }
}
