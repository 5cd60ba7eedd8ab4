using System.Buffers;
using GradService.Tensors.Printing;

namespace GradService.Tensors;

/// <summary>
/// What belongs to one running computation and to no other: its default dtype, its bounds and the memory that it took. It is tied to
/// the thread that began it. Without one, memory is the garbage collector's and nothing is bounded.
/// </summary>
public sealed class Evaluation : IDisposable
{
    // Below this the garbage collector is as quick as the pool and needs no return.
    private const int SmallestPooled = 4096;

    // Above this the pool would keep, for as long as the process lives, dozens of buffers that few requests need.
    private const int LargestPooled = 16 << 20;

    private const int PartLetPass = 16;

    [ThreadStatic]
    private static Evaluation? current;

    [ThreadStatic]
    private static RandomNumbers? ambientRandom;

    [ThreadStatic]
    private static PrintOptions? ambientPrinting;

    private static readonly PrintOptions StandardPrinting = new();

    private static DType ambientDefault = DType.Float32;

    private readonly Evaluation? outer;
    private readonly List<byte[]> rented = [];
    private RandomNumbers? random;
    private PrintOptions? printing;
    private long bytes;
    private long operations;
    private int pieces;

    // What of an evaluation that is collected was held when it was last counted, and how much this thread had allocated by then.
    private long held;
    private long allocated = GC.GetAllocatedBytesForCurrentThread();
    private long before;

    private Evaluation(Evaluation? outer) => this.outer = outer;

    /// <summary>The evaluation that runs on this thread, or null.</summary>
    public static Evaluation? Current => current;

    /// <summary>The dtype of floats that name none: the running evaluation's, else the process's (float32, as in PyTorch).</summary>
    public static DType DefaultDType
    {
        get => current?.Default ?? ambientDefault;
        set
        {
            if (current is { } evaluation)
            {
                evaluation.Default = value;
            }
            else
            {
                ambientDefault = value;
            }
        }
    }

    /// <summary>The random numbers of the running evaluation, else of this thread.</summary>
    internal static RandomNumbers Random
    {
        get => current is { } evaluation
            ? evaluation.random ??= RandomNumbers.Unseeded()
            : ambientRandom ??= RandomNumbers.Unseeded();
        set
        {
            if (current is { } evaluation)
            {
                evaluation.random = value;
            }
            else
            {
                ambientRandom = value;
            }
        }
    }

    /// <summary>How tensors print in the running evaluation, else on this thread.</summary>
    public static PrintOptions PrintOptions
    {
        get => (current is { } evaluation ? evaluation.printing : ambientPrinting) ?? StandardPrinting;
        set
        {
            if (current is { } evaluation)
            {
                evaluation.printing = value;
            }
            else
            {
                ambientPrinting = value;
            }
        }
    }

    /// <summary>The default dtype of this evaluation.</summary>
    public DType Default { get; private set; }

    /// <summary>
    /// Whether its tensors come and go: a script's, which the garbage collector takes while it runs. <see cref="MaxBytes"/> then bounds what
    /// is held at one time.
    /// </summary>
    public bool IsCollected { get; private init; }

    /// <summary>The most bytes that all its tensors may take together.</summary>
    public long MaxBytes { get; private init; }

    /// <summary>The most scalar operations (multiply-adds, elements written) that it may spend.</summary>
    public long MaxOperations { get; private init; }

    /// <summary>Stops the computation between two operators: a time limit, or a client that hung up.</summary>
    public CancellationToken Cancellation { get; private init; }

    /// <summary>Bytes taken so far.</summary>
    public long Bytes => bytes;

    /// <summary>Scalar operations spent so far.</summary>
    public long Operations => operations;

    /// <summary>Begins an evaluation on this thread; disposing it gives its memory back, so no tensor made in it may be used after that.</summary>
    public static Evaluation Begin(
        DType? defaultDType = null, long maxBytes = long.MaxValue, long maxOperations = long.MaxValue, bool isCollected = false,
        CancellationToken cancellation = default) =>
        current = new Evaluation(current)
        {
            IsCollected = isCollected,
            before = isCollected ? GC.GetTotalMemory(false) : 0,
            Default = defaultDType ?? DefaultDType,
            MaxBytes = maxBytes,
            MaxOperations = maxOperations,
            Cancellation = cancellation,
        };

    /// <summary>Ends the evaluation and gives its memory back to the pool.</summary>
    public void Dispose()
    {
        current = outer;
        foreach (byte[] buffer in rented)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        rented.Clear();
    }

    /// <summary><c>torch.manual_seed(seed)</c>, for the running evaluation, or for this thread where none runs.</summary>
    public static void ManualSeed(long seed) => Random = new RandomNumbers((ulong)seed);

