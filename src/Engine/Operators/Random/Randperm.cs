using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The integers below n in random order.</summary>
    /// <derivative>none: a constant</derivative>
    [Operator("randperm")]
    [Sample("5")]
    public static Tensor Randperm(long n, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false)
    {
        return Made(Draws.Drawn(Shape.Of(n), Permutations).To(dtype ?? DType.Int64), requiresGrad);
    }

    /// <summary>In each row of the last dimension the integers below its size, in random order.</summary>
    private static Tensor Permutations(Shape shape)
    {
        Tensor tensor = Tensor.Empty(shape, DType.Int64);
        Evaluation.Charge(8 * tensor.Count);
        for (int start = 0; start < tensor.Count; start += (int)shape[^1])
        {
            Span<long> order = tensor.Elements<long>().Slice(start, (int)shape[^1]);
            for (int i = 0; i < order.Length; i++)
            {
                order[i] = i;
            }

            for (int i = 0; i < order.Length - 1; i++)
            {
                int other = i + (int)(Evaluation.Random.Next() % (uint)(order.Length - i));
                (order[i], order[other]) = (order[other], order[i]);
            }
        }

        return tensor;
    }
}
