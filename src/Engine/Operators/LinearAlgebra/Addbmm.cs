using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>beta · input + alpha · Σ (batch1[i] @ batch2[i]) for stacks of matrices, (b, n, k) and (b, k, m).</summary>
    /// <derivative>the product rule</derivative>
    [Operator("addbmm")]
    [Sample("real(2, 2), real(3, 2, 3), real(3, 3, 2), beta=0.5, alpha=2")]
    public static Tensor Addbmm(this Tensor input, Tensor batch1, Tensor batch2, [KeywordOnly] Scalar? beta = null, [KeywordOnly] Scalar? alpha = null)
    {
        Shape product = MatrixRule.ProductOfStacks(batch1, batch2);
        long rows = product[1], depth = batch1.Shape[0] * batch1.Shape[2];

        // The matrices side by side times the matrices on top of each other: the product sums over the stack.
        Tensor left = batch1.Permute(1, 0, 2).Reshape(rows, depth), right = batch2.Reshape(depth, product[2]);
        return input.Addmm(left, right, beta, alpha).AsNode("AddbmmBackward0", input, batch1, batch2);
    }

    /// <summary><see cref="Addbmm"/> in place.</summary>
    public static Tensor Addbmm_(this Tensor input, Tensor batch1, Tensor batch2, [KeywordOnly] Scalar? beta = null, [KeywordOnly] Scalar? alpha = null) =>
        input.Update(self => self.Addbmm(batch1, batch2, beta, alpha));
}
