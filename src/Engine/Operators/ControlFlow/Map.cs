using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// The body on one slice along the first dimension of each of xs after the other: what it gives, stacked. With checkpoint a backward pass
    /// runs pieces of it a second time instead of keeping what they saved.
    /// </summary>
    /// <derivative>that of the steps, one by one</derivative>
    /// <param name="xs">What is sliced, all with the same number of slices.</param>
    /// <param name="body">Takes a slice of each of xs.</param>
    /// <param name="checkpoint">Whether memory is saved at the price of computing every step twice.</param>
    [Operator("map")]
    [Sample("""[real(4, 3)], body={"inputs": ["x"], "nodes": [{"id": "n", "op": "softmax", "inputs": ["x"], "attrs": {"dim": 0}}], "outputs": ["n"]}""")]
    [Sample("""[real(3, 2), real(3)], checkpoint=True, body={"inputs": ["x", "y"], "nodes": [{"id": "p", "op": "mul", "inputs": ["x", "y"]}, {"id": "s", "op": "sin", "inputs": ["p"]}], "outputs": ["p", "s"]}""")]
    public static Tensor[] Map(Tensor[] xs, [KeywordOnly] Func<Tensor[], Tensor[]> body, [KeywordOnly] bool checkpoint = false) =>
        new Loop("map", body, 0, false).Run([], xs, null, checkpoint);
}
