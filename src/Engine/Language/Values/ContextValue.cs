using GradService.Autograd;
using GradService.Language.Builtins;
using GradService.Language.Runtime;

namespace GradService.Language.Values;

/// <summary>The <c>ctx</c> of an application of a program's own function; as <c>grad_fn</c> it is the node of it.</summary>
internal sealed class ContextValue(FunctionContext context, ClassValue type) : ObjectValue
{
    public override ClassValue Class => type;

    public FunctionContext Context => context;

    public Node? Node => context.Node;

    public bool TryGet(string name, out object? found)
    {
        switch (name)
        {
            case "saved_tensors":
                found = new TupleValue([.. context.SavedTensors]);
                return true;
            case "needs_input_grad":
                found = new TupleValue([.. context.NeedsInputGrad.Select(static needed => (object?)needed)]);
                return true;
            case "materialize_grads":
                found = context.MaterializesGrads;
                return true;
            case "next_functions" or "metadata" when Node is not null:
                return NodeAttributes.TryGet(Node, name, out found);
            default:
                found = null;
                return false;
        }
    }

    public bool TrySet(string name, object? value)
    {
        switch (name)
        {
            case "materialize_grads":
                context.MaterializesGrads = Compare.Truth(value);
                return true;
            case "_materialize_non_diff_grads":
                context.MaterializesNonDifferentiable = Compare.Truth(value);
                return true;
            case "saved_tensors" or "needs_input_grad" or "next_functions":
                throw Raise.AttributeError($"attribute '{name}' of 'torch._C._FunctionBase' objects is not writable");
            default:
                return false;
        }
    }
}
