using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// The outputs (T, B, directions · hidden) of layers of a recurrent network with relu over a sequence (T, B, in), and the last states
    /// (layers · directions, B, hidden). The parameters of each cell are w_ih, w_hh and, if there are biases, b_ih and b_hh.
    /// </summary>
    /// <derivative>the chain rule through all steps</derivative>
    [Operator("rnn_relu", TakesOut = false)]
    [Sample("real(3, 2, 2), real(1, 2, 3), [real(3, 2), real(3, 3), real(3), real(3)], True, 1, 0.0, True, False, False")]
    public static (Tensor Output, Tensor Hidden) RnnRelu(
        this Tensor input, Tensor hx, Tensor[] @params, bool hasBiases, long numLayers, double dropout, bool train, bool bidirectional, bool batchFirst)
    {
        var layers = new RecurrentLayers("rnn_relu", Cells.Relu, 1, hasBiases, numLayers, dropout, train, bidirectional);
        Tensor[] results = layers.Apply(input, [hx], @params, batchFirst);
        return (results[0], results[1]);
    }
}
