using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A step of a gated recurrent unit on a batch (B, in): the next state (B, hidden).</summary>
    /// <derivative>the chain rule through the three gates</derivative>
    [Operator("gru_cell", TakesOut = false)]
    [Sample("real(2, 3), real(2, 2), real(6, 3), real(6, 2), real(6), real(6)")]
    public static Tensor GruCell(this Tensor input, Tensor hx, Tensor wIh, Tensor wHh, Tensor? bIh = null, Tensor? bHh = null) =>
        Cells.Apply(Cells.Gru, input, [hx], new CellWeights(wIh, wHh, bIh, bHh))[0];
}
