using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A loop that hands values on for as long as a condition on them holds: cond takes the carries and gives one bool, the body gives the next carries.</summary>
    /// <derivative>that of the steps that were run, one by one</derivative>
    /// <param name="init">The carries of the first step; shapes and dtypes stay as they are.</param>
    /// <param name="cond">Whether there is another step.</param>
    /// <param name="body">One step.</param>
    /// <param name="maxSteps">The most steps; it is an error if more are wanted.</param>
    [Operator("while_loop")]
    [Sample("""[positive(3)], cond={"inputs": ["x"], "nodes": [{"id": "s", "op": "sum", "inputs": ["x"]}, {"id": "c", "op": "lt", "inputs": ["s", 100]}], "outputs": ["c"]}, body={"inputs": ["x"], "nodes": [{"id": "n", "op": "mul", "inputs": ["x", 1.5]}, {"id": "m", "op": "add", "inputs": ["n", 1]}], "outputs": ["m"]}""")]
    public static Tensor[] WhileLoop(
        Tensor[] init, [KeywordOnly] Func<Tensor[], Tensor[]> cond, [KeywordOnly] Func<Tensor[], Tensor[]> body, [KeywordOnly] long? maxSteps = null)
    {
        if (maxSteps < 0)
        {
            throw GradException.Argument($"while_loop(): max_steps must not be negative, but is {maxSteps}");
        }

        var loop = new Loop("while_loop", body, init.Length, false);
        Tensor[] carries = init;
        for (long step = 0; Another(cond(carries)) is { Holds: true } condition; step++)
        {
            if (step == maxSteps)
            {
                throw new GradException(ErrorKind.LimitExceeded, $"while_loop(): the condition still holds after {maxSteps} steps, which are max_steps");
            }

            carries = condition.Fails
                ? condition.Choose("while_loop", loop.Step(condition.Guard(carries, true))[..init.Length], carries)
                : loop.Step(carries)[..init.Length];
        }

        return carries;

        static Condition Another(Tensor[] answers) => answers is [var answer]
            ? new Condition("while_loop", answer)
            : throw GradException.Argument($"while_loop(): cond must give one bool, but gave {answers.Length} results");
    }
}
