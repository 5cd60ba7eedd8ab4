using GradService.Tensors;

namespace GradService.Operators;

/// <summary>Which dimensions a reduction sums away: the shape that is left, and the input laid out for the kernel.</summary>
internal readonly struct Reduced
{
    private readonly long[] kept;
    private readonly long[] reduced;

    private Reduced(Shape input, long[] kept, long[] reduced, bool keepdim)
    {
        this.kept = kept;
        this.reduced = reduced;
        var removed = reduced;
        long[] sizes = keepdim
            ? [.. Enumerable.Range(0, input.Rank).Select(i => removed.Contains(i) ? 1 : input[i])]
            : [.. kept.Select(i => input[(int)i])];
        Output = Shape.Of(sizes);
    }

    /// <summary>The shape that is left.</summary>
    public Shape Output { get; }

    /// <summary>Reads a <c>dim</c> argument: none, or an empty list, means all dimensions.</summary>
    public static Reduced Of(Shape input, ReadOnlySpan<long> dim, bool keepdim)
    {
        var chosen = new bool[input.Rank];
        foreach (long one in dim)
        {
            int at = input.Dimension(one);
            if (input.Rank == 0)
            {
                continue;
            }

            if (chosen[at])
            {
                throw GradException.Argument($"dim {at} appears multiple times in the list of dims");
            }

            chosen[at] = true;
        }

        bool all = dim.Length == 0;
        long[] kept = [.. Enumerable.Range(0, input.Rank).Where(i => !all && !chosen[i]).Select(i => (long)i)];
        long[] reduced = [.. Enumerable.Range(0, input.Rank).Where(i => all || chosen[i]).Select(i => (long)i)];
        return new Reduced(input, kept, reduced, keepdim);
    }

    /// <summary>The dense input as a matrix: a row for each element that is left, a column for each that is reduced into it.</summary>
    public Tensor Rows(Tensor input)
    {
        // A view without history: the order of dimensions is all that changes, and only an unusual one costs a copy.
        var sizes = new long[input.Rank];
        var strides = new long[input.Rank];
        int at = 0;
        foreach (long dimension in (long[])[.. kept, .. reduced])
        {
            sizes[at] = input.Shape[(int)dimension];
            strides[at++] = input.Strides[(int)dimension];
        }

        return input.Alias(Shape.Of(sizes), strides, input.Offset).Dense();
    }

    /// <summary>Whether the reduced dimensions come first, so that rows can be added to rows without moving anything.</summary>
    public bool Leading => reduced.Length > 0 && kept.Length > 0 && reduced[^1] == reduced.Length - 1;

    /// <summary>A gradient of the output with the reduced dimensions put back as 1, so that it broadcasts to the input.</summary>
    public static Tensor Restore(Tensor grad, Shape input, ReadOnlySpan<long> dim, bool keepdim) =>
        keepdim || input.Rank == 0 ? grad : grad.Reshape(Of(input, dim, keepdim: true).Output.ToArray());
}
