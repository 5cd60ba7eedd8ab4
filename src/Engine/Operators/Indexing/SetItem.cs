using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary><c>x[index] = value</c>: writes the value, broadcast, over the elements that the index shows or picks.</summary>
    /// <derivative>input: grad, zero where written; value: grad where written</derivative>
    [Operator("Tensor.setitem_")]
    [Sample("real(4, 3), \"1:3, ::2\", real(2)")]
    [Sample("real(4, 3), \"[0, 2]\", real(2, 3)")]
    public static Tensor SetItem_(this Tensor input, TensorIndex[] index, Tensor value)
    {
        var (view, tensors) = BasicIndex.Apply(input, index);
        if (value.IsWrappedNumber && value.DType.IsComplex() && !input.DType.IsComplex())
        {
            throw GradException.Type($"value cannot be converted to type {input.DType.Name()} without overflow");
        }

        Tensor source = WithoutLeadingOnes(value);
        if (tensors is not null)
        {
            view.IndexPut_(tensors, source);
        }
        else if (source.Shape.BroadcastsTo(view.Shape))
        {
            view.Copy_(source);
        }
        else
        {
            // What expand says of it is PyTorch's text.
            source.Expand(view.Shape.ToArray());
        }

        return input;
    }

    // Python's assignment drops them: a row of shape [1, 1, 3] goes into x[0].
    private static Tensor WithoutLeadingOnes(Tensor value)
    {
        int ones = 0;
        while (ones < value.Rank && value.Shape[ones] == 1)
        {
            ones++;
        }

        return ones == 0 ? value : value.View(value.Shape.ToArray()[ones..]);
    }
}
