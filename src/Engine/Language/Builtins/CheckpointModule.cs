using GradService.Autograd;
using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Tensors;

namespace GradService.Language.Builtins;

/// <summary><c>torch.utils.checkpoint</c>: what of it is no text of the library.</summary>
[Module("torch.utils.checkpoint")]
internal static class CheckpointModule
{
    [Named("_recomputed")]
    public static object? Recomputed(object? function, bool preserveRandomState, TupleValue arguments, DictValue keywords)
    {
        var given = new CallArguments(arguments.Items, [.. keywords.Pairs.Select(static pair => KeyValuePair.Create((string)pair.Key!, pair.Value))]);
        Interpreter interpreter = Interpreter.Current;
        return Checkpoint.Run(() => interpreter.CallBack(() => Interpreter.Call(function, given)), preserveRandomState);
    }

    [Named("_random_state")]
    public static object? RandomState() => new RandomState(Evaluation.Random.Copy());

    [Named("_with_random_state")]
    public static object? WithRandomState(object? state, object? function)
    {
        object? result = null;
        Checkpoint.WithRandom((state as RandomState)?.Numbers, () => result = Interpreter.Call(function));
        return result;
    }
}

/// <summary>A generator of random numbers as it was.</summary>
internal sealed class RandomState(RandomNumbers numbers) : ObjectValue
{
    public override ClassValue Class => Types.Scope;

    public RandomNumbers Numbers => numbers;
}
