using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Sums of products over the last <paramref name="dims"/> dimensions of one tensor and the first of the other.</summary>
    /// <derivative>the product rule</derivative>
    [Operator("tensordot")]
    [Sample("real(2, 3), real(3, 2), 1")]
    public static Tensor Tensordot(this Tensor a, Tensor b, long dims = 2)
    {
        if (dims < 0)
        {
            throw GradException.Argument($"tensordot expects dims >= 0, but got dims={dims}");
        }

        if (dims > Math.Min(a.Rank, b.Rank))
        {
            throw GradException.Argument($"tensordot expects dims < ndim_a or ndim_b, but got dims={dims}");
        }

        int count = (int)dims;
        return a.Tensordot(
            b, [.. Enumerable.Range(a.Rank - count, count).Select(i => (long)i)], [.. Enumerable.Range(0, count).Select(i => (long)i)]);
    }

    /// <summary>Sums of products over pairs of dimensions: <paramref name="dims"/> is a list of the first tensor's and one of the second's.</summary>
    /// <derivative>the product rule</derivative>
    [Operator("tensordot")]
    [Sample("real(2, 3, 4), real(4, 2), dims=[[0, 2], [1, 0]]")]
    public static Tensor Tensordot(this Tensor a, Tensor b, Tensor dims)
    {
        if (dims.Rank != 2 || dims.Shape[0] != 2)
        {
            throw GradException.Argument("both dimension lists should have same length");
        }

        long[] all = dims.ToInt64s();
        return a.Tensordot(b, all[..(all.Length / 2)], all[(all.Length / 2)..]);
    }

    /// <summary>Sums of products over pairs of dimensions.</summary>
    public static Tensor Tensordot(this Tensor a, Tensor b, long[] dimsA, long[] dimsB)
    {
        if (dimsA.Length != dimsB.Length)
        {
            throw GradException.Argument("both dimension lists should have same length");
        }

        long[] left = Checked(a, dimsA), right = Checked(b, dimsB);
        long depth = 1;
        for (int i = 0; i < left.Length; i++)
        {
            long x = a.Shape[(int)left[i]], y = b.Shape[(int)right[i]];
            (a, b, long size) = x == y ? (a, b, x)
                : x == 1 ? (a, b.Sum([right[i]], keepdim: true), 1)
                : y == 1 ? (a.Sum([left[i]], keepdim: true), b, 1)
                : throw GradException.Shape(
                    $"contracted dimensions need to match, but first has size {x} in dim {dimsA[i]} and second has size {y} in dim {dimsB[i]}");
            depth *= size;
        }

        long[] rows = Rest(a, left), columns = Rest(b, right);
        long[] rowSizes = [.. rows.Select(i => a.Shape[(int)i])], columnSizes = [.. columns.Select(i => b.Shape[(int)i])];
        Tensor x2 = a.Permute([.. rows, .. left]).Reshape(Shape.Of(rowSizes).Count, depth);
        Tensor y2 = b.Permute([.. right, .. columns]).Reshape(depth, Shape.Of(columnSizes).Count);
        return x2.Mm(y2).Reshape([.. rowSizes, .. columnSizes]);

        static long[] Rest(Tensor tensor, long[] taken) =>
            [.. Enumerable.Range(0, tensor.Rank).Select(i => (long)i).Where(i => !taken.Contains(i))];
    }

    private static long[] Checked(Tensor tensor, long[] dims)
    {
        long[] result = [.. dims.Select(dim => (long)tensor.Shape.Dimension(dim))];
        return result.Distinct().Count() == result.Length && (tensor.Rank > 0 || result.Length == 0)
            ? result
            : throw GradException.Argument("dim appears multiple times in the list of dims");
    }
}
