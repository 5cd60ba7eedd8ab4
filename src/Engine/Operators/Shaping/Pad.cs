using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// The tensor padded before and after its last dimension, the one before it, and so on: with a value (constant), mirrored without its
    /// edge (reflect), with its edge repeated (replicate) or as if it went on periodically (circular). Negative numbers cut off.
    /// </summary>
    /// <derivative>grad, summed over the places that show each element</derivative>
    [Operator("nn.functional.pad")]
    [Sample("real(2, 3), [1, 2], \"constant\", 1.5")]
    [Sample("real(1, 3, 4), [2, 1, 1, -1], \"reflect\"")]
    [Sample("real(1, 1, 3), [2, 1], \"replicate\"")]
    [Sample("real(1, 1, 3), [2, 1], \"circular\"")]
    public static Tensor Pad(this Tensor input, long[] pad, string mode = "constant", Scalar? value = null)
    {
        if (pad.Length % 2 != 0)
        {
            throw GradException.Argument("Padding length must be divisible by 2");
        }

        if (pad.Length > 2 * input.Rank)
        {
            throw GradException.Argument("Padding length too large");
        }

        if (mode == "constant")
        {
            return input.ConstantPadNd(pad, value);
        }

        if (mode is not ("reflect" or "replicate" or "circular"))
        {
            throw GradException.Argument($"Unrecognised padding mode {mode}", "NotImplementedError");
        }

        if (value is { } given && given.ToComplex() != 0)
        {
            throw GradException.Argument($"Padding mode \"{mode}\" doesn't take in value argument");
        }

        int dims = pad.Length / 2;
        if (dims is < 1 or > 3 || input.Rank - dims is < 1 or > 2)
        {
            throw GradException.Argument("Only 2D, 3D, 4D, 5D padding with non-constant padding are supported for now", "NotImplementedError");
        }

        string name = mode == "reflect" ? "ReflectionPad" : mode == "replicate" ? "ReplicationPad" : "CircularPad";
        return new Gathered($"{name}{dims}DBackward0", Padding.Positions(input.Shape, pad, mode), anchored: mode != "circular").Apply(input);
    }
}

/// <summary>Where each element of a padded tensor comes from.</summary>
internal static class Padding
{
    public static Tensor Positions(Shape shape, long[] pad, string mode)
    {
        long[] sizes = shape.ToArray();
        for (int i = 0; i < pad.Length; i += 2)
        {
            int dim = shape.Rank - 1 - (i / 2);
            Check(shape, dim, pad[i], pad[i + 1], mode);
            sizes[dim] = Bounds.Sum(shape[dim], pad[i], pad[i + 1]);
            if (sizes[dim] < 0 || (sizes[dim] == 0 && shape[dim] != 0))
            {
                throw GradException.Shape($"input (W: {shape[dim]}) is too small. Calculated output W: {sizes[dim]}");
            }
        }

        Tensor positions = Tensor.Empty(Shape.Of(sizes), DType.Int64);
        Span<long> places = positions.Elements<long>();
        Evaluation.Charge(places.Length);
        if (places.Length == 0)
        {
            return positions;
        }

        // From the innermost dimension out: a filled block is repeated for each outer index, moved by where that index comes from.
        places[0] = 0;
        int block = 1;
        for (int dim = sizes.Length - 1; dim >= 0; dim--)
        {
            int pair = 2 * (sizes.Length - 1 - dim);
            (long before, long after) = pair < pad.Length ? (pad[pair], pad[pair + 1]) : (0, 0);
            for (long i = sizes[dim] - 1; i >= 0; i--)
            {
                long shift = Source(i - before, shape[dim], before, after, mode) * shape.Strides[dim];
                Span<long> target = places.Slice((int)i * block, block);
                for (int k = 0; k < block; k++)
                {
                    target[k] = places[k] + shift;
                }
            }

            block *= (int)sizes[dim];
        }

        return positions;
    }

    private static long Source(long place, long size, long before, long after, string mode)
    {
        if (mode == "circular")
        {
            // What was cut off at an end does not come back at the other.
            long start = Math.Max(-before, 0), period = size - start - Math.Max(-after, 0);
            return start + ((((place - start) % period) + period) % period);
        }

        return mode == "replicate" ? Math.Clamp(place, 0, size - 1)
            : place < 0 ? -place
            : place < size ? place
            : (2 * (size - 1)) - place;
    }

    private static void Check(Shape shape, int dim, long before, long after, string mode)
    {
        long size = shape[dim], most = Math.Max(before, after);
        if (mode == "reflect" && most >= size && most > 0)
        {
            throw GradException.Argument(
                $"Argument #4: Padding size should be less than the corresponding input dimension, but got: padding ({before}, {after}) at dimension {dim} of input {shape}");
        }

        if (mode == "circular" && most > size)
        {
            throw GradException.Argument("Padding value causes wrapping around more than once.");
        }

        if (size + Math.Min(before, 0) + Math.Min(after, 0) <= 0 && most > 0)
        {
            throw GradException.Shape($"Expected {shape.Rank}D tensor with possibly 0 batch size and other non-zero dimensions for input, but got: {shape}");
        }
    }
}
