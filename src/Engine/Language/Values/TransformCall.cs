using GradService.Language.Runtime;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Language.Values;

/// <summary>
/// A program's function, as the engine's transforms want one: of tensors, which it finds nested in its arguments and returns nested.
/// </summary>
internal sealed class TransformCall
{
    private readonly object? function;
    private readonly object?[] arguments;
    private readonly KeyValuePair<string, object?>[] keywords;
    private readonly bool hasAux;
    private readonly string name;
    private readonly int[] chosen;
    private readonly Tree tree;

    /// <summary>Prepares a call.</summary>
    /// <param name="name">The transform's name, for errors.</param>
    /// <param name="function">The program's function.</param>
    /// <param name="hasAux">Whether it returns something besides what is differentiated.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="keywords">Its keywords.</param>
    /// <param name="argnums">By which arguments it is differentiated: a number, a tuple of them, or null for all.</param>
    public TransformCall(string name, object? function, bool hasAux, TupleValue arguments, DictValue? keywords = null, object? argnums = null)
    {
        GraphTrace.Refuse("differentiates by itself");
        (this.name, this.function, this.hasAux, this.arguments) = (name, function, hasAux, arguments.Items);
        this.keywords = keywords is null ? [] : [.. keywords.Pairs.Select(static pair => KeyValuePair.Create((string)pair.Key!, pair.Value))];
        IsSingle = argnums is not null and not SequenceValue;
        chosen = argnums is null ? [.. Enumerable.Range(0, arguments.Count)] : [.. ((IEnumerable<object?>)(argnums is SequenceValue several ? several : new object?[] { argnums })).Select(Place)];
        if (chosen.Length == 0 || chosen.Distinct().Count() != chosen.Length)
        {
            throw Raise.RuntimeError(chosen.Length == 0 ? "argnums must be non-empty" : $"argnums elements must be unique, got {Text.Repr(argnums)}");
        }

        Inputs = Tree.Tensors(
            new TupleValue([.. chosen.Select(place => this.arguments[place])]), out tree,
            leaf => Raise.ValueError($"Thing passed to transform API must be Tensor, got {Text.OfType(Types.Of(leaf))}"));
    }

    /// <summary>The tensors by which it is differentiated.</summary>
    public Tensor[] Inputs { get; }

    /// <summary>Whether that is one argument, so that what belongs to it stands in no tuple.</summary>
    public bool IsSingle { get; }

    /// <summary>How the results of the last call are nested.</summary>
    public Tree? Results { get; private set; }

    /// <summary>What the last call returned besides.</summary>
    public object? Aux { get; private set; }

    public Tensor[] Run(Tensor[] tensors)
    {
        object? result = Call(tensors);
        Tensor[] outputs = Tree.Tensors(
            result, out Tree results,
            leaf => Raise.RuntimeError($"{name}: Expected f(*args) to return only tensors, got unsupported type {Text.OfType(Types.Of(leaf))}"));
        Results = results;
        return outputs;
    }

    public Tensor RunSingle(Tensor[] tensors) => Call(tensors) is var result && result is Tensor tensor ? tensor
        : throw Raise.RuntimeError($"grad_and_value(f)(*args): Expected f(*args) to return a Tensor, got {Text.OfType(Types.Of(result))}");

    /// <summary>Values, one for each input, nested as the inputs are.</summary>
    public object? LikeInputs(IEnumerable<object?> values) => tree.With(values) is TupleValue tuple && IsSingle ? tuple[0] : tree.With(values);

    private object? Call(Tensor[] tensors)
    {
        object?[] given = [.. arguments];
        var replaced = (TupleValue)tree.With(tensors)!;
        for (int i = 0; i < chosen.Length; i++)
        {
            given[chosen[i]] = replaced[i];
        }

        object? result = Interpreter.Call(function, new CallArguments(given, keywords));
        if (!hasAux)
        {
            return result;
        }

        if (result is not TupleValue { Count: 2 } pair)
        {
            throw Raise.RuntimeError($"{name}: output of function f should be a tuple: (output, aux) if has_aux is True");
        }

        // Nothing is differentiated through it.
        var leaves = new List<object?>();
        Aux = Tree.Of(pair[1], leaves).With(leaves.Select(static leaf => leaf is Tensor tensor ? tensor.Detach() : leaf));
        return pair[0];
    }

    private int Place(object? number)
    {
        long place = Numbers.ToIndex(number);
        return place >= -arguments.Length && place < arguments.Length
            ? (int)(place < 0 ? place + arguments.Length : place)
            : throw Raise.RuntimeError($"Got argnum={place}, but only {arguments.Length} positional inputs");
    }
}
