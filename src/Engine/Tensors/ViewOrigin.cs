using GradService.Autograd;

namespace GradService.Tensors;

/// <summary>How a view was made; it decides whether it may be modified in place.</summary>
internal enum ViewCreation
{
    Default,
    NoGrad,
    Inference,
    OneOfSeveral,
    CustomFunction,
}

/// <summary>What a view knows of the tensor that it is a view of.</summary>
internal sealed class ViewOrigin(Tensor origin, ViewCreation creation, int version)
{
    /// <summary>The tensor that owns the memory; itself no view.</summary>
    public Tensor Base { get; } = origin;

    public ViewCreation Creation { get; } = creation;

    /// <summary>The version at which the view's own history was right.</summary>
    public int Version { get; set; } = version;

    /// <summary>Why a view that was not made in the ordinary way may not be modified in place, in PyTorch's words.</summary>
    /// <param name="node">The view's history.</param>
    /// <param name="output">Which output of it the view is.</param>
    /// <param name="indirect">Whether the base or another view of it was modified, and not the view itself.</param>
    public string Forbids(Node? node, int output, bool indirect)
    {
        string modified = indirect ? "its base or another view of its base has been" : "is being";
        if (Creation == ViewCreation.CustomFunction)
        {
            return $"Output {output} of {node?.Name} is a view and {modified} modified inplace. This view was created inside a custom Function (or "
                + "because an input was returned as-is) and the autograd logic to handle view+inplace would override the custom backward "
                + "associated with the custom Function, leading to incorrect gradients. This behavior is forbidden. You can fix this by cloning "
                + "the output of the custom Function.";
        }

        if (Creation == ViewCreation.OneOfSeveral)
        {
            string what = node is null
                ? $"A view was created in no_grad mode and {modified} modified inplace with grad mode enabled."
                : $"Output {output} of {node.Name} is a view and {modified} modified inplace.";
            return $"{what} This view is the output of a function that "
                + "returns multiple views. Such functions do not allow the output views to be modified inplace. You should replace the "
                + "inplace operation by an out-of-place one.";
        }

        string prefix = node is null ? "A view was created in" : $"Output {output} of {node.Name} is a view of a view which was created in";
        (string mode, string where, string block) = Creation == ViewCreation.Inference
            ? ("inference mode", "in normal mode", "inference_mode")
            : ("no_grad mode", "with grad mode enabled", "no_grad");
        return $"{prefix} {mode} and {modified} modified inplace {where}. Given that this use case is ambiguous and error-prone, it is "
            + "forbidden. You can clarify your code by moving both the view and the inplace either both inside the "
            + $"{block} block (if you don't want the inplace to be tracked) or both outside (if you want the inplace to be tracked).";
    }
}
