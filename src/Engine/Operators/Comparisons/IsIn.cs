using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Whether each element is among the test elements, or with invert is not; no NaN is.</summary>
    /// <derivative>none: the result is of bools</derivative>
    [Operator("isin")]
    [Sample("index(5, 2, 3), index(5, 3)")]
    public static Tensor IsIn([OrNumber] Tensor elements, [OrNumber] Tensor testElements, [KeywordOnly] bool assumeUnique = false, [KeywordOnly] bool invert = false)
    {
        foreach (Tensor side in (ReadOnlySpan<Tensor>)[elements, testElements])
        {
            if (side.DType.IsComplex())
            {
                throw GradException.Type($"Unsupported input type encountered for isin(): {side.DType.ScalarTypeName()}");
            }
        }

        if (elements.IsBatched || testElements.IsBatched)
        {
            return EachSample.Apply(sample => IsIn(sample[0]!, sample[1]!, assumeUnique, invert), elements, testElements);
        }

        DType common = Promotion.ResultType(elements, testElements);
        Evaluation.Charge(elements.Count + testElements.Count);
        return common.IsFloatingPoint()
            ? Among<double>(elements.To(common).Dense(DType.Float64), testElements.To(common).Dense(DType.Float64), invert)
            : Among<long>(elements.Dense(DType.Int64), testElements.Dense(DType.Int64), invert);
    }

    private static Tensor Among<T>(Tensor elements, Tensor among, bool invert)
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        // A set finds NaN; as a number it equals nothing.
        var known = new HashSet<T>(among.Elements<T>().ToArray());
        Tensor result = Tensor.Empty(elements.Shape, DType.Bool);
        ReadOnlySpan<T> values = elements.Elements<T>();
        Span<byte> found = result.Elements<byte>();
        for (int i = 0; i < values.Length; i++)
        {
            found[i] = (known.Contains(values[i]) && !T.IsNaN(values[i])) != invert ? (byte)1 : (byte)0;
        }

        return result;
    }
}
