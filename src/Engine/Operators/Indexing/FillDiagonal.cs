using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// Overwrites the diagonal with a number: of matrices, which may be wider or taller, and of tensors whose dimensions are all equal. With
    /// wrap the diagonal of a tall matrix begins anew, a row below its end.
    /// </summary>
    /// <derivative>grad, zero on the diagonal</derivative>
    [Operator("Tensor.fill_diagonal_")]
    [Sample("real(3, 3), 2.0")]
    [Sample("real(7, 2), 2.0, wrap=True")]
    public static Tensor FillDiagonal_(this Tensor input, Scalar fillValue, bool wrap = false)
    {
        if (input.Rank < 2)
        {
            throw GradException.Shape("dimensions must larger than 1");
        }

        long height = input.Shape[0], width = input.Shape[1];
        if (input.Rank > 2 && input.Shape.Sizes.ContainsAnyExcept(height))
        {
            throw GradException.Shape("all dimensions of input must be of equal length");
        }

        var diagonal = new List<long>();
        long step = 0;
        foreach (long stride in input.Shape.Strides)
        {
            step += stride;
        }

        // Below its end the diagonal goes on after one row's pause, which is where steps of width + 1 lead.
        long end = wrap && input.Rank == 2 ? input.Count : Bounds.Product(Math.Min(height, width), step);
        for (long at = 0; at < Math.Min(end, input.Count); at += step)
        {
            diagonal.Add(at);
        }

        Tensor places = Tensor.From<long>(diagonal.ToArray(), DType.Int64, Shape.Of(diagonal.Count));
        return input.Update(self => self.Put(places, Full([diagonal.Count], fillValue, self.DType)));
    }
}
