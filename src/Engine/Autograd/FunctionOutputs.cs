using GradService.Operators;
using GradService.Tensors;

namespace GradService.Autograd;

/// <summary>What the forward of a <see cref="CustomFunction"/> returned takes its place in the graph.</summary>
internal static class FunctionOutputs
{
    public static Tensor[] Of(FunctionContext context, FunctionNode? node, Tensor?[] inputs, Tensor[] outputs)
    {
        foreach (Tensor dirty in context.Dirty)
        {
            if (!outputs.Contains(dirty))
            {
                throw GradException.InPlace(
                    "Some elements marked as dirty during the forward method were not returned as output. The inputs that are modified inplace must "
                    + "all be outputs of the Function.");
            }
        }

        var results = new Tensor[outputs.Length];
        int differentiable = 0;
        for (int i = 0; i < outputs.Length; i++)
        {
            Tensor output = outputs[i];
            bool isInput = Array.IndexOf(inputs, output) >= 0, isDirty = context.Dirty.Contains(output);
            bool isDifferentiable = node is not null && output.DType.IsDifferentiable() && !context.NonDifferentiable.Contains(output);
            results[i] = !isDifferentiable ? WithoutHistory(output, isInput, isDirty)
                : isDirty ? Overwritten(output, new Edge(node, i), outputs.Length)
                : WithHistory(isInput ? AsView(output) : output, new Edge(node, i));
            differentiable += isDifferentiable ? 1 : 0;
        }

        foreach (Tensor result in results)
        {
            if (result.View is { } view && !context.Dirty.Contains(result))
            {
                result.View = new ViewOrigin(view.Base, differentiable > 1 ? ViewCreation.OneOfSeveral : ViewCreation.CustomFunction, view.Version);
            }
        }

        return results;
    }

    private static Tensor WithoutHistory(Tensor output, bool isInput, bool isDirty) =>
        isInput ? (output.RequiresGrad ? output.Alias() : isDirty ? output : AsView(output))
        : output.RequiresGrad && output.View is null ? output.Alias()
        : output;

    private static Tensor WithHistory(Tensor output, Edge edge)
    {
        // A leaf from elsewhere stays one: what is returned is another tensor for the same elements.
        Tensor result = output is { RequiresGrad: true, IsLeaf: true, View: null } ? output.Alias() : output;
        result.SetHistory(edge.Node!, edge.Index);
        return result;
    }

    private static Tensor Overwritten(Tensor output, Edge edge, int outputs)
    {
        if (output is { RequiresGrad: true, IsLeaf: true })
        {
            throw GradException.InPlace("a leaf Variable that requires grad has been used in an in-place operation.");
        }

        if (output.View is { } view)
        {
            if (outputs > 1)
            {
                throw GradException.InPlace(
                    "If your Function modifies inplace an input that is a view of another Tensor, your Function cannot return more than one Tensor. "
                    + "This is not supported by the current autograd engine. You should either make sure the input is not a view (using .clone() for "
                    + "example) or make your Function only return one Tensor (potentially splitting it into two Functions: one doing the inplace that "
                    + "returns a single Tensor and a second one that does the other operations). You can ask on the forum "
                    + "https://discuss.pytorch.org/ if you need help to do this change.");
            }

            if (view.Base is { RequiresGrad: true, IsLeaf: true })
            {
                throw GradException.InPlace("a view of a leaf Variable that requires grad is being used in an in-place operation.");
            }
        }

        InPlace.Rebase(output, edge);
        return output;
    }

    private static Tensor AsView(Tensor input) =>
        View.Make(input, input.Shape, input.StrideArray(), input.Offset, ViewCreation.CustomFunction);
}
