using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>x1 · x2 / (max(‖x1‖, eps) · max(‖x2‖, eps)) along a dimension, broadcast.</summary>
    /// <derivative>x1: grad · (x2/‖x2‖ − cos · x1/‖x1‖)/‖x1‖, the norms bounded by eps; x2: the same with the two exchanged</derivative>
    [Operator("cosine_similarity", "nn.functional.cosine_similarity", TakesOut = false)]
    [Sample("real(2, 3), real(2, 3)")]
    [Sample("real(2, 3), real(3), dim=-1, eps=1.5")]
    public static Tensor CosineSimilarity(Tensor x1, Tensor x2, long dim = 1, double eps = 1e-8)
    {
        DType type = Promotion.ResultType(x1, x2);
        if (!type.IsFloatingPoint())
        {
            throw GradException.Type($"expected common dtype to be floating point, yet common dtype is {type.ScalarTypeName()}");
        }

        long[] shape = Shape.Broadcast(x1.Shape, x2.Shape).ToArray();
        Tensor first = Unit(x1.To(type.Wide()).BroadcastTo(shape), dim, eps), second = Unit(x2.To(type.Wide()).BroadcastTo(shape), dim, eps);
        return (first * second).Sum([dim]).To(type);
    }

    /// <summary>Vectors divided by their lengths. The bound below is not differentiated: its gradient is the length's own.</summary>
    private static Tensor Unit(Tensor vectors, long dim, double eps)
    {
        Tensor square = (vectors * vectors).Sum([dim], keepdim: true);
        return vectors / (square + (square.ClampMin(eps * eps) - square).Detach()).Sqrt();
    }
}
