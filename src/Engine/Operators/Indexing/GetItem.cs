using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// <c>x[index]</c>: a view for integers, slices, <c>...</c> and <c>None</c>; a copy where index tensors or masks pick elements.
    /// </summary>
    /// <derivative>grad, added to the elements that were picked</derivative>
    [Operator("Tensor.getitem", "getitem", "Tensor.__getitem__")]
    [Sample("real(4, 3, 2), index=\"1:3, ..., None, -1\"")]
    [Sample("real(3, 4), index=\"[0, 0, 2], ::2\"")]
    [Sample("real(2, 3, 4), index=\"[[0, 1], [1, 1]], :, [0, 3]\"")]
    [Sample("real(2, 3), index=\"[True, False], [[0], [2]]\"")]
    public static Tensor GetItem(this Tensor input, TensorIndex[] index)
    {
        var (view, tensors) = BasicIndex.Apply(input, index);
        if (tensors is null)
        {
            return ReferenceEquals(view, input) ? BasicIndex.Alias(input) : view;
        }

        AdvancedIndex advanced = AdvancedIndex.Of(view.Shape, tensors);
        return new IndexTensors(advanced).Apply(view, advanced.Places);
    }
}
