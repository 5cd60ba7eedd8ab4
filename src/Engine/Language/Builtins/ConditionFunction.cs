using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Language.Builtins;

/// <summary><c>torch.cond</c>, whose functions take and give nested tensors.</summary>
[Module("torch")]
internal static class ConditionFunction
{
    [Named("cond")]
    public static object? Cond(object? pred, Callable trueFn, Callable falseFn, object? operands = null)
    {
        var given = operands as SequenceValue ?? new TupleValue([]);
        if (pred is not Tensor { IsBatched: true } condition)
        {
            return (Compare.Truth(pred) ? trueFn : falseFn).Call(new CallArguments([.. given], []));
        }

        // Samples of a batch may decide differently.
        Tensor[] leaves = Tree.Tensors(given, out Tree inputs, Refuse);
        Tree? results = null;
        Tensor[] chosen = Torch.Cond(condition, leaves, of => Call(trueFn, of), of => Call(falseFn, of));
        return results!.With(chosen);

        Tensor[] Call(Callable function, Tensor[] tensors) =>
            Tree.Tensors(function.Call(new CallArguments([.. (SequenceValue)inputs.With(tensors)!], [])), out results, Refuse);
    }

    private static Exception Refuse(object? value) => Raise.TypeError($"torch.cond takes and gives tensors, not {Types.NameOf(value)}");
}
