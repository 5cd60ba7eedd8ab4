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
        DType type = dtype ?? DType.Int64;
        if (type is DType.Bool || type.IsComplex())
        {
            throw GradException.NotImplementedFor("randperm", type);
        }

        if (n > 0)
        {
            CheckFits(n, type);
        }

        return Made(EachSample.Drawn(_ => Permutation(n)).To(type), requiresGrad);
    }

    private static Tensor Permutation(long n)
    {
        Tensor tensor = Tensor.Empty(Shape.Of(n), DType.Int64);
        Evaluation.Charge(8 * tensor.Count);
        Span<long> order = tensor.Elements<long>();
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        for (int i = 0; i < order.Length - 1; i++)
        {
            int other = i + (int)(Evaluation.Random.Next() % (uint)(order.Length - i));
            (order[i], order[other]) = (order[other], order[i]);
        }

        return tensor;
    }
}
