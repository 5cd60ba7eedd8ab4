using System.Reflection;

namespace GradService.Operators;

/// <summary>An operator of the catalogue: a name and its overloads.</summary>
public sealed class CatalogueEntry
{
    private readonly List<Signature> overloads = [];

    internal CatalogueEntry(string name, IReadOnlyList<string> aliases, bool isInPlace)
    {
        Name = name;
        Aliases = aliases;
        IsInPlace = isInPlace;
    }

    /// <summary>The full name, below <c>torch.</c>.</summary>
    public string Name { get; }

    /// <summary>Other full names for the same.</summary>
    public IReadOnlyList<string> Aliases { get; }

    /// <summary>Whether it overwrites its first argument.</summary>
    public bool IsInPlace { get; }

    /// <summary>The overloads, in the order in which they are tried.</summary>
    public IReadOnlyList<Signature> Overloads => overloads;

    internal void Add(Signature signature) => overloads.Add(signature);
}

/// <summary>All operators: the methods of <see cref="Torch"/> that carry an <see cref="OperatorAttribute"/>. Nothing else lists them.</summary>
public static class Catalogue
{
    // Where a bare name is looked for: torch's functions, tensors' methods, nn.functional, then the submodules.
    private static readonly string[] Modules = ["", "Tensor.", "nn.functional.", "linalg.", "special.", "fft.", "masked."];

    private static readonly SortedDictionary<string, CatalogueEntry> ByFullName = Read(out ByAnyName);

    private static readonly Dictionary<string, CatalogueEntry> ByAnyName;

    private static readonly Lazy<IReadOnlyList<string>> Functions = new(() =>
        [.. All.SelectMany(entry => entry.Overloads).SelectMany(overload => overload.FunctionParameters).Distinct()]);

    /// <summary>The names under which operators take functions: <c>body</c>.</summary>
    public static IReadOnlyList<string> FunctionParameters => Functions.Value;

    /// <summary>All operators by their full names, in order.</summary>
    public static IReadOnlyCollection<CatalogueEntry> All => ByFullName.Values;

    /// <summary>Finds an operator by its full name, an alias, or a short name.</summary>
    public static CatalogueEntry? Find(string name)
    {
        if (ByAnyName.TryGetValue(name, out CatalogueEntry? entry))
        {
            return entry;
        }

        string bare = name.StartsWith("torch.", StringComparison.Ordinal) ? name["torch.".Length..] : name;
        foreach (string module in Modules)
        {
            if (ByAnyName.TryGetValue(module + bare, out entry))
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>Finds an operator by its full name or an alias, and no shorter one.</summary>
    public static CatalogueEntry? FindExactly(string name) => ByAnyName.GetValueOrDefault(name);

    /// <summary>Whether names of operators begin so: <c>nn.functional.</c></summary>
    public static bool HasModule(string prefix) => ByAnyName.Keys.Any(name => name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>The names nearest to one that does not exist, for an error that helps.</summary>
    public static IReadOnlyList<string> Nearest(string name) =>
        [.. ByAnyName.Keys.Select(known => (known, Distance: Distance(name, known[(known.LastIndexOf('.') + 1)..])))
            .Where(pair => pair.Distance <= 1 + (name.Length / 4)).OrderBy(pair => pair.Distance).ThenBy(pair => pair.known, StringComparer.Ordinal)
            .Take(3).Select(pair => pair.known)];

    private static SortedDictionary<string, CatalogueEntry> Read(out Dictionary<string, CatalogueEntry> byAnyName)
    {
        var all = new SortedDictionary<string, CatalogueEntry>(StringComparer.Ordinal);
        byAnyName = new Dictionary<string, CatalogueEntry>(StringComparer.Ordinal);
        MethodInfo[] methods = typeof(Torch).GetMethods(BindingFlags.Public | BindingFlags.Static);
        var outOfPlace = new Dictionary<string, OperatorAttribute>(StringComparer.Ordinal);
        foreach (MethodInfo method in methods)
        {
            if (method.GetCustomAttribute<OperatorAttribute>() is { } attribute)
            {
                outOfPlace.TryAdd(method.Name, attribute);
                // __radd__ overwrites nothing.
                bool isInPlace = attribute.Name.EndsWith('_') && !attribute.Name.EndsWith("__", StringComparison.Ordinal);
                Register(attribute.Name, attribute.Aliases, method, isInPlace, all, byAnyName);
            }
        }

        // Add_ is the in-place form of Add: it needs no attribute of its own.
        foreach (MethodInfo method in methods)
        {
            if (method.Name.EndsWith('_') && !method.IsDefined(typeof(OperatorAttribute))
                && outOfPlace.TryGetValue(method.Name[..^1], out OperatorAttribute? original))
            {
                Register(original.Name + "_", [.. original.Aliases.Select(alias => alias + "_")], method, true, all, byAnyName);
            }
        }

        return all;
    }

    private static void Register(
        string name, IReadOnlyList<string> aliases, MethodInfo method, bool isInPlace,
        SortedDictionary<string, CatalogueEntry> all, Dictionary<string, CatalogueEntry> byAnyName)
    {
        if (!all.TryGetValue(name, out CatalogueEntry? entry))
        {
            entry = new CatalogueEntry(name, aliases, isInPlace);
            all.Add(name, entry);
            byAnyName.Add(name, entry);
            foreach (string alias in aliases)
            {
                byAnyName.Add(alias, entry);
            }
        }

        entry.Add(new Signature(name, method));
    }

    /// <summary>Edit distance, Levenshtein's.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int above = row[j];
                row[j] = Math.Min(Math.Min(row[j - 1], above) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
