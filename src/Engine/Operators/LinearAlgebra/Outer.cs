using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The products of each element of one vector (n) with each of another (m), an (n, m) matrix.</summary>
    /// <derivative>input: grad @ conj(vec2); vec2: gradᵀ @ conj(input)</derivative>
    [Operator("outer", "ger")]
    [Sample("real(2), real(3)")]
    public static Tensor Outer(this Tensor input, Tensor vec2)
    {
        if (input.Rank != 1 || vec2.Rank != 1)
        {
            throw GradException.Shape(
                $"outer: Expected 1-D argument {(input.Rank != 1 ? "self" : "vec2")}, but got {(input.Rank != 1 ? input.Rank : vec2.Rank)}-D");
        }

        return input.Reshape(input.Shape[0], 1).Mul(vec2);
    }
}
