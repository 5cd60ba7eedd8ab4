using GradService.Tensors;

namespace GradService.Autograd;

/// <summary>
/// What autograd does on this thread: whether operations are recorded, inference mode, anomaly detection, saved-tensor hooks. Each
/// setter gives a scope that restores what was there: <c>using (GradMode.NoGrad()) { … }</c>.
/// </summary>
public sealed class GradMode
{
    /// <summary>With what the place of an operation begins that a program's line asked for; the number of the line follows.</summary>
    internal const string LinePlace = "line ";

    [ThreadStatic]
    private static GradMode? current;

    private GradMode()
    {
    }

    /// <summary>Whether operations on this thread are recorded.</summary>
    public static bool IsEnabled => Current.Enabled;

    /// <summary>Whether this thread is in inference mode.</summary>
    public static bool IsInference => Current.Inference;

    internal static GradMode Current => current ??= new GradMode();

    internal bool Enabled { get; set; } = true;

    internal bool Inference { get; set; }

    internal bool Anomaly { get; set; }

    internal bool CheckNaN { get; set; } = true;

    /// <summary>The open levels of forward mode, outermost first; null or empty costs nothing.</summary>
    internal List<long>? Levels { get; set; }

    /// <summary>The open levels of vmap, outermost first.</summary>
    internal List<VmapLevel> Vmaps { get; } = [];

    internal bool PushesForward => Levels is { Count: > 0 };

    /// <summary>The innermost pack and unpack hooks of saved tensors.</summary>
    internal SavedTensorHooks? SavedHooks { get; set; }

    /// <summary>Why hooks of saved tensors may not be used now; null where they may.</summary>
    internal string? SavedHooksForbidden { get; set; }

    /// <summary>What watches that a piece of a computation leaves alone what stands outside of it; null almost always.</summary>
    internal OutsideTensors? Outside { get; set; }

    /// <summary>The backward pass that runs now.</summary>
    internal BackwardPass? Pass { get; set; }

    /// <summary>Where in the caller's text operations now come from: a graph's node. Errors and anomaly detection name it.</summary>
    internal string? Place { get; set; }

    /// <summary>
    /// Begins anew, as on a new thread, but for what is differentiated from outside: open levels of forward mode and of vmap, and anomaly
    /// detection. At the end of the scope everything is as it was before.
    /// </summary>
    public static IDisposable Begin()
    {
        var scope = new Former(current);
        var begun = new GradMode();
        if (current is { } outside)
        {
            begun.Levels = outside.Levels is null ? null : [.. outside.Levels];
            begun.Vmaps.AddRange(outside.Vmaps);
            (begun.Anomaly, begun.CheckNaN) = (outside.Anomaly, outside.CheckNaN);
        }

        current = begun;
        return scope;
    }

    /// <summary><c>torch.no_grad()</c>: nothing is recorded until the scope ends.</summary>
    public static Scope NoGrad() => SetEnabled(false);

    /// <summary><c>torch.enable_grad()</c>.</summary>
    public static Scope EnableGrad() => SetEnabled(true);

    /// <summary><c>torch.set_grad_enabled(mode)</c>; without ending the scope it stays so.</summary>
    public static Scope SetEnabled(bool enabled)
    {
        var scope = new Scope(Current);
        Current.Enabled = enabled;
        return scope;
    }

    /// <summary><c>torch.inference_mode()</c>: nothing is recorded, and the tensors made cannot take part in autograd later.</summary>
    public static Scope InferenceMode(bool mode = true)
    {
        var scope = new Scope(Current);
        Current.Inference = mode;
        Current.Enabled = !mode;
        return scope;
    }

    /// <summary><c>torch.autograd.detect_anomaly(check_nan)</c>: a backward pass names the first operator that makes a NaN.</summary>
    public static Scope DetectAnomaly(bool enabled = true, bool checkNaN = true)
    {
        Warnings.Raise("Anomaly Detection has been enabled. This mode will increase the runtime and should only be enabled for debugging.");
        var scope = new Scope(Current);
        Current.Anomaly = enabled;
        Current.CheckNaN = checkNaN;
        return scope;
    }

    /// <summary>A scope that changes nothing, and restores what is changed inside it.</summary>
    public static Scope Unchanged() => new(Current);

    /// <summary>As inside the vmap levels that the tensors have, until the scope ends: backward passes differentiate each sample by itself.</summary>
    internal static OpenLevels InLevelsOf(ReadOnlySpan<Tensor?> inputs, ReadOnlySpan<Tensor> outputs, ReadOnlySpan<Tensor?> tangents)
    {
        GradMode mode = Current;
        int count = mode.Vmaps.Count;
        foreach (Batch? batch in (ReadOnlySpan<Batch?>)[Batch.Union(inputs), Batch.Union(outputs!), Batch.Union(tangents)])
        {
            foreach (BatchDimension dimension in batch is null ? default : batch.Dimensions)
            {
                if (!mode.Vmaps.Exists(level => level.Level == dimension.Level))
                {
                    mode.Vmaps.Add(new VmapLevel(dimension.Level, dimension.Size, Randomness.Same));
                }
            }
        }

        return new OpenLevels(mode, count);
    }

    /// <summary>Closes the vmap levels that were opened last.</summary>
    internal readonly struct OpenLevels(GradMode mode, int count) : IDisposable
    {
        public void Dispose() => mode.Vmaps.RemoveRange(count, mode.Vmaps.Count - count);
    }

    /// <summary>Nothing is recorded, on the tape or in tangents, until the scope ends: for what lies below autograd.</summary>
    internal static Unseen BelowAutograd() => new(Current);

    /// <summary>Restores recording and tangents.</summary>
    internal readonly struct Unseen : IDisposable
    {
        private readonly GradMode mode;
        private readonly bool enabled;
        private readonly List<long>? levels;

        public Unseen(GradMode mode)
        {
            this.mode = mode;
            (enabled, levels) = (mode.Enabled, mode.Levels);
            (mode.Enabled, mode.Levels) = (false, null);
        }

        public void Dispose() => (mode.Enabled, mode.Levels) = (enabled, levels);
    }

    /// <summary>Nothing is pushed forward at a level and at those within it (by default at any) until the scope ends.</summary>
    internal ForwardPause PauseForwardMode(long level = 0)
    {
        var pause = new ForwardPause(this, Levels);
        Levels = Levels?.FindAll(open => open < level);
        return pause;
    }

    /// <summary>Restores the levels of forward mode.</summary>
    internal readonly struct ForwardPause(GradMode mode, List<long>? levels) : IDisposable
    {
        public void Dispose() => mode.Levels = levels;
    }

    /// <summary>Restores the modes that were set when it was made.</summary>
    public readonly struct Scope : IDisposable
    {
        private readonly GradMode mode;
        private readonly bool enabled;
        private readonly bool inference;
        private readonly bool anomaly;
        private readonly bool checkNaN;

        internal Scope(GradMode mode)
        {
            this.mode = mode;
            enabled = mode.Enabled;
            inference = mode.Inference;
            anomaly = mode.Anomaly;
            checkNaN = mode.CheckNaN;
        }

        /// <summary>Restores the modes.</summary>
        public void Dispose()
        {
            mode.Enabled = enabled;
            mode.Inference = inference;
            mode.Anomaly = anomaly;
            mode.CheckNaN = checkNaN;
        }
    }

    private sealed class Former(GradMode? before) : IDisposable
    {
        public void Dispose() => current = before;
    }
}
