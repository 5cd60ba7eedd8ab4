namespace GradService.Kernels;

/// <summary>
/// Windows sliding along one axis: the o-th takes Kernel elements, Dilation apart, from o·Stride - Padding on. An adaptive axis
/// (Kernel 0) has windows from ⌊o·Input/Output⌋ to below ⌈(o + 1)·Input/Output⌉.
/// </summary>
internal readonly record struct Axis(long Input, long Output, long Kernel, long Stride, long Padding, long Dilation)
{
    /// <summary>An axis of one element, for the dimensions that an image does not have.</summary>
    public static Axis Single => new(1, 1, 1, 1, 0, 1);

    /// <summary>Windows that cover the input evenly, whatever its size.</summary>
    public static Axis Adaptive(long input, long output) => new(input, output, 0, 0, 0, 1);

    /// <summary>Whether some window takes an element outside the input.</summary>
    public bool LeavesInput => Padding > 0 || (Output - 1) * Stride + (Kernel - 1) * Dilation >= Input + Padding;

    /// <summary>The elements of window o that lie in the input: every Dilation-th from First to below End.</summary>
    public (long First, long End) Window(long o)
    {
        if (Kernel == 0)
        {
            return (o * Input / Output, ((o + 1) * Input + Output - 1) / Output);
        }

        var start = o * Stride - Padding;
        var first = start >= 0 ? start : start + (Dilation - 1 - start) / Dilation * Dilation;
        return (first, Math.Min(start + (Kernel - 1) * Dilation + 1, Input));
    }

    /// <summary>The elements of window o in the input and its padding: all, unless rounding up let the last window stick out.</summary>
    public long PaddedCount(long o)
    {
        var start = o * Stride - Padding;
        var (first, end) = Kernel == 0 ? Window(o) : (start, Math.Min(start + Kernel, Input + Padding));
        return end - first;
    }

    /// <summary>The outputs, from From to below To, whose window has its tap-th element inside the input.</summary>
    public (long From, long To) Reached(long tap)
    {
        var offset = tap * Dilation - Padding;
        var from = offset >= 0 ? 0 : (Stride - 1 - offset) / Stride;
        var to = offset >= Input ? 0 : (Input - 1 - offset) / Stride + 1;
        return (from, Math.Min(to, Output));
    }
}

/// <summary>Windows sliding over images of one to three dimensions, which are treated as three.</summary>
internal readonly record struct Windows(Axis Depth, Axis Height, Axis Width)
{
    /// <summary>Windows over axes given from the outermost to the innermost.</summary>
    public static Windows Over(ReadOnlySpan<Axis> axes) =>
        new(axes.Length > 2 ? axes[^3] : Axis.Single, axes.Length > 1 ? axes[^2] : Axis.Single, axes[^1]);

    /// <summary>Elements of an image.</summary>
    public int Volume => checked((int)(Depth.Input * Height.Input * Width.Input));

    /// <summary>Positions of the window.</summary>
    public int Positions => checked((int)(Depth.Output * Height.Output * Width.Output));

    /// <summary>Elements of a window.</summary>
    public int Taps => checked((int)(Depth.Kernel * Height.Kernel * Width.Kernel));

    /// <summary>Whether some window takes an element outside the image.</summary>
    public bool LeaveImage => Depth.LeavesInput || Height.LeavesInput || Width.LeavesInput;

    /// <summary>The index in the image of an element.</summary>
    public int At(long depth, long height, long width) => (int)((depth * Height.Input + height) * Width.Input + width);

    /// <summary>Where count windows from start on have their tap-th element, apart from those that have it outside the image.</summary>
    public Runs Runs(int tap, int start, int count) => new(this, tap, start, count);
}

/// <summary>Windows Position to Position + Length - 1, counted from the first asked for, take elements Image, Image + stride, ….</summary>
internal readonly record struct Run(int Position, int Image, int Length);

/// <summary>An enumeration of runs, one for each line of windows.</summary>
internal struct Runs
{
    private readonly Windows windows;
    private readonly int start;
    private readonly int end;
    private readonly long depthOffset;
    private readonly long heightOffset;
    private readonly long widthOffset;
    private readonly long from;
    private readonly long to;
    private long position;

    public Runs(Windows windows, int tap, int start, int count)
    {
        this.windows = windows;
        this.start = start;
        end = start + count;
        position = start;
        var (plane, widthTap) = Math.DivRem(tap, windows.Width.Kernel);
        var (depthTap, heightTap) = Math.DivRem(plane, windows.Height.Kernel);
        depthOffset = depthTap * windows.Depth.Dilation - windows.Depth.Padding;
        heightOffset = heightTap * windows.Height.Dilation - windows.Height.Padding;
        widthOffset = widthTap * windows.Width.Dilation - windows.Width.Padding;
        (from, to) = windows.Width.Reached(widthTap);
    }

    /// <summary>The run that the last MoveNext found.</summary>
    public Run Current { get; private set; }

    /// <summary>Enumerates this.</summary>
    public readonly Runs GetEnumerator() => this;

    /// <summary>Looks for the next line that has the element inside the image.</summary>
    public bool MoveNext()
    {
        while (position < end)
        {
            var (line, column) = Math.DivRem(position, windows.Width.Output);
            var first = Math.Max(from, column);
            var last = Math.Min(to, column + end - position);
            var offset = position - start - column;
            position += windows.Width.Output - column;
            var depth = line / windows.Height.Output * windows.Depth.Stride + depthOffset;
            var height = line % windows.Height.Output * windows.Height.Stride + heightOffset;
            if (first < last && IsInside(depth, windows.Depth) && IsInside(height, windows.Height))
            {
                var row = (depth * windows.Height.Input + height) * windows.Width.Input;
                var image = row + first * windows.Width.Stride + widthOffset;
                Current = new Run((int)(offset + first), (int)image, (int)(last - first));
                return true;
            }
        }

        return false;
    }

    private static bool IsInside(long index, Axis axis) => (ulong)index < (ulong)axis.Input;
}
