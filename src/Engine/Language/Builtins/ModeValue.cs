using GradService.Autograd;
using GradService.Language.Runtime;
using GradService.Language.Values;

namespace GradService.Language.Builtins;

/// <summary><c>torch.no_grad()</c> and its kin: context managers, and decorators.</summary>
internal sealed class ModeValue(ClassValue type, Func<GradMode.Scope> enter, GradMode.Scope? before = null) : ObjectValue
{
    private readonly Stack<GradMode.Scope> open = new();

    public static ClassValue NoGrad { get; } = Define("no_grad", static arguments => OfFunction(arguments, GradMode.NoGrad));

    public static ClassValue EnableGrad { get; } = Define("enable_grad", static arguments => OfFunction(arguments, GradMode.EnableGrad));

    public static ClassValue InferenceMode { get; } = Define("inference_mode", static arguments => Flag(arguments, true) is var mode ? OfFunction(arguments, () => GradMode.InferenceMode(mode)) : null);

    // Some take effect where they are called, whether or not a with follows.
    public static ClassValue SetGradEnabled { get; } = Define("set_grad_enabled", static arguments => At(Flag(arguments, null), static mode => GradMode.SetEnabled(mode), SetGradEnabled!));

    public static ClassValue SetDetectAnomaly { get; } = Define("set_detect_anomaly", static arguments => At(Flag(arguments, null), mode => GradMode.DetectAnomaly(mode, CheckNaN(arguments)), SetDetectAnomaly!));

    public static ClassValue DetectAnomaly { get; } = Define("detect_anomaly", static arguments => new ModeValue(DetectAnomaly!, () => GradMode.DetectAnomaly(true, CheckNaN(arguments))));

    public override ClassValue Class => type;

    public void Enter() => open.Push(before is { } already && open.Count == 0 ? already : enter());

    public void Exit() => open.Pop().Dispose();

    private static ClassValue Define(string name, Func<CallArguments, object?> make)
    {
        var type = ClassValue.Native(name, Types.GradModes, (_, arguments) => make(arguments), "torch.autograd.grad_mode");
        return type;
    }

    // @torch.no_grad without brackets decorates too.
    private static object? OfFunction(CallArguments arguments, Func<GradMode.Scope> enter)
    {
        var mode = new ModeValue(Types.GradModes, enter);
        return arguments.Positional is [Callable function] ? GradModeMethods.Decorate(mode, function) : mode;
    }

    private static ModeValue At(bool flag, Func<bool, GradMode.Scope> enter, ClassValue type) => new(type, () => enter(flag), enter(flag));

    private static bool Flag(CallArguments arguments, bool? otherwise)
    {
        object? value = arguments.Positional.Length > 0 ? arguments.Positional[0] : arguments.Keywords.FirstOrDefault(pair => pair.Key == "mode").Value;
        return value is bool flag ? flag : otherwise is { } known && value is null or Callable ? otherwise ?? true
            : throw Raise.TypeError($"enabled must be a bool (got {Types.NameOf(value)})");
    }

    private static bool CheckNaN(CallArguments arguments) => arguments.Keywords.FirstOrDefault(pair => pair.Key == "check_nan").Value is not false;
}

/// <summary>The methods of gradient modes.</summary>
[MethodsOf("_DecoratorContextManager")]
internal static class GradModeMethods
{
    [Named("__enter__")]
    public static object? Enter(ObjectValue self)
    {
        ((ModeValue)self).Enter();
        return null;
    }

    [Named("__exit__")]
    public static void Exit(ObjectValue self, params object?[] error) => ((ModeValue)self).Exit();

    [Named("__call__")]
    public static object? Decorate(ObjectValue self, object? function) => new DecoratedFunction((ModeValue)self, function as Callable ?? throw Raise.TypeError($"'{Types.NameOf(function)}' object is not callable"));

    /// <summary>A function that runs in a mode.</summary>
    private sealed class DecoratedFunction(ModeValue mode, Callable function) : Callable
    {
        public override ClassValue Class => Types.Function;

        public override string Name => function.Name;

        public override bool IsMethod => true;

        public override object? Call(in CallArguments arguments)
        {
            Interpreter.CheckStack();
            mode.Enter();
            try
            {
                return function.Call(arguments);
            }
            finally
            {
                mode.Exit();
            }
        }
    }
}
