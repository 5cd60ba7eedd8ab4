using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A new last dimension with a 1 at the class of each element and zeros elsewhere; num_classes -1 takes the largest class plus one.</summary>
    /// <derivative>none: the result holds integers</derivative>
    [Operator("nn.functional.one_hot", IsSizedByValues = true)]
    [Sample("index(3, 4), num_classes=3")]
    public static Tensor OneHot(this Tensor tensor, long numClasses = -1)
    {
        if (tensor.DType != DType.Int64)
        {
            throw GradException.Type("one_hot is only applicable to index tensor.");
        }

        if (tensor.IsBatched && numClasses == -1)
        {
            throw Samples.OfUnknownShape("one_hot");
        }

        ReadOnlySpan<long> classes = tensor.AllSamples.Dense().Elements<long>();
        if (classes.Length == 0 && numClasses <= 0)
        {
            throw GradException.Argument("Can not infer total number of classes from empty tensor.");
        }

        long largest = -1;
        foreach (long one in classes)
        {
            largest = one >= 0 ? Math.Max(largest, one) : throw GradException.Argument("Class values must be non-negative.");
        }

        if (numClasses != -1 && largest >= numClasses)
        {
            throw GradException.Argument("Class values must be smaller than num_classes.");
        }

        long count = numClasses == -1 ? largest + 1 : numClasses;
        return Torch.Zeros([.. tensor.Shape.Sizes, count], DType.Int64).Scatter(-1, tensor.Unsqueeze(-1), (Scalar)1);
    }
}
