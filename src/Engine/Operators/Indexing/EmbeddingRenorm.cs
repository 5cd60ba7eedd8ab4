using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Scales the rows that indices name down to a norm, in place, where theirs is greater.</summary>
    /// <derivative>none: it is not recorded</derivative>
    [Operator("embedding_renorm_")]
    [Sample("real(4, 3), index(4, 2), 9.0, 2.0")]
    public static Tensor EmbeddingRenorm_(this Tensor input, Tensor indices, double maxNorm, double normType)
    {
        if (input.Rank != 2)
        {
            throw GradException.Shape("'self' must be 2-D");
        }

        Operators.Embedding.Renorm(input, Indices.Long(indices, "embedding_renorm_").Reshape(-1), maxNorm, normType);
        return input;
    }
}
