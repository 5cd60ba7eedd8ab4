using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Rolls dimensions, by default all, so that the frequency 0 stands in the middle.</summary>
    /// <derivative>grad, rolled back</derivative>
    [Operator("fft.fftshift", TakesOut = false)]
    [Sample("real(3, 4)")]
    [Sample("complex(5), dim=0")]
    public static Tensor FftShift(this Tensor input, long[]? dim = null)
    {
        int[] dims = dim is null ? [.. Enumerable.Range(0, input.Rank)] : [.. dim.Select(input.Shape.Dimension)];
        return input.Roll([.. dims.Select(d => input.Shape[d] / 2)], [.. dims.Select(d => (long)d)]);
    }
}
