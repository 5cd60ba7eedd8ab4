using GradService.Language.Runtime;
using GradService.Language.Values;

namespace GradService.Language.Builtins;

/// <summary>What of <c>collections</c> is no text of the library: types that are made while a program runs.</summary>
[Module("collections")]
internal static class CollectionsModule
{
    public static object? Namedtuple(string typename, object? fieldNames, bool rename = false, object? defaults = null, object? module = null)
    {
        List<string> fields = fieldNames is string text
            ? [.. text.Replace(',', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries)]
            : [.. Iteration.ToList(fieldNames).Select(Text.Str)];
        for (int i = 0; i < fields.Count; i++)
        {
            bool isTwice = fields.IndexOf(fields[i]) < i, isPrivate = fields[i].StartsWith('_');
            if (rename && (isTwice || isPrivate || !TextMethods.Isidentifier(fields[i])))
            {
                fields[i] = $"_{i}";
            }
            else if (!TextMethods.Isidentifier(fields[i]))
            {
                throw Raise.ValueError($"Type names and field names must be valid identifiers: {Text.Quoted(fields[i])}");
            }
            else if (isPrivate || isTwice)
            {
                throw Raise.ValueError(isTwice ? $"Encountered duplicate field name: {Text.Quoted(fields[i])}" : $"Field names cannot start with an underscore: {Text.Quoted(fields[i])}");
            }
        }

        List<object?> values = defaults is null ? [] : Iteration.ToList(defaults);
        return values.Count <= fields.Count ? NamedTuple.Define(typename, fields, "__main__", values) : throw Raise.TypeError("Got more default values than field names");
    }
}

/// <summary>The methods of named tuples.</summary>
[MethodsOf("namedtuple")]
internal static class NamedTupleMethods
{
    [Named("_asdict")]
    public static object? AsDict(TupleValue self)
    {
        var dict = new DictValue();
        foreach (var (field, item) in NamedTuple.FieldsOf(self.Class).Zip(self.Items))
        {
            dict[field] = item;
        }

        return dict;
    }

    [Named("_replace")]
    public static object? Replace(TupleValue self, [Keywords] Dictionary<string, object?> changes)
    {
        IReadOnlyList<string> fields = NamedTuple.FieldsOf(self.Class);
        string[] unknown = [.. changes.Keys.Except(fields).Select(name => Text.Quoted(name))];
        return unknown.Length == 0 ? new TupleValue([.. self.Items.Select((item, i) => changes.TryGetValue(fields[i], out object? changed) ? changed : item)], self.Class)
            : throw Raise.ValueError($"Got unexpected field names: [{string.Join(", ", unknown)}]");
    }
}
