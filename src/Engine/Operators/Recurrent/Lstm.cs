using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// The outputs (T, B, directions · hidden) of layers of long short-term memories over a sequence (T, B, in), and their last hidden and cell
    /// states. The parameters of each cell are w_ih, w_hh, if there are biases b_ih and b_hh, and where the two states differ in size w_hr.
    /// </summary>
    /// <derivative>the chain rule through all steps</derivative>
    [Operator("lstm", TakesOut = false)]
    [Sample("real(3, 2, 2), [real(1, 2, 2), real(1, 2, 2)], [real(8, 2), real(8, 2), real(8), real(8)], True, 1, 0.0, True, False, False")]
    public static (Tensor Output, Tensor Hidden, Tensor Cell) Lstm(
        this Tensor input, Tensor[] hx, Tensor[] @params, bool hasBiases, long numLayers, double dropout, bool train, bool bidirectional, bool batchFirst)
    {
        var layers = new RecurrentLayers("lstm", Cells.Lstm, 2, hasBiases, numLayers, dropout, train, bidirectional);
        Tensor[] results = layers.Apply(input, hx, @params, batchFirst);
        return (results[0], results[1], results[2]);
    }
}
