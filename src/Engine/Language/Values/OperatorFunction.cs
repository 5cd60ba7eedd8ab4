using System.Collections.Concurrent;
using System.Numerics;
using GradService.Graphs;
using GradService.Language.Runtime;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Language.Values;

/// <summary>An operator of the catalogue as a function, or as a method of tensors.</summary>
internal sealed class OperatorFunction(CatalogueEntry entry) : Callable
{
    // What PyTorch's functions take and what means nothing on one CPU, where all memory is alike.
    private static readonly HashSet<string> Ignored = ["device", "layout", "pin_memory", "memory_format", "non_blocking", "generator"];

    private static readonly ConcurrentDictionary<Signature, ClassValue> ResultTypes = new();

    public override ClassValue Class => Types.BuiltinFunction;

    public override string Name => entry.Name[(entry.Name.LastIndexOf('.') + 1)..];

    /// <summary>Whether its first argument is a tensor, so that it is a tensor's method.</summary>
    public bool TakesTensor => entry.Overloads[0].Parameters is [{ Kind: ParameterKind.Tensor }, ..];

    public override object? Call(in CallArguments arguments)
    {
        var positional = new object?[arguments.Positional.Length];
        for (int i = 0; i < positional.Length; i++)
        {
            positional[i] = Plain(arguments.Positional[i]);
        }

        bool requiresGrad = false;
        var keywords = new List<KeyValuePair<string, object?>>(arguments.Keywords.Length);
        foreach (var (name, value) in arguments.Keywords)
        {
            if (name == "requires_grad" && !Takes(name))
            {
                requiresGrad = Compare.Truth(value);
            }
            else if (!Ignored.Contains(name) || Takes(name))
            {
                keywords.Add(new(name, Plain(value)));
            }
        }

        IReadOnlyList<Tensor> results = Binder.Call(entry, positional, keywords, Binder.NoNames, out Signature? signature, out Misfit misfit)
            ?? throw Raise.TypeError(misfit.Message);
        if (requiresGrad)
        {
            results[0].RequiresGrad_();
        }

        return signature!.Method.ReturnType == typeof(Tensor) ? results[0]
            : signature.ResultNames.Count > 0 ? new TupleValue([.. results], ResultTypes.GetOrAdd(signature, TypeOf))
            : new TupleValue([.. results]);
    }

    private static ClassValue TypeOf(Signature signature) => NamedTuple.Define(signature.Name.Replace('.', '_'), signature.ResultNames, "torch.return_types");

    private static object? Plain(object? value) => value switch
    {
        RangeValue or IteratorValue => new ListValue([.. Iteration.Over(value)]),
        BigInteger => throw Raise.RuntimeError("Overflow when unpacking long"),
        SequenceValue list when list.Any(static item => item is not (long or double or Tensor or null or bool)) => new ListValue([.. list.Select(Plain)]),
        ObjectValue { Attributes: { } attributes } when attributes.GetValueOrDefault("_tensor") is Tensor tensor => tensor,
        Instance instance when Numbers.TryIndex(instance, out long index) => index,
        _ => value,
    };

    private bool Takes(string keyword) => entry.Overloads.Any(overload => overload.Parameters.Any(parameter => parameter.Name == keyword));
}

/// <summary>Tuples whose items have names.</summary>
internal static class NamedTuple
{
    /// <summary>Defines a type of them.</summary>
    public static ClassValue Define(string name, IReadOnlyList<string> fields, string module)
    {
        ClassValue type = ClassValue.Native(
            name, Types.Tuple, (of, arguments) => Make(of, fields, arguments), module);
        type.Members["_fields"] = new TupleValue([.. fields]);
        for (int i = 0; i < fields.Count; i++)
        {
            type.Members[fields[i]] = new FieldValue(i);
        }

        return type;
    }

    private static TupleValue Make(ClassValue type, IReadOnlyList<string> fields, CallArguments arguments)
    {
        var items = new object?[fields.Count];
        Array.Fill(items, Frame.Unbound);
        if (arguments.Positional.Length > items.Length)
        {
            throw Raise.TypeError($"{type.Name}.__new__() takes {items.Length + 1} positional arguments but {arguments.Positional.Length + 1} were given");
        }

        arguments.Positional.CopyTo(items, 0);
        foreach (var (name, value) in arguments.Keywords)
        {
            int at = fields.ToList().IndexOf(name);
            items[at >= 0 ? at : throw Raise.TypeError($"{type.Name}.__new__() got an unexpected keyword argument '{name}'")] = value;
        }

        string[] missing = [.. fields.Where((_, i) => ReferenceEquals(items[i], Frame.Unbound)).Select(field => $"'{field}'")];
        return missing.Length == 0 ? new TupleValue(items, type) : throw Raise.TypeError(
            $"{type.Name}.__new__() missing {missing.Length} required positional argument{(missing.Length == 1 ? string.Empty : "s")}: {string.Join(" and ", missing)}");
    }
}

/// <summary>The item of a named tuple that an attribute stands for.</summary>
internal sealed class FieldValue(int index) : ObjectValue
{
    public override ClassValue Class => Types.Property;

    public int Index => index;
}
