using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A view with all dimensions in reverse order, <c>x.T</c>.</summary>
    /// <derivative>grad, with its dimensions in reverse order</derivative>
    [Operator("Tensor.T")]
    [Sample("real(2, 3)")]
    public static Tensor NumpyT(this Tensor input) =>
        input.Permute([.. Enumerable.Range(1, input.Rank).Select(i => (long)(input.Rank - i))]);
}
