using GradService.Autograd;
using GradService.Language.Runtime;
using GradService.Tensors;

namespace GradService.Language.Values;

/// <summary>
/// One application of a class derived from <c>torch.autograd.Function</c>. The engine sees its tensors; what else it takes and returns is kept
/// here, in place.
/// </summary>
internal sealed class ScriptFunction(ClassValue type, object?[] arguments) : CustomFunction
{
    private const string ContextClass = "_backward_cls";

    private readonly Interpreter interpreter = Interpreter.Current;
    private object? returned;
    private int[] places = [];
    private ContextValue? context;

    public ContextValue Context => context ?? throw new InvalidOperationException("The function was not applied.");

    public override string Name => type.Name + "Backward";

    /// <summary>Applies it: what its forward returned, the tensors with their history.</summary>
    public object? Call()
    {
        Tensor[] outputs = Apply(Array.ConvertAll(arguments, static argument => argument as Tensor));
        if (returned is not TupleValue tuple)
        {
            return outputs.Length > 0 ? outputs[0] : returned;
        }

        object?[] items = [.. tuple.Items];
        for (int i = 0; i < places.Length; i++)
        {
            items[places[i]] = outputs[i];
        }

        return new TupleValue(items);
    }

    protected override Tensor[] Forward(FunctionContext context, Tensor?[] inputs)
    {
        this.context = new ContextValue(context, ClassOf(type));
        returned = Member("_run", [this.context, .. arguments]);
        object?[] items = returned is TupleValue tuple ? tuple.Items : [returned];
        places = [.. Enumerable.Range(0, items.Length).Where(i => items[i] is Tensor)];
        return [.. places.Select(place => (Tensor)items[place]!)];
    }

    protected override Tensor?[] Backward(FunctionContext context, Tensor?[] gradients) =>
        interpreter.CallBack(() => Tensors(Member("_pull", [Context, .. InPlace(gradients)])));

    protected override Tensor?[] Jvp(FunctionContext context, Tensor?[] tangents) =>
        interpreter.CallBack(() => Tensors(Member("jvp", [Context, .. tangents])));

    // The gradients stand where the outputs did, among what was no tensor.
    private object?[] InPlace(Tensor?[] gradients)
    {
        var items = new object?[returned is TupleValue tuple ? tuple.Count : 1];
        for (int i = 0; i < places.Length; i++)
        {
            items[places[i]] = gradients[i];
        }

        return items;
    }

    private object? Member(string name, object?[] given) => Interpreter.Call(Attributes.Get(type, name), given);

    private static Tensor?[] Tensors(object? result) => [.. (result is TupleValue tuple ? tuple.Items : [result]).Select(
        item => item is null or Tensor ? item as Tensor : throw Raise.RuntimeError($"expected Variable or None (got {Types.NameOf(item)})"))];

    private static ClassValue ClassOf(ClassValue type)
    {
        if (!type.Members.TryGetValue(ContextClass, out object? made))
        {
            type.Members[ContextClass] = made = ClassValue.Define(type.Name + "Backward", [Types.FunctionContext], Types.FunctionContext.Module!);
        }

        return (ClassValue)made!;
    }
}
