using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The same elements in another shape: a view where that is possible, otherwise a copy; -1 stands for the size that is left over.</summary>
    /// <derivative>grad, reshaped to the input's shape</derivative>
    [Operator("reshape", TakesOut = false)]
    [Sample("real(2, 6), [3, -1]")]
    public static Tensor Reshape(this Tensor input, params long[] shape)
    {
        Shape target = Reshaped.Resolve(shape, input.Count);
        return Reshaped.StridesFor(input, target) is null
            ? input.Clone().View(target.ToArray())
            : new Reshaped("ReshapeAliasBackward0", shape).Apply(input);
    }
}

internal sealed class Reshaped(string name, long[] shape) : View
{
    public override string NodeName => name;

    /// <summary>A shape in which -1 is replaced by what is left over of a number of elements.</summary>
    public static Shape Resolve(ReadOnlySpan<long> shape, long count)
    {
        long known = 1;
        int free = -1;
        for (int i = 0; i < shape.Length; i++)
        {
            if (shape[i] == -1)
            {
                free = free < 0 ? i : throw GradException.Argument("only one dimension can be inferred");
            }
            else if (shape[i] < 0)
            {
                throw GradException.Argument($"invalid shape dimension {shape[i]}");
            }
            else if (Math.BigMul(known, shape[i], out known) != 0)
            {
                throw Invalid(shape, count);
            }
        }

        if (free < 0)
        {
            return known == count ? Shape.Of(shape) : throw Invalid(shape, count);
        }

        if (known == 0)
        {
            throw GradException.Argument(
                $"cannot reshape tensor of 0 elements into shape {Shape.Format(shape)} because the unspecified dimension size -1 can be any value and is ambiguous");
        }

        if (count % known != 0)
        {
            throw Invalid(shape, count);
        }

        long[] sizes = shape.ToArray();
        sizes[free] = count / known;
        return Shape.Of(sizes);
    }

    /// <summary>The strides with which a view of another shape shows a tensor's elements in order, or null if none do.</summary>
    public static long[]? StridesFor(Tensor input, Shape target)
    {
        if (input.IsContiguous || input.Count == 0)
        {
            return target.Strides;
        }

        // The input is read as runs of dimensions that one stride steps through; each run must be filled by whole target dimensions.
        var strides = new long[target.Rank];
        int next = target.Rank - 1;
        long run = 1, unit = input.Strides[^1];
        for (int i = input.Rank - 1; i >= 0; i--)
        {
            run *= input.Shape[i];
            bool ends = i == 0 || (input.Shape[i - 1] != 1 && input.Strides[i - 1] != run * unit);
            if (!ends)
            {
                continue;
            }

            long filled = 1;
            while (next >= 0 && (filled < run || target[next] == 1))
            {
                strides[next] = filled * unit;
                filled *= target[next--];
            }

            if (filled != run)
            {
                return null;
            }

            run = 1;
            unit = i > 0 ? input.Strides[i - 1] : 1;
        }

        return next < 0 ? strides : null;
    }

    protected override (Shape Shape, long[] Strides, long Offset) Geometry(Tensor input)
    {
        Shape target = Resolve(shape, input.Count);
        long[] strides = StridesFor(input, target) ?? throw GradException.Shape(
            "view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous subspaces). "
            + "Use .reshape(...) instead.");
        return (target, strides, input.Offset);
    }

    public override Tensor? Gradient(int input, in Pullback at) => at.Grad.Reshape(at.InputSpec(0).Shape.ToArray());

    private static GradException Invalid(ReadOnlySpan<long> shape, long count) =>
        GradException.Shape($"shape '{Shape.Format(shape)}' is invalid for input of size {count}");
}
