using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Tensors;

namespace GradService.Language.Builtins;

/// <summary>The methods of <c>ctx</c>.</summary>
[MethodsOf("FunctionCtx")]
internal static class ContextMethods
{
    public static void SaveForBackward(ContextValue self, params object?[] tensors) => self.Context.SaveForBackward([.. tensors.Select(
        (item, i) => item is null or Tensor ? item as Tensor
            : throw Raise.TypeError($"save_for_backward can only save variables, but argument {i} is of type {Types.NameOf(item)}"))]);

    public static void SaveForForward(ContextValue self, params object?[] tensors) => self.Context.SaveForForward([.. tensors.Select(
        item => item is null or Tensor ? item as Tensor : throw Raise.Error(
            "AssertionError", "save_for_forward expects all arguments to be tensors; you should save non-tensors as attributes on ctx."))]);

    public static void MarkDirty(ContextValue self, params object?[] tensors) => self.Context.MarkDirty([.. tensors.Select(
        (item, i) => item as Tensor
            ?? throw Raise.RuntimeError($"mark_dirty can only accept variables, but argument {i} is of type {Types.NameOf(item)}"))]);

    public static void MarkNonDifferentiable(ContextValue self, params object?[] tensors) => self.Context.MarkNonDifferentiable([.. tensors.Select(
        item => item as Tensor ?? throw Raise.RuntimeError($"mark_non_differentiable only accepts variable arguments, but got {Types.NameOf(item)}"))]);

    public static void SetMaterializeGrads(ContextValue self, bool value) => self.Context.MaterializesGrads = value;
}
