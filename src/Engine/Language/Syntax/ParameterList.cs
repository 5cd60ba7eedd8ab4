using GradService.Language.Runtime;
using GradService.Language.Values;

namespace GradService.Language.Syntax;

/// <summary>The parameters of a function, and Python's rules for what fits them.</summary>
internal sealed class ParameterList(IReadOnlyList<ParameterText> items)
{
    private readonly int positional = items.Count(item => item.Kind is ParameterPlace.Positional or ParameterPlace.Either);
    private readonly int rest = IndexOf(items, ParameterPlace.Rest);
    private readonly int keywords = IndexOf(items, ParameterPlace.Keywords);

    public IReadOnlyList<ParameterText> Items { get; } = items;

    /// <summary>Puts the arguments of a call into the variables of the function: its first variables are its parameters.</summary>
    public void Bind(Function function, in CallArguments arguments, object?[] slots)
    {
        object?[] given = arguments.Positional;
        Array.Copy(given, slots, Math.Min(given.Length, positional));
        if (rest >= 0)
        {
            slots[rest] = given.Length > positional ? new TupleValue(given[positional..]) : TupleValue.Empty;
        }

        DictValue? extra = keywords >= 0 ? new DictValue() : null;
        foreach (var (name, value) in arguments.Keywords)
        {
            int at = Find(name);
            if (at >= 0)
            {
                slots[at] = ReferenceEquals(slots[at], Frame.Unbound)
                    ? value
                    : throw Raise.TypeError($"{Named(function)} got multiple values for argument '{name}'");
            }
            else if (extra is not null)
            {
                extra[name] = value;
            }
            else
            {
                throw Raise.TypeError($"{Named(function)} got an unexpected keyword argument '{name}'");
            }
        }

        if (keywords >= 0)
        {
            slots[keywords] = extra;
        }

        if (given.Length > positional && rest < 0)
        {
            throw TooMany(function, given.Length, slots);
        }

        for (int i = 0; i < Items.Count; i++)
        {
            if (ReferenceEquals(slots[i], Frame.Unbound))
            {
                slots[i] = ReferenceEquals(function.Defaults[i], Frame.Unbound) ? throw Missing(function, slots) : function.Defaults[i];
            }
        }
    }

    private static string Named(Function function) => function.Text.Scope.QualifiedName + "()";

    private static int IndexOf(IReadOnlyList<ParameterText> items, ParameterPlace kind)
    {
        for (int i = 0; i < items.Count; i++)
        {
            if (items[i].Kind == kind)
            {
                return i;
            }
        }

        return -1;
    }

    private int Find(string name)
    {
        for (int i = 0; i < Items.Count; i++)
        {
            if (Items[i].Name == name && Items[i].Kind is ParameterPlace.Either or ParameterPlace.Keyword)
            {
                return i;
            }
        }

        return -1;
    }

    private PythonError TooMany(Function function, int given, object?[] slots)
    {
        int optional = 0, byKeyword = 0;
        for (int i = 0; i < Items.Count; i++)
        {
            optional += i < positional && !ReferenceEquals(function.Defaults[i], Frame.Unbound) ? 1 : 0;
            byKeyword += Items[i].Kind == ParameterPlace.Keyword && !ReferenceEquals(slots[i], Frame.Unbound) ? 1 : 0;
        }

        string takes = optional > 0 ? $"from {positional - optional} to {positional} positional arguments" : $"{positional} positional argument{Ending(positional)}";
        string were = byKeyword > 0
            ? $"{given} positional argument{Ending(given)} (and {byKeyword} keyword-only argument{Ending(byKeyword)}) were given"
            : $"{given} {(given == 1 ? "was" : "were")} given";
        return Raise.TypeError($"{Named(function)} takes {takes} but {were}");
    }

    private PythonError Missing(Function function, object?[] slots)
    {
        foreach (bool byKeyword in (ReadOnlySpan<bool>)[false, true])
        {
            string[] names =
            [
                .. Items.Where((item, i) => ReferenceEquals(slots[i], Frame.Unbound) && ReferenceEquals(function.Defaults[i], Frame.Unbound)
                    && item.Kind == ParameterPlace.Keyword == byKeyword).Select(item => $"'{item.Name}'"),
            ];
            if (names.Length > 0)
            {
                string listed = names.Length == 1 ? names[0]
                    : names.Length == 2 ? $"{names[0]} and {names[1]}"
                    : $"{string.Join(", ", names[..^1])}, and {names[^1]}";
                return Raise.TypeError(
                    $"{Named(function)} missing {names.Length} required {(byKeyword ? "keyword-only" : "positional")} argument{Ending(names.Length)}: {listed}");
            }
        }

        return Raise.TypeError($"{Named(function)} misses an argument");
    }

    private static string Ending(int count) => count == 1 ? string.Empty : "s";
}
