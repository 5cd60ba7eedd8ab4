using GradService.Autograd;
using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Tensors;

namespace GradService.Language.Builtins;

/// <summary><c>torch.autograd.graph</c>: what of it is no text of the library.</summary>
[Module("torch.autograd.graph")]
internal static class GraphModule
{
    [Named("Node")]
    public static object? Node => Types.Node;

    [Named("_use_hooks")]
    public static object? UseHooks(object? pack, object? unpack)
    {
        GraphTrace.Refuse("registers a hook");
        Interpreter interpreter = Interpreter.Current;
        return new ScopeValue(new SavedTensorHooks(
            tensor => new Kept(Interpreter.Call(pack, tensor)),
            kept => interpreter.CallBack(() => Interpreter.Call(unpack, ((Kept)kept).Value) is var result && result is Tensor tensor ? tensor
                : throw Raise.TypeError($"Output of saved tensor unpack_hook expected to be a Tensor but got result of type {Types.NameOf(result)}"))).Use());
    }

    [Named("_disable_hooks")]
    public static object? DisableHooks(string message) => new ScopeValue(SavedTensorHooks.Disable(message));

    public static void IncrementVersion(Tensor tensor) => tensor.Version.Bump();

    /// <summary>What a hook keeps, which may be None.</summary>
    private sealed record Kept(object? Value);
}

/// <summary>Something that was begun and has to be ended.</summary>
internal sealed class ScopeValue(IDisposable scope) : ObjectValue
{
    public override ClassValue Class => Types.Scope;

    public IDisposable Scope => scope;
}

/// <summary>The methods of scopes.</summary>
[MethodsOf("_Scope")]
internal static class ScopeMethods
{
    public static void Close(ScopeValue self) => self.Scope.Dispose();
}
