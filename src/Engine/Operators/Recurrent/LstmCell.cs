using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A step of a long short-term memory on a batch (B, in): the next hidden and cell states, (B, hidden) each.</summary>
    /// <derivative>the chain rule through the four gates</derivative>
    [Operator("lstm_cell", TakesOut = false)]
    [Sample("real(2, 3), [real(2, 2), real(2, 2)], real(8, 3), real(8, 2), real(8), real(8)")]
    public static (Tensor Hidden, Tensor Cell) LstmCell(this Tensor input, Tensor[] hx, Tensor wIh, Tensor wHh, Tensor? bIh = null, Tensor? bHh = null)
    {
        if (hx.Length != 2)
        {
            throw GradException.Argument("lstm_cell expects two hidden states");
        }

        Tensor[] state = Cells.Apply(Cells.Lstm, input, hx, new CellWeights(wIh, wHh, bIh, bHh));
        return (state[0], state[1]);
    }
}
