using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Random integers below high, from 0.</summary>
    /// <derivative>none: a constant</derivative>
    [Operator("randint")]
    [Sample("10, [2, 3]")]
    public static Tensor Randint(long high, long[] size, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false) =>
        Randint(0, high, size, dtype, requiresGrad);

    /// <summary>Random integers below high, from low.</summary>
    /// <derivative>none: a constant</derivative>
    [Operator("randint")]
    [Sample("-5, 10, [2, 3]")]
    public static Tensor Randint(long low, long high, long[] size, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false)
    {
        if (low >= high)
        {
            throw GradException.Argument($"random_ expects 'from' to be less than 'to', but got from={low} >= to={high}");
        }

        ulong range = unchecked((ulong)high - (ulong)low);
        Tensor drawn = Draws.Drawn(Shape.Of(size), all => Integers(all, range, low));
        return Made(drawn.DType == (dtype ?? DType.Int64) ? drawn : drawn.To(dtype!.Value), requiresGrad);
    }

    private static Tensor Integers(Shape shape, ulong range, long low)
    {
        Tensor tensor = Tensor.Empty(shape, DType.Int64);
        Evaluation.Charge(8 * tensor.Count);
        foreach (ref long element in tensor.Elements<long>())
        {
            element = unchecked((long)((range >= 1UL << 32 ? Evaluation.Random.NextLong() : Evaluation.Random.Next()) % range) + low);
        }

        return tensor;
    }
}
