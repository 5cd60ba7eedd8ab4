using GradService.Autograd;
using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Tensors;

namespace GradService.Language.Builtins;

/// <summary><c>torch.func</c>: what of it is no text of the library.</summary>
[Module("torch.func")]
internal static class FuncModule
{
    [Named("_grad_and_value")]
    public static object? GradAndValue(object? func, object? argnums, bool hasAux, TupleValue args, DictValue kwargs)
    {
        var call = new TransformCall("grad_and_value(f)(*args)", func, hasAux, args, kwargs, argnums);
        var (gradients, value) = Transforms.GradAndValue(call.RunSingle, All(call))(call.Inputs);
        return new TupleValue([call.LikeInputs(gradients), value, call.Aux]);
    }

    [Named("_vjp")]
    public static object? Vjp(object? func, bool hasAux, TupleValue primals)
    {
        var call = new TransformCall("vjp(f, *primals)", func, hasAux, primals);
        var (outputs, pullback) = Transforms.Vjp(call.Run, call.Inputs);
        Tree results = call.Results!;
        var pull = new TransformedFunction("vjp_fn", cotangents => call.LikeInputs(pullback(Tree.Tensors(
            cotangents, out _, static leaf => Raise.RuntimeError($"Expected cotangents to be tensors, got {Text.OfType(Types.Of(leaf))}")))));
        return new TupleValue([results.With(outputs), pull, call.Aux]);
    }

    [Named("_jvp")]
    public static object? Jvp(object? func, bool hasAux, object? primals, object? tangents)
    {
        const string Name = "jvp(f, primals, tangents)";
        TupleValue given = primals as TupleValue ?? throw Raise.RuntimeError($"{Name}: Expected primals to be a tuple. E.g. it should be valid to call f(*primals).");
        var call = new TransformCall(Name, func, hasAux, given);
        Tensor[] vectors = Tree.Tensors(tangents, out _, static leaf => Raise.RuntimeError($"{Name}: Expected tangents to be tensors, got {Text.OfType(Types.Of(leaf))}"));
        var (outputs, pushed) = Transforms.Jvp(call.Run, call.Inputs, vectors);
        return new TupleValue([call.Results!.With(outputs), call.Results!.With(pushed), call.Aux]);
    }

    [Named("_jacobian")]
    public static object? Jacobian(
        object? func, object? argnums, bool hasAux, bool forward, object? chunkSize, string randomness, TupleValue args, DictValue kwargs)
    {
        var call = new TransformCall(forward ? "jacfwd(f, *primals)" : "jacrev(f, *primals)", func, hasAux, args, kwargs, argnums);
        Func<Tensor[], Tensor[][]> jacobian = forward
            ? Transforms.Jacfwd(call.Run, All(call), Size(chunkSize), Parse(randomness))
            : Transforms.Jacrev(call.Run, All(call), Size(chunkSize));
        Tensor[][] rows = jacobian(call.Inputs);
        return new TupleValue([call.Results!.With(rows.Select(call.LikeInputs)), call.Aux]);
    }

    [Named("_vmap")]
    public static object? Vmap(object? func, object? inDims, object? outDims, string randomness, object? chunkSize, TupleValue args, DictValue kwargs)
    {
        GraphTrace.Refuse("maps a function over a batch");
        string name = func is Callable callable ? callable.Name : Types.NameOf(func);
        var dims = new List<int?>();
        SpreadDims(inDims, args, args.Count == 0 ? null : args, dims, $"vmap({name}, in_dims={Text.Repr(inDims)}, ...)(<inputs>)");
        SpreadDims(0L, kwargs, null, dims, string.Empty);
        var leaves = new List<object?>();
        Tree tree = Tree.Of(new TupleValue([args, kwargs]), leaves);
        for (int i = 0; i < leaves.Count; i++)
        {
            if (leaves[i] is not Tensor && dims[i] is { } dim)
            {
                throw Raise.ValueError(
                    $"vmap({name}, in_dims={Text.Repr(inDims)}, ...)(<inputs>): Got in_dim={dim} for an input but the input is of type "
                    + $"{Text.OfType(Types.Of(leaves[i]))}. We cannot vmap over non-Tensor arguments, please use None as the respective in_dim");
            }
        }

