using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A step of a recurrent network: tanh(input @ w_ihᵀ + b_ih + hx @ w_hhᵀ + b_hh) for a batch (B, in) and its state (B, hidden).</summary>
    /// <derivative>the chain rule through tanh and the two products</derivative>
    [Operator("rnn_tanh_cell", TakesOut = false)]
    [Sample("real(2, 3), real(2, 4), real(4, 3), real(4, 4), real(4), real(4)")]
    public static Tensor RnnTanhCell(this Tensor input, Tensor hx, Tensor wIh, Tensor wHh, Tensor? bIh = null, Tensor? bHh = null) =>
        Cells.Apply(Cells.Tanh, input, [hx], new CellWeights(wIh, wHh, bIh, bHh))[0];
}
