namespace GradService.Kernels;

/// <summary>What a window's sum is divided by: a given number, or else its elements with or without those in the padding.</summary>
internal readonly record struct Divisor(bool CountIncludePad, long Override = 0)
{
    /// <summary>The divisor of one window.</summary>
    public long Of(in Windows windows, in Box box) =>
        Override != 0 ? Override
        : CountIncludePad ? windows.Depth.PaddedCount(box.DepthIndex)
            * windows.Height.PaddedCount(box.HeightIndex)
            * windows.Width.PaddedCount(box.WidthIndex)
        : (box.Depth.End - box.Depth.First) * (box.Height.End - box.Height.First) * box.WidthCount;
}

/// <summary>One window: its position, and the part of each axis that it takes inside the image.</summary>
internal struct Box
{
    public int Position;
    public int DepthIndex;
    public int HeightIndex;
    public int WidthIndex;
    public (long First, long End) Depth;
    public (long First, long End) Height;
    public (long First, long End) Width;

    /// <summary>Neighbouring elements on a line, for windows without dilation.</summary>
    public readonly int WidthCount => (int)Math.Max(0, Width.End - Width.First);

    /// <summary>Whether the window lies in the padding altogether.</summary>
    public readonly bool IsEmpty => Depth.First >= Depth.End || Height.First >= Height.End || Width.First >= Width.End;
}

/// <summary>An enumeration of all windows, row by row.</summary>
internal struct Boxes
{
    private readonly Windows windows;
    private readonly int count;
    private Box box;

    public Boxes(in Windows windows)
    {
        this.windows = windows;
        count = windows.Positions;
        box = new Box { Position = -1, WidthIndex = -1 };
        if (count > 0)
        {
            box.Depth = windows.Depth.Window(0);
            box.Height = windows.Height.Window(0);
        }
    }

    /// <summary>The window that the last MoveNext reached.</summary>
    public readonly Box Current => box;

    /// <summary>Enumerates this.</summary>
    public readonly Boxes GetEnumerator() => this;

    /// <summary>Goes to the next window.</summary>
    public bool MoveNext()
    {
        if (++box.Position >= count)
        {
            return false;
        }

        if (++box.WidthIndex == windows.Width.Output)
        {
            box.WidthIndex = 0;
            NextLine();
        }

        box.Width = windows.Width.Window(box.WidthIndex);
        return true;
    }

    private void NextLine()
    {
        if (++box.HeightIndex == windows.Height.Output)
        {
            box.HeightIndex = 0;
            box.Depth = windows.Depth.Window(++box.DepthIndex);
        }

        box.Height = windows.Height.Window(box.HeightIndex);
    }
}
