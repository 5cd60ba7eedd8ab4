using GradService.Language.Runtime;

namespace GradService.Language.Values;

/// <summary>Tuples whose items have names: those of <c>collections.namedtuple</c>, and what operators of several results give.</summary>
internal static class NamedTuple
{
    /// <summary>Defines a type of them.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="fields">The names of the items.</param>
    /// <param name="module">The module that it is shown to be of.</param>
    /// <param name="defaults">The values of the last items where they are not given.</param>
    public static ClassValue Define(string name, IReadOnlyList<string> fields, string? module, IReadOnlyList<object?>? defaults = null)
    {
        ClassValue type = ClassValue.Native(name, Types.NamedTuples, (of, arguments) => Make(of, fields, defaults ?? [], arguments), module);
        type.Members["_fields"] = new TupleValue([.. fields]);
        for (int i = 0; i < fields.Count; i++)
        {
            type.Members[fields[i]] = new FieldValue(i);
        }

        return type;
    }

    /// <summary>The names of a named tuple's items.</summary>
    public static IReadOnlyList<string> FieldsOf(ClassValue type) =>
        type.TryFind("_fields", out object? fields) && fields is TupleValue names ? [.. names.Items.Select(field => (string)field!)] : [];

    private static TupleValue Make(ClassValue type, IReadOnlyList<string> fields, IReadOnlyList<object?> defaults, CallArguments arguments)
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
            if (at < 0 || !ReferenceEquals(items[at], Frame.Unbound))
            {
                throw Raise.TypeError($"{type.Name}.__new__() got {(at < 0 ? "an unexpected keyword argument" : "multiple values for argument")} '{name}'");
            }

            items[at] = value;
        }

        for (int i = 0; i < items.Length; i++)
        {
            int ofDefaults = i - (items.Length - defaults.Count);
            items[i] = ReferenceEquals(items[i], Frame.Unbound) && ofDefaults >= 0 ? defaults[ofDefaults] : items[i];
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
