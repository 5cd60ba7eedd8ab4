using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The parts along a dimension, each scaled down to the p-norm maxnorm if its own is greater.</summary>
    /// <derivative>grad where nothing was scaled; else that of input · maxnorm / (norm + 10⁻⁷)</derivative>
    [Operator("renorm")]
    [Sample("real(3, 2), 2, 0, 1.0")]
    public static Tensor Renorm(this Tensor input, Scalar p, long dim, Scalar maxnorm)
    {
        if (p.ToDouble() <= 0)
        {
            throw GradException.Argument("renorm: non-positive-norm not supported");
        }

        if (maxnorm.ToDouble() < 0)
        {
            throw GradException.Argument($"renorm: expected maxnorm to be >= 0 but got {maxnorm.ToDouble()}");
        }

        if (input.Rank < 2)
        {
            throw GradException.Shape($"renorm: input needs at least 2 dimensions, got {input.Rank} dimensions");
        }

        int kept = input.Shape.Dimension(dim);
        long[] others = [.. Enumerable.Range(0, input.Rank).Where(i => i != kept).Select(i => (long)i)];
        Tensor norm = input.VectorNorm(p, others, keepdim: true);
        Tensor scale = norm.Add(1e-7).Reciprocal().Mul(maxnorm.ToDouble());
        return input.Mul(norm.Detach().Gt(maxnorm).Where(scale, Ones([], norm.DType))).AsNode("RenormBackward0", input);
    }

    /// <summary><see cref="Renorm"/> in place.</summary>
    public static Tensor Renorm_(this Tensor input, Scalar p, long dim, Scalar maxnorm) => input.Update(self => self.Renorm(p, dim, maxnorm));
}
