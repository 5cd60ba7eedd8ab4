using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// A loop that hands values on: the body takes the carries, then one slice along the first dimension of each of xs, and gives the next
    /// carries, then what is to be stacked. Results are the last carries, then the stacks. With checkpoint a backward pass runs pieces of the
    /// loop a second time, and memory grows with the square root of the number of steps.
    /// </summary>
    /// <derivative>that of the steps, one by one</derivative>
    /// <param name="init">The carries of the first step; shapes and dtypes stay as they are.</param>
    /// <param name="xs">What is sliced, all with the same number of slices.</param>
    /// <param name="body">One step.</param>
    /// <param name="length">The number of steps; it must be that of the slices.</param>
    /// <param name="reverse">Whether it goes from the last slice to the first; a stack is in the order of the slices all the same.</param>
    /// <param name="checkpoint">Whether memory is saved at the price of computing every step twice.</param>
    [Operator("scan")]
    [Sample("""[real(3)], [real(4, 3)], body={"inputs": ["h", "x"], "nodes": [{"id": "p", "op": "mul", "inputs": ["h", "x"]}, {"id": "n", "op": "sin", "inputs": ["p"]}], "outputs": ["n", "p"]}""")]
    [Sample("""[real(2), real(1)], [real(3, 2), real(3, 1)], reverse=True, body={"inputs": ["a", "b", "x", "y"], "nodes": [{"id": "c", "op": "mul", "inputs": ["a", "x"]}, {"id": "d", "op": "add", "inputs": ["b", "y"]}, {"id": "e", "op": "mul", "inputs": ["c", "d"]}], "outputs": ["c", "d", "e"]}""")]
    [Sample("""[real(2)], [real(5, 2)], checkpoint=True, body={"inputs": ["h", "x"], "nodes": [{"id": "p", "op": "mul", "inputs": ["h", "x"]}, {"id": "n", "op": "cos", "inputs": ["p"]}], "outputs": ["n", "h"]}""")]
    public static Tensor[] Scan(
        Tensor[] init, Tensor[] xs, [KeywordOnly] Func<Tensor[], Tensor[]> body, [KeywordOnly] long? length = null,
        [KeywordOnly] bool reverse = false, [KeywordOnly] bool checkpoint = false) =>
        new Loop("scan", body, init.Length, reverse).Run(init, xs, length, checkpoint);

    /// <summary>The same loop, for a number of steps that slice nothing.</summary>
    [Operator("scan")]
    [Sample("""[real(2)], length=4, body={"inputs": ["h"], "nodes": [{"id": "n", "op": "cos", "inputs": ["h"]}], "outputs": ["n", "h"]}""")]
    public static Tensor[] Scan(
        Tensor[] init, [KeywordOnly] Func<Tensor[], Tensor[]> body, [KeywordOnly] long length, [KeywordOnly] bool checkpoint = false) =>
        new Loop("scan", body, init.Length, false).Run(init, [], length, checkpoint);
}