        int[] places = [.. Enumerable.Range(0, leaves.Count).Where(i => leaves[i] is Tensor)];
        Tree? results = null;
        Tensor[] outputs = Transforms.Vmap(Sample, [.. places.Select(place => dims[place])], OutDims(outDims), Parse(randomness), Size(chunkSize))(
            [.. places.Select(place => (Tensor)leaves[place]!)]);
        return results!.With(outputs);

        Tensor[] Sample(Tensor[] tensors)
        {
            object?[] given = [.. leaves];
            for (int i = 0; i < places.Length; i++)
            {
                given[places[i]] = tensors[i];
            }

            var both = (TupleValue)tree.With(given)!;
            KeyValuePair<string, object?>[] keywords = [.. ((DictValue)both[1]!).Pairs.Select(static pair => KeyValuePair.Create((string)pair.Key!, pair.Value))];
            return Tree.Tensors(
                Interpreter.Call(func, new CallArguments(((TupleValue)both[0]!).Items, keywords)), out results,
                leaf => Raise.ValueError(
                    $"vmap({name}, ...): `{name}` must only return Tensors, got type {Text.OfType(Types.Of(leaf))}. Did you mean to set out_dims= to None for output?"));
        }
    }

    /// <summary>One dimension for each leaf of a value: a number or None stands for all leaves below it.</summary>
    private static void SpreadDims(object? dims, object? value, TupleValue? args, List<int?> spread, string what)
    {
        switch (dims, value)
        {
            case (SequenceValue several, SequenceValue sequence) when several.Count == sequence.Count:
                for (int i = 0; i < several.Count; i++)
                {
                    SpreadDims(several[i], sequence[i], null, spread, what);
                }

                break;
            case (DictValue several, DictValue dict) when several.Count == dict.Count && dict.Keys.All(several.Contains):
                foreach (var (key, item) in dict.Pairs)
                {
                    several.TryGet(key, out object? dim);
                    SpreadDims(dim, item, null, spread, what);
                }

                break;
            case (null or long, _) when dims is not null || args is null:
                var leaves = new List<object?>();
                Tree.Of(value, leaves);
                spread.AddRange(Enumerable.Repeat((int?)(long?)dims, leaves.Count));
                break;
            default:
                throw Raise.ValueError(
                    $"{what}: in_dims is not compatible with the structure of `inputs`. in_dims has structure {Structure(dims)} but inputs has structure {Structure(value)}.");
        }
    }

    private static string Structure(object? value) => value switch
    {
        SequenceValue sequence => $"TreeSpec({(sequence is ListValue ? "list" : "tuple")}, None, [{string.Join(", ", sequence.Select(Structure))}])",
        DictValue dict => $"TreeSpec(dict, {Text.Repr(new ListValue([.. dict.Keys]))}, [{string.Join(", ", dict.Values.Select(Structure))}])",
        _ => "*",
    };

    private static int?[] OutDims(object? outDims)
    {
        var leaves = new List<object?>();
        Tree.Of(outDims, leaves);
        return [.. leaves.Select(static leaf => leaf is null ? (int?)null : (int)Numbers.ToIndex(leaf))];
    }

    private static int[] All(TransformCall call) => [.. Enumerable.Range(0, call.Inputs.Length)];

    private static long? Size(object? chunkSize) => chunkSize is null ? null : Numbers.ToIndex(chunkSize);

    private static Randomness Parse(string randomness) => randomness switch
    {
        "error" => Randomness.Error,
        "different" => Randomness.Different,
        "same" => Randomness.Same,
        _ => throw Raise.RuntimeError($"Only allowed values for randomness are 'error', 'different', or 'same'. Got {randomness}"),
    };
}
