using GradService.Language.Runtime;

namespace GradService.Language.Values;

/// <summary>
/// CPython's hash table of a set, which decides the order of its elements: open addressing, a few neighbours before the next jump, jumps
/// that use up the hash, and places of what was removed that count as taken until the table is built anew.
/// </summary>
internal sealed class SetTable
{
    private const int Smallest = 8, Neighbours = 9, PerturbShift = 5, Large = 50_000;

    private static readonly object Removed = new();

    private Entry[] entries = new Entry[Smallest];

    // Entries that are taken, by elements or by what was removed.
    private int taken;
    private int finger;

    public int Count { get; private set; }

    private int Mask => entries.Length - 1;

    /// <summary>The keys in the order of the table.</summary>
    public IEnumerable<object> Keys
    {
        get
        {
            for (int i = 0; i < entries.Length; i++)
            {
                if (entries[i].Key is { } key && !ReferenceEquals(key, Removed))
                {
                    yield return key;
                }
            }
        }
    }

    public bool Contains(object key) => Find(key, Hash(key)) >= 0;

    public bool Add(object key) => Add(key, Hash(key));

    public bool Remove(object key)
    {
        int at = Find(key, Hash(key));
        if (at >= 0)
        {
            Vacate(at);
        }

        return at >= 0;
    }

    /// <summary>Removes the next element after the one that was taken out last.</summary>
    public object Pop()
    {
        int at = finger & Mask;
        while (entries[at].Key is null || ReferenceEquals(entries[at].Key, Removed))
        {
            at = (at + 1) & Mask;
        }

        object key = entries[at].Key!;
        Vacate(at);
        finger = at + 1;
        return key;
    }

    public void Clear()
    {
        entries = new Entry[Smallest];
        (taken, Count) = (0, 0);
    }

    /// <summary>Makes room for more elements at once, as before those of a dict or of another set are added.</summary>
    public void Reserve(int more)
    {
        if ((taken + (long)more) * 5 >= Mask * 3L)
        {
            Resize((Count + more) * 2);
        }
    }

    /// <summary>Adds the elements of another table.</summary>
    public void Merge(SetTable other)
    {
        if (ReferenceEquals(other, this) || other.Count == 0)
        {
            return;
        }

        Reserve(other.Count);
        bool isEmpty = taken == 0;
        if (isEmpty && entries.Length == other.entries.Length && other.taken == other.Count)
        {
            other.entries.CopyTo(entries, 0);
            (taken, Count) = (other.taken, other.Count);
            return;
        }

        foreach (Entry entry in other.entries)
        {
            if (entry.Key is not { } key || ReferenceEquals(key, Removed))
            {
                continue;
            }

            if (isEmpty)
            {
                Insert(entry);
                (taken, Count) = (taken + 1, Count + 1);
            }
            else
            {
                Add(key, entry.Hash);
            }
        }
    }

    /// <summary>Builds the table anew if more than a quarter of it is taken by what was removed.</summary>
    public void Tidy()
    {
        if (taken - Count > Mask / 4)
        {
            Grow();
        }
    }

    private static long Hash(object key) => Hashes.Of(KeyComparer.Unwrap(key));

    private bool Add(object key, long hash)
    {
        int at = Find(key, hash);
        if (at >= 0)
        {
            return false;
        }

        at = ~at;
        bool isFresh = entries[at].Key is null;
        entries[at] = new Entry(key, hash);
        Count++;
        taken += isFresh ? 1 : 0;
        if (isFresh && taken * 5L >= Mask * 3L)
        {
            Grow();
        }

        return true;
    }

    private void Vacate(int at)
    {
        entries[at] = new Entry(Removed, -1);
        Count--;
    }

    private void Grow() => Resize(Count > Large ? Count * 2 : Count * 4);

    private void Resize(int least)
    {
        int size = Smallest;
        while (size <= least)
        {
            size <<= 1;
        }

        Tensors.Evaluation.Take(16L * size);
        Entry[] old = entries;
        entries = new Entry[size];
        foreach (Entry entry in old)
        {
            if (entry.Key is { } key && !ReferenceEquals(key, Removed))
            {
                Insert(entry);
            }
        }

        taken = Count;
    }

    // Puts an entry where no equal one is.
    private void Insert(Entry entry)
    {
        foreach (int at in new Probes(entry.Hash, Mask))
        {
            if (entries[at].Key is null)
            {
                entries[at] = entry;
                return;
            }
        }
    }

    // The place of a key, or the complement of that at which it is to stand: the last of those that were left on the way, else a free one.
    private int Find(object key, long hash)
    {
        int left = -1;
        foreach (int at in new Probes(hash, Mask))
        {
            Entry entry = entries[at];
            if (entry.Key is null)
            {
                return ~(left >= 0 ? left : at);
            }

            if (ReferenceEquals(entry.Key, Removed))
            {
                left = at;
            }
            else if (entry.Hash == hash && KeyComparer.AreEqual(entry.Key, key))
            {
                return at;
            }
        }

        throw new InvalidOperationException("A set's table has no free place.");
    }

    private readonly record struct Entry(object? Key, long Hash);

    /// <summary>The places at which an element with some hash may stand, without an end.</summary>
    private struct Probes(long hash, int mask)
    {
        private ulong perturb = (ulong)hash;
        private int start = (int)((ulong)hash & (ulong)mask);
        private int step = -1;

        public int Current { get; private set; }

        public readonly Probes GetEnumerator() => this;

        public bool MoveNext()
        {
            if (++step > (start + Neighbours <= mask ? Neighbours : 0))
            {
                // Elements that all collide cost time, which counts.
                Interpreter.Current.Step();
                perturb >>= PerturbShift;
                start = (int)(unchecked(((ulong)start * 5) + 1 + perturb) & (ulong)mask);
                step = 0;
            }

            Current = start + step;
            return true;
        }
    }
}
