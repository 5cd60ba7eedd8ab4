using GradService.Tensors;

namespace GradService.Operators;

/// <summary>
/// Which dimensions a reduction takes away, and how a kernel sees the input: <see cref="Outer"/> blocks of <see cref="Length"/> rows of
/// <see cref="Inner"/> columns, each column reduced to one element.
/// </summary>
internal readonly struct Reduced
{
    private const int MostDimensions = 64;

    private readonly ulong mask;
    private readonly bool scattered;

    private Reduced(Shape input, ulong mask)
    {
        this.mask = mask;
        long outer = 1, length = 1, inner = 1;
        bool begun = false, ended = false;
        for (int i = 0; i < input.Rank; i++)
        {
            long size = input[i];
            if (size == 1)
            {
                continue;
            }

            if (IsReduced(i))
            {
                length *= size;
                scattered |= ended;
                begun = true;
            }
            else if (begun)
            {
                inner *= size;
                ended = true;
            }
            else
            {
                outer *= size;
            }
        }

        Length = length;
        (Outer, Inner) = scattered ? (outer * inner, 1) : (outer, inner);
    }

    /// <summary>Blocks that are reduced on their own.</summary>
    public long Outer { get; }

    /// <summary>Elements that are reduced into one.</summary>
    public long Length { get; }

    /// <summary>Elements from one that is reduced to the next.</summary>
    public long Inner { get; }

    /// <summary>Reads a <c>dim</c> argument: none, or an empty list, means all dimensions.</summary>
    public static Reduced Of(Shape input, ReadOnlySpan<long> dim)
    {
        if (input.Rank > MostDimensions)
        {
            throw GradException.Argument($"only tensors with up to {MostDimensions} dims are supported");
        }

        if (dim.Length == 0)
        {
            return new Reduced(input, ulong.MaxValue);
        }

        ulong chosen = 0;
        foreach (long one in dim)
        {
            int at = input.Dimension(one);
            if ((chosen >> at & 1) != 0)
            {
                throw GradException.Argument($"dim {at} appears multiple times in the list of dims");
            }

            chosen |= 1UL << at;
        }

        return new Reduced(input, chosen);
    }

    /// <summary>A reduction over one dimension.</summary>
    public static Reduced Of(Shape input, long dim) => Of(input, new ReadOnlySpan<long>(in dim));

    /// <summary>Whether a dimension is reduced.</summary>
    public bool IsReduced(int dimension) => (mask >> dimension & 1) != 0;

    /// <summary>The shape that is left.</summary>
    public Shape Output(Shape input, bool keepdim)
    {
        Span<long> sizes = stackalloc long[MostDimensions];
        int rank = 0;
        for (int i = 0; i < input.Rank; i++)
        {
            if (!IsReduced(i))
            {
                sizes[rank++] = input[i];
            }
            else if (keepdim)
            {
                sizes[rank++] = 1;
            }
        }

        return Shape.Of(sizes[..rank]);
    }

    /// <summary>The dense input with its elements in the order that the kernel expects: a copy only where dimensions that stay lie between.</summary>
    public Tensor Arrange(Tensor input) => scattered ? Gathered(input) : input;

    /// <summary>The dense input with the elements that are reduced into one next to each other.</summary>
    public Tensor Lines(Tensor input) => scattered || Inner != 1 ? Gathered(input) : input;

    /// <summary>A tensor of the output's shape with the reduced dimensions put back as 1, so that it broadcasts to the input.</summary>
    public static Tensor Restore(Tensor reduced, Shape input, ReadOnlySpan<long> dim, bool keepdim)
    {
        if (keepdim || input.Rank == 0 || dim.Length == 0)
        {
            return reduced;
        }

        Reduced of = Of(input, dim);
        for (int i = 0; i < input.Rank; i++)
        {
            reduced = of.IsReduced(i) ? reduced.Unsqueeze(i) : reduced;
        }

        return reduced;
    }

    /// <summary>A gradient of the output, repeated for each element that was reduced.</summary>
    public static Tensor Expand(Tensor grad, Shape input, ReadOnlySpan<long> dim, bool keepdim) =>
        Restore(grad, input, dim, keepdim).BroadcastTo(input.ToArray());

    /// <summary>The error for a reduction without identity over no elements.</summary>
    public void RequireElements(string name, Shape input, ReadOnlySpan<long> dim)
    {
        if (input.Count != 0)
        {
            return;
        }

        if (dim.Length == 0)
        {
            throw name.StartsWith("arg", StringComparison.Ordinal)
                ? GradException.Shape($"{name}(): Expected reduction dim to be specified for input.numel() == 0.", "IndexError")
                : GradException.Shape(
                    $"{name}(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the 'dim' argument.");
        }

        for (int i = 0; i < input.Rank; i++)
        {
            if (IsReduced(i) && input[i] == 0)
            {
                throw GradException.Shape($"{name}(): Expected reduction dim {i} to have non-zero size.", "IndexError");
            }
        }
    }

    private Tensor Gathered(Tensor input)
    {
        var sizes = new long[input.Rank];
        var strides = new long[input.Rank];
        int at = 0;
        for (int pass = 0; pass < 2; pass++)
        {
            for (int i = 0; i < input.Rank; i++)
            {
                if (IsReduced(i) == (pass == 1))
                {
                    sizes[at] = input.Shape[i];
                    strides[at++] = input.Strides[i];
                }
            }
        }

        return input.Alias(Shape.Of(sizes), strides, input.Offset).Dense();
    }
}
