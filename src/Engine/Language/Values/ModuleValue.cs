
namespace GradService.Language.Values;

/// <summary>A module: the program itself, or one that it imports.</summary>
internal sealed class ModuleValue(string name) : ObjectValue
{
    public override ClassValue Class => Types.Module;

    public string Name { get; } = name;

    /// <summary>Whether it is of the program that somebody sent, and not of the library.</summary>
    public bool IsProgram { get; init; }

    /// <summary>Its variables.</summary>
    public Dictionary<string, object?> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>Finds what is not among its variables yet.</summary>
    public Func<string, (bool Found, object? Value)>? Missing { get; init; }

    public bool TryGet(string name, out object? value)
    {
        if (Names.TryGetValue(name, out value))
        {
            return true;
        }

        if (Missing?.Invoke(name) is (true, var found))
        {
            Names[name] = value = found;
            return true;
        }

        return false;
    }
}
