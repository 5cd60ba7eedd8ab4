using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The differences of neighbours along a dimension, taken n times; the dimension shrinks by n.</summary>
    /// <derivative>differences of grad</derivative>
    [Operator("diff")]
    [Sample("real(4)")]
    [Sample("real(2, 4), n=2, prepend=real(2, 1), append=real(2, 2)")]
    public static Tensor Diff(this Tensor input, long n = 1, long dim = -1, Tensor? prepend = null, Tensor? append = null)
    {
        if (input.Rank == 0)
        {
            throw GradException.Shape("diff expects input to be at least one-dimensional");
        }

        int along = input.Shape.Dimension(dim);
        CheckJoins(input, prepend, along);
        CheckJoins(input, append, along);
        Tensor joined = prepend is null && append is null ? input : Cat([.. new[] { prepend, input, append }.Where(part => part is not null)!], along);
        long left = joined.Shape[along];
        if (n >= left)
        {
            return joined.Narrow(along, 0, 0);
        }

        for (; n > 0; n--)
        {
            left--;
            Tensor after = joined.Narrow(along, 1, left), before = joined.Narrow(along, 0, left);
            joined = input.DType == DType.Bool ? after.LogicalXor(before) : after.Sub(before);
        }

        return joined;
    }

    private static void CheckJoins(Tensor input, Tensor? part, int along)
    {
        if (part is null)
        {
            return;
        }

        if (part.Rank != input.Rank)
        {
            throw GradException.Shape("diff expects prepend or append to be the same dimension as input");
        }

        for (int i = 0; i < input.Rank; i++)
        {
            if (i != along && part.Shape[i] != input.Shape[i])
            {
                throw GradException.Shape(
                    "diff expects the shape of tensor to prepend or append to match that of input except along the differencing dimension; "
                    + $"input.size({i}) = {input.Shape[i]}, but got tensor.size({i}) = {part.Shape[i]}");
            }
        }
    }
}
