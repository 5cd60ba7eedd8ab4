using GradService.Autograd;
using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Tensors;

namespace GradService.Language.Builtins;

/// <summary><c>torch.autograd.function</c>: what of a program's own functions is no text of the library.</summary>
[Module("torch.autograd.function")]
internal static class FunctionModule
{
    [Named("FunctionCtx")]
    public static object? FunctionContext => Types.FunctionContext;

    [Named("_apply")]
    public static object? Apply(ClassValue type, TupleValue arguments)
    {
        GraphTrace.Refuse("applies a function that has a gradient of its own");
        return new ScriptFunction(type, arguments.Items).Call();
    }

    /// <summary>A backward that cannot be differentiated: to try is an error.</summary>
    public static object? OnceDifferentiable(Callable function) => new OnceDifferentiableFunction(function);

    private sealed class OnceDifferentiableFunction(Callable function) : Callable
    {
        public override ClassValue Class => Types.Function;

        public override string Name => function.Name;

        public override object? Call(in CallArguments arguments)
        {
            CallArguments given = arguments;
            object? result = null;
            Tensor?[] outputs = DelayedError.Once(given.Positional.OfType<Tensor>(), () =>
            {
                result = function.Call(given);
                return [.. (result is TupleValue tuple ? tuple.Items : [result]).Select(item => item as Tensor)];
            });
            return result is TupleValue items ? new TupleValue([.. items.Items.Select((item, i) => outputs[i] ?? item)]) : outputs[0] ?? result;
        }
    }
}
