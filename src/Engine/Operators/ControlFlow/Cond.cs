using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// What one of two functions gives for the operands: then where the predicate is true, else where it is false. The other one is not run,
    /// unless samples of a batch decide differently.
    /// </summary>
    /// <derivative>that of the function that was run</derivative>
    /// <param name="pred">A tensor of one element; true unless it is zero.</param>
    /// <param name="operands">What both functions take.</param>
    /// <param name="then">The one.</param>
    /// <param name="else">The other; it gives as many results.</param>
    [Operator("cond")]
    [Sample("""True, [real(3)], then={"inputs": ["x"], "nodes": [{"id": "n", "op": "sin", "inputs": ["x"]}], "outputs": ["n"]}, else={"inputs": ["x"], "nodes": [{"id": "n", "op": "exp", "inputs": ["x"]}], "outputs": ["n"]}""")]
    [Sample("""False, [real(3), real(3)], then={"inputs": ["x", "y"], "nodes": [], "outputs": ["x", "y"]}, else={"inputs": ["x", "y"], "nodes": [{"id": "n", "op": "mul", "inputs": ["x", "y"]}], "outputs": ["n", "y"]}""")]
    public static Tensor[] Cond(Tensor pred, Tensor[] operands, [KeywordOnly] Func<Tensor[], Tensor[]> then, [KeywordOnly] Func<Tensor[], Tensor[]> @else)
    {
        var condition = new Condition("cond", pred);
        return condition is { Holds: true, Fails: true }
            ? condition.Choose("cond", then(condition.Guard(operands, true)), @else(condition.Guard(operands, false)))
            : (condition.Holds ? then : @else)(operands);
    }
}
