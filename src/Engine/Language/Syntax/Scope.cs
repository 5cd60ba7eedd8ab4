namespace GradService.Language.Syntax;

/// <summary>The kinds of scopes.</summary>
internal enum ScopeKind
{
    /// <summary>A module: its variables are found by name.</summary>
    Module,

    /// <summary>A class's body: its variables become the class's attributes.</summary>
    Class,

    /// <summary>A function or a comprehension: its variables have places of their own.</summary>
    Function,
}

/// <summary>Where a variable lives, seen from where it is named.</summary>
/// <param name="Depth">How many scopes further out; -1 for a variable that is found by name.</param>
/// <param name="Slot">Its place there.</param>
internal readonly record struct Binding(int Depth, int Slot)
{
    public static Binding ByName => new(-1, 0);
}

/// <summary>A scope of the text: which names it binds, and so where each name that it uses is found.</summary>
internal sealed class Scope(ScopeKind kind, Scope? outer, string name)
{
    private readonly Dictionary<string, int> locals = new(StringComparer.Ordinal);
    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    // What global and nonlocal declare, which few scopes do.
    private HashSet<string>? globals;
    private HashSet<string>? outers;

    public ScopeKind Kind { get; } = kind;

    public Scope? Outer { get; } = outer;

    /// <summary>The name of what it is the scope of, with those around it: <c>Net.forward</c>.</summary>
    public string QualifiedName { get; } = outer is null or { Kind: ScopeKind.Module } ? name
        : outer.QualifiedName + (outer.Kind == ScopeKind.Function ? ".<locals>." : ".") + name;

    public IReadOnlyDictionary<string, int> Locals => locals;

    /// <summary>Whether it is a comprehension's.</summary>
    public bool IsComprehension { get; init; }

    /// <summary>Whether it yields.</summary>
    public bool IsGenerator { get; set; }

    /// <summary>The name is read here.</summary>
    public void Use(string name) => used.Add(name);

    /// <summary>The name is bound here.</summary>
    public void Bind(string name)
    {
        if (globals?.Contains(name) != true && outers?.Contains(name) != true)
        {
            locals.TryAdd(name, locals.Count);
        }
    }

    /// <summary><c>global name</c></summary>
    public void Global(string name, Place place)
    {
        Check(name, place, "global");
        (globals ??= new(StringComparer.Ordinal)).Add(name);
    }

    /// <summary><c>nonlocal name</c></summary>
    public void Nonlocal(string name, Place place)
    {
        if (Kind == ScopeKind.Module)
        {
            throw place.Error("nonlocal declaration not allowed at module level");
        }

        Check(name, place, "nonlocal");
        (outers ??= new(StringComparer.Ordinal)).Add(name);
        bool found = false;
        for (Scope? scope = Outer; scope is not null && !found; scope = scope.Outer)
        {
            found = scope.Kind == ScopeKind.Function && scope.locals.ContainsKey(name);
        }

        if (!found)
        {
            throw place.Error($"no binding for nonlocal '{name}' found");
        }
    }

    /// <summary>Where a name is found. All of the text must have been read.</summary>
    public Binding Find(string name)
    {
        if (globals?.Contains(name) == true)
        {
            return Binding.ByName;
        }

        int depth = 0;
        for (Scope? scope = this; scope is { Kind: not ScopeKind.Module }; scope = scope.Outer, depth++)
        {
            if (scope.Kind == ScopeKind.Function && scope.locals.TryGetValue(name, out int slot))
            {
                return new Binding(depth, slot);
            }
        }

        return Binding.ByName;
    }

    private void Check(string name, Place place, string word)
    {
        if (locals.ContainsKey(name))
        {
            throw place.Error($"name '{name}' is assigned to before {word} declaration");
        }

        if (used.Contains(name))
        {
            throw place.Error($"name '{name}' is used prior to {word} declaration");
        }
    }
}