    /// <summary>A buffer of at least this many bytes, not cleared. The bounds are checked before anything is allocated.</summary>
    internal static byte[] Allocate(long count)
    {
        Evaluation? evaluation = current;
        TakeOne(count);
        if (evaluation is null or { IsCollected: true } or { pieces: > 0 } || count is < SmallestPooled or > LargestPooled)
        {
            return count < 2048 ? new byte[count] : GC.AllocateUninitializedArray<byte>((int)count);
        }

        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)count);
        evaluation.rented.Add(buffer);
        return buffer;
    }

    /// <summary>A buffer of zeros that outlives the evaluation. The bounds are checked before anything is allocated.</summary>
    internal static byte[] AllocateOwn(long count)
    {
        TakeOne(count);
        return new byte[count];
    }

    /// <summary>Counts bytes before they are taken, and refuses those over the bound.</summary>
    internal static void Take(long count) => current?.Reserve(count);

    /// <summary>Counts bytes that a step of a loop left on the tape besides its tensors.</summary>
    internal static void TakeTape(long count) => current?.Reserve(count, "what a step of a loop leaves on the tape,");

    /// <summary>
    /// Begins a piece of the computation of which nothing remains but some results: when it is disposed, the bytes that it took no longer count,
    /// but for theirs. Where no evaluation runs, or its tensors come and go anyway, it does nothing.
    /// </summary>
    internal static Piece BeginPiece() => new(current is { IsCollected: false } evaluation ? evaluation : null);

    /// <summary>A piece of a computation.</summary>
    internal struct Piece : IDisposable
    {
        private readonly Evaluation? evaluation;
        private readonly long before;
        private long kept;

        public Piece(Evaluation? evaluation)
        {
            this.evaluation = evaluation;
            if (evaluation is not null)
            {
                before = evaluation.bytes;
                evaluation.pieces++;
            }
        }

        /// <summary>Says what remains.</summary>
        public void Keep(IEnumerable<Tensor?> results) =>
            kept = evaluation is null ? 0 : results.OfType<Tensor>().Select(static result => result.AllSamples.Storage).Distinct().Sum(static storage => storage.Length);

        public readonly void Dispose()
        {
            if (evaluation is not null)
            {
                evaluation.bytes = Math.Min(evaluation.bytes, before + kept);
                evaluation.pieces--;
            }
        }
    }

    /// <summary>Counts work before it is done, and stops a computation that is over its bound or no longer wanted.</summary>
    internal static void Charge(long work)
    {
        if (current is not { } evaluation)
        {
            return;
        }

        evaluation.operations += work;
        if (evaluation.operations > evaluation.MaxOperations || evaluation.operations < 0)
        {
            throw new GradException(
                ErrorKind.LimitExceeded, $"the computation takes more than the {evaluation.MaxOperations} scalar operations that a request may take");
        }

        if (evaluation.Cancellation.IsCancellationRequested)
        {
            throw new GradException(ErrorKind.Timeout, "the computation passed its time limit");
        }
    }

    /// <summary>Stops an evaluation that is collected where all that it holds, tensors or not, is over its bound.</summary>
    internal static void Watch()
    {
        if (current is { IsCollected: true } evaluation)
        {
            evaluation.Reserve(0);
        }
    }

    private static void TakeOne(long count)
    {
        Take(count);
        if (count > Array.MaxLength)
        {
            throw new GradException(ErrorKind.LimitExceeded, $"a tensor of {count} bytes is larger than the {Array.MaxLength} bytes that one tensor may take");
        }
    }

    private void Reserve(long count, string what = "a tensor of")
    {
        if (IsCollected)
        {
            ReserveCollected(count);
            return;
        }

        if (count > MaxBytes - bytes)
        {
            throw new GradException(
                ErrorKind.LimitExceeded, $"{what} {count} bytes passes the limit of {MaxBytes} bytes for one request, of which {bytes} are taken");
        }

        bytes += count;
    }

    // Everything that this thread allocated since the last count may be garbage by now: only where that could pass the bound is it worth to
    // collect and to look. Near the bound that would be at every turn: a small part over it is let pass.
    private void ReserveCollected(long count)
    {
        long since = GC.GetAllocatedBytesForCurrentThread() - allocated;
        if (count > MaxBytes - held - since && count + since > MaxBytes / PartLetPass)
        {
            if (count <= MaxBytes)
            {
                GC.Collect();
                held = Math.Max(0, GC.GetTotalMemory(forceFullCollection: false) - before);
                allocated = GC.GetAllocatedBytesForCurrentThread();
            }

            if (count > MaxBytes - held)
            {
                throw new GradException(
                    ErrorKind.LimitExceeded, $"a value of {count} bytes passes the limit of {MaxBytes} bytes for one request, of which {Math.Min(held, MaxBytes)} are taken");
            }
        }

        bytes = Math.Max(bytes, held + since + count);
    }
}
