using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Numerical derivatives of samples along each dimension by second-order differences; one distance for all dimensions.</summary>
    /// <derivative>the transposed differences of grad</derivative>
    [Operator("gradient")]
    [Sample("real(4)")]
    [Sample("real(3, 4), spacing=0.5, dim=1, edge_order=2")]
    public static Tensor[] Gradient(this Tensor input, [KeywordOnly] Scalar? spacing = null, [KeywordOnly] long[]? dim = null, [KeywordOnly] long edgeOrder = 1)
    {
        int[] along = GradientDimensions(input, dim, edgeOrder);
        return [.. along.Select(one => Differences(input, one, spacing ?? 1, edgeOrder))];
    }

    /// <summary>Numerical derivatives of samples; a distance for each dimension.</summary>
    /// <derivative>the transposed differences of grad</derivative>
    [Operator("gradient")]
    [Sample("real(3, 4), spacing=[0.5, 2.0]")]
    public static Tensor[] Gradient(this Tensor input, [KeywordOnly] double[] spacing, [KeywordOnly] long[]? dim = null, [KeywordOnly] long edgeOrder = 1)
    {
        int[] along = GradientDimensions(input, dim, edgeOrder);
        CheckSpacing(along.Length, spacing.Length);
        return [.. along.Select((one, i) => Differences(input, one, spacing[i], edgeOrder))];
    }

    /// <summary>Numerical derivatives of samples; a tensor of coordinates for each dimension.</summary>
    /// <derivative>the transposed differences of grad</derivative>
    [Operator("gradient")]
    [Sample("real(3, 4), spacing=[distinct(3), distinct(4)], edge_order=2")]
    public static Tensor[] Gradient(this Tensor input, [KeywordOnly] Tensor[] spacing, [KeywordOnly] long[]? dim = null, [KeywordOnly] long edgeOrder = 1)
    {
        int[] along = GradientDimensions(input, dim, edgeOrder);
        CheckSpacing(along.Length, spacing.Length);
        return [.. along.Select((one, i) => Differences(input, one, spacing[i], edgeOrder))];
    }

    private static int[] GradientDimensions(Tensor input, long[]? dim, long edgeOrder)
    {
        if (edgeOrder is not (1 or 2))
        {
            throw GradException.Argument("torch.gradient only supports edge_order=1 and edge_order=2.");
        }

        int[] along = dim is null ? [.. Enumerable.Range(0, input.Rank)] : [.. dim.Select(input.Shape.Dimension)];
        if (dim is not null)
        {
            Reduced.Of(input.Shape, dim);
        }

        return Array.TrueForAll(along, one => input.Rank > 0 && input.Shape[one] > edgeOrder)
            ? along
            : throw GradException.Shape("torch.gradient expected each dimension size to be at least edge_order+1");
    }

    private static void CheckSpacing(int dimensions, int given)
    {
        if (given != dimensions)
        {
            throw GradException.Argument(
                $"torch.gradient expected spacing to be unspecified, a scalar or a list of length {dimensions} but got a list of length {given}");
        }
    }

    private static Tensor Differences(Tensor input, int dim, Scalar h, long edgeOrder)
    {
        long n = input.Shape[dim];
        Tensor At(long place) => input.Narrow(dim, place, 1);
        Tensor inside = input.Narrow(dim, 2, n - 2).Sub(input.Narrow(dim, 0, n - 2)).Div(2);
        Tensor first = edgeOrder == 1 ? At(1).Sub(At(0)) : At(0).Mul(-1.5).Add(At(1).Mul(2)).Sub(At(2).Mul(0.5));
        Tensor last = edgeOrder == 1 ? At(n - 1).Sub(At(n - 2)) : At(n - 1).Mul(1.5).Sub(At(n - 2).Mul(2)).Add(At(n - 3).Mul(0.5));
        return Cat([first, inside, last], dim).Div(h);
    }

    private static Tensor Differences(Tensor input, int dim, Tensor coordinates, long edgeOrder)
    {
        long n = input.Shape[dim];
        if (coordinates.Rank != 1 || coordinates.Count != n)
        {
            throw GradException.Shape(
                $"torch.gradient expected each coordinate tensor to have one dimension and as many entries as the input along dim {dim}, {n}, but got "
                + $"{coordinates.Shape}");
        }

        var sizes = new long[input.Rank];
        Array.Fill(sizes, 1);
        sizes[dim] = n - 1;
        Tensor steps = coordinates.Narrow(0, 1, n - 1).Sub(coordinates.Narrow(0, 0, n - 1)).Reshape(sizes);
        Tensor slopes = input.Narrow(dim, 1, n - 1).Sub(input.Narrow(dim, 0, n - 1)).Div(steps);
        Tensor before = steps.Narrow(dim, 0, n - 2), after = steps.Narrow(dim, 1, n - 2);

        // The parabola through three points has, in the middle one, the two slopes weighted by the step on the other side.
        Tensor left = slopes.Narrow(dim, 0, n - 2), right = slopes.Narrow(dim, 1, n - 2);
        Tensor curve = right.Sub(left).Div(before.Add(after));
        Tensor inside = left.Add(curve.Mul(before));
        Tensor first = slopes.Narrow(dim, 0, 1), last = slopes.Narrow(dim, n - 2, 1);
        if (edgeOrder == 2)
        {
            first = first.Sub(curve.Narrow(dim, 0, 1).Mul(steps.Narrow(dim, 0, 1)));
            last = last.Add(curve.Narrow(dim, n - 3, 1).Mul(steps.Narrow(dim, n - 2, 1)));
        }

        return Cat([first, inside, last], dim);
    }
}
