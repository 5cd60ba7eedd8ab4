using System.Numerics;
using GradService.Tensors;

namespace GradService.Kernels;

/// <summary>
/// Sums in the order in which NumPy adds: along the memory in blocks of at most 128 of eight partial sums each, whose sums are added in pairs;
/// what does not lie side by side is added one after another.
/// </summary>
internal static class PairwiseSum
{
    private const int Block = 128, Lanes = 8;

    /// <summary>The sum over dimensions, which the result does not have; of doubles, floats, complex numbers or long integers.</summary>
    public static Tensor Of(Tensor x, ReadOnlySpan<int> dimensions) => x.DType switch
    {
        DType.Float32 => Of<float>(x, dimensions),
        DType.Complex128 => Of<Complex>(x, dimensions),
        DType.Int64 => Of<long>(x, dimensions),
        _ => Of<double>(x, dimensions),
    };

    private static Tensor Of<T>(Tensor x, ReadOnlySpan<int> dimensions)
        where T : unmanaged, INumberBase<T>
    {
        bool[] isSummed = new bool[x.Rank];
        foreach (int dimension in dimensions)
        {
            isSummed[dimension] = true;
        }

        Tensor sum = Tensor.Empty(Shape.Of([.. Enumerable.Range(0, x.Rank).Where(i => !isSummed[i]).Select(i => x.Shape[i])]), x.DType);
        Span<T> sums = sum.Elements<T>();
        sums.Clear();
        if (x.Count == 0)
        {
            return sum;
        }

        // The dimensions in the order of the memory, those of length one left out, and how far each moves in the result.
        int[] order = [.. Enumerable.Range(0, x.Rank).Where(i => x.Shape[i] > 1)];
        order = x.IsDense ? [.. order.OrderByDescending(i => x.Strides[i])] : order;
        long[] steps = new long[x.Rank];
        long step = 1;
        for (int i = x.Rank - 1; i >= 0; i--)
        {
            steps[i] = isSummed[i] ? 0 : step;
            step *= isSummed[i] ? 1 : x.Shape[i];
        }

        int inner = order.Length;
        long run = 1;
        while (inner > 0 && isSummed[order[inner - 1]])
        {
            run *= x.Shape[order[--inner]];
        }

        Evaluation.Charge(x.Count);
        ReadOnlySpan<T> elements = InOrder(x, order).Elements<T>();
        var index = new long[inner];
        long at = 0;
        for (long start = 0; start < elements.Length; start += run)
        {
            sums[(int)at] += Sum(elements.Slice((int)start, (int)run));
            for (int i = inner - 1; i >= 0; i--)
            {
                at += steps[order[i]];
                if (++index[i] < x.Shape[order[i]])
                {
                    break;
                }

                at -= steps[order[i]] * index[i];
                index[i] = 0;
            }
        }

        return sum;
    }

    private static Tensor InOrder(Tensor x, int[] order) => x.Alias(
        Shape.Of([.. order.Select(i => x.Shape[i])]), [.. order.Select(i => x.Strides[i])], x.Offset).Dense();

    private static T Sum<T>(ReadOnlySpan<T> x)
        where T : unmanaged, INumberBase<T>
    {
        if (x.Length < Lanes)
        {
            T few = T.Zero;
            foreach (T element in x)
            {
                few += element;
            }

            return few;
        }

        if (x.Length > Block)
        {
            int half = x.Length / 2;
            half -= half % Lanes;
            return Sum(x[..half]) + Sum(x[half..]);
        }

        Span<T> lanes = stackalloc T[Lanes];
        x[..Lanes].CopyTo(lanes);
        int whole = x.Length - (x.Length % Lanes);
        for (int i = Lanes; i < whole; i++)
        {
            lanes[i % Lanes] += x[i];
        }

        T sum = lanes[0] + lanes[1] + (lanes[2] + lanes[3]) + (lanes[4] + lanes[5] + (lanes[6] + lanes[7]));
        for (int i = whole; i < x.Length; i++)
        {
            sum += x[i];
        }

        return sum;
    }
}
