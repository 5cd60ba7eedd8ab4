using GradService.Tensors;

namespace GradService.Operators;

/// <summary>What a loss makes of its elements.</summary>
internal static class Reduction
{
    /// <summary>A loss as its argument <c>reduction</c> asks: its elements ("none"), their "mean" or their "sum".</summary>
    public static Tensor Reduced(this Tensor loss, string reduction) => reduction switch
    {
        "none" => loss,
        "mean" => loss.Mean(),
        "sum" => loss.Sum(),
        _ => throw Unknown(reduction),
    };

    /// <summary>The same, after the arguments that PyTorch took before it had <c>reduction</c>.</summary>
    public static Tensor Reduced(this Tensor loss, bool? sizeAverage, bool? reduce, string reduction) =>
        loss.Reduced(Chosen(sizeAverage, reduce, reduction));

    /// <summary>The reduction that the old arguments mean, where one is given.</summary>
    public static string Chosen(bool? sizeAverage, bool? reduce, string reduction)
    {
        if (sizeAverage is not null || reduce is not null)
        {
            reduction = reduce == false ? "none" : sizeAverage == false ? "sum" : "mean";
            Warnings.Raise($"size_average and reduce args will be deprecated, please use reduction='{reduction}' instead.");
        }

        return reduction is "none" or "mean" or "sum" ? reduction : throw Unknown(reduction);
    }

    /// <summary>Warns of a target that would be broadcast against the input.</summary>
    public static void CompareSizes(Tensor input, Tensor target)
    {
        if (!input.Shape.Equals(target.Shape))
        {
            Warnings.Raise(
                $"Using a target size ({Size(target)}) that is different to the input size ({Size(input)}). This will likely lead to incorrect "
                + "results due to broadcasting. Please ensure they have the same size.");
        }
    }

    /// <summary>A shape as Python prints it: <c>torch.Size([2, 3])</c>.</summary>
    public static string Size(Tensor tensor) => $"torch.Size({tensor.Shape})";

    private static GradException Unknown(string reduction) => GradException.Argument($"{reduction} is not a valid value for reduction", "ValueError");
}
