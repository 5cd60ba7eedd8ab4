using System.Collections.Concurrent;
using System.Reflection;
using GradService.Language.Builtins;
using GradService.Language.Syntax;
using GradService.Language.Values;
using GradService.Operators;

namespace GradService.Language.Runtime;

/// <summary>The functions and constants of a module that are C#: the public static members of this class; a dictionary holds several by name.</summary>
/// <param name="name">The module's name.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ModuleAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>
/// The modules that a program can import. A module's names come, in this order, from C# classes that carry <see cref="ModuleAttribute"/>,
/// from the library's texts (<c>Library/torch/nn/Linear.py</c> defines <c>torch.nn.Linear</c>), from the catalogue of operators, and from the
/// modules within it. Each is looked for when it is first used.
/// </summary>
internal sealed class Modules(Interpreter interpreter)
{
    private const string Root = "Library.";

    // What each module holds is the same for every program; only library texts are run by each.
    private static readonly Dictionary<string, Dictionary<string, object?>> Native = ReadNative();

    private static readonly Dictionary<string, HashSet<string>> Texts = ReadTexts();

    private static readonly ConcurrentDictionary<string, ModuleText> Parsed = new(StringComparer.Ordinal);

    private static readonly Dictionary<string, object?> BuiltinNames = ReadBuiltins();

    private readonly Dictionary<string, ModuleValue> loaded = new(StringComparer.Ordinal);

    /// <summary>The names that every program has.</summary>
    public Dictionary<string, object?> Builtins => BuiltinNames;

    /// <summary>Imports a module by its full name.</summary>
    public ModuleValue Import(string name)
    {
        if (loaded.TryGetValue(name, out ModuleValue? module))
        {
            return module;
        }

        if (name.StartsWith('.'))
        {
            throw Raise.Error("ImportError", "attempted relative import with no known parent package");
        }

        if (!Exists(name))
        {
            int dot = name.LastIndexOf('.');
            throw dot > 0 && Exists(name[..dot])
                ? Raise.Error("ModuleNotFoundError", $"No module named '{name}'")
                : Raise.Error("ModuleNotFoundError", $"No module named '{name}': a program can import {string.Join(", ", Importable())}");
        }

        module = new ModuleValue(name) { Missing = member => Find(name, member) };
        loaded[name] = module;
        module.Names["__name__"] = name;
        return module;
    }

    /// <summary>The public names of a module that can be listed, for <c>import *</c>.</summary>
    public IEnumerable<string> NamesOf(ModuleValue module) =>
        (Native.GetValueOrDefault(module.Name)?.Keys ?? Enumerable.Empty<string>())
            .Concat(Texts.GetValueOrDefault(module.Name) ?? [])
            .Concat(module.Names.Keys)
            .Where(name => !name.StartsWith('_')).Distinct().ToList();

    private static bool Exists(string name) =>
        Native.ContainsKey(name) || Texts.ContainsKey(name) || Native.Keys.Concat(Texts.Keys).Any(module => module.StartsWith(name + ".", StringComparison.Ordinal))
        || TorchModule.IsNamespace(name);

    private static IEnumerable<string> Importable() => Native.Keys.Concat(Texts.Keys).Select(name => name.Split('.')[0]).Distinct().Order(StringComparer.Ordinal);

    private (bool Found, object? Value) Find(string module, string name)
    {
        if (Native.TryGetValue(module, out Dictionary<string, object?>? members) && members.TryGetValue(name, out object? native))
        {
            return (true, native);
        }

        if (Texts.TryGetValue(module, out HashSet<string>? texts) && texts.Contains(name))
        {
            return (true, Load(module, name));
        }

        if (TorchModule.Find(module, name) is { } function)
        {
            return (true, function);
        }

        string inner = $"{module}.{name}";
        return Exists(inner) ? (true, Import(inner)) : (false, null);
    }

    private object? Load(string module, string name)
    {
        ModuleText text = Parsed.GetOrAdd($"{module}.{name}", static file => Parser.Read(ReadText(file)));
        var inside = new ModuleValue(module);
        inside.Names["__name__"] = module;
        interpreter.Run(text.Body, new Frame(interpreter, text.Scope, null, inside));
        return inside.Names.TryGetValue(name, out object? value) ? value
            : throw new InvalidOperationException($"The library's {module}.{name} does not define {name}.");
    }

    private static string ReadText(string file)
    {
        using Stream stream = typeof(Modules).Assembly.GetManifestResourceStream(Root + file) ?? throw new InvalidOperationException($"The library has no {file}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static Dictionary<string, Dictionary<string, object?>> ReadNative()
    {
        var all = new Dictionary<string, Dictionary<string, object?>>(StringComparer.Ordinal);
        foreach (Type type in typeof(Modules).Assembly.GetTypes())
        {
            if (type.GetCustomAttribute<ModuleAttribute>() is not { } attribute)
            {
                continue;
            }

            if (!all.TryGetValue(attribute.Name, out Dictionary<string, object?>? members))
            {
                all[attribute.Name] = members = new(StringComparer.Ordinal);
            }

            foreach (NativeFunction function in NativeFunction.Of(type))
            {
                members[function.Name] = function;
            }

            foreach (PropertyInfo constant in type.GetProperties(BindingFlags.Public | BindingFlags.Static))
            {
                if (constant.GetValue(null) is IReadOnlyDictionary<string, object?> names)
                {
                    foreach (var (name, value) in names)
                    {
                        members[name] = value;
                    }

                    continue;
                }

                members[constant.GetCustomAttribute<NamedAttribute>()?.Name ?? Signature.SnakeCase(constant.Name)] = constant.GetValue(null);
            }
        }

        return all;
    }

    private static Dictionary<string, HashSet<string>> ReadTexts()
    {
        var all = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (string resource in typeof(Modules).Assembly.GetManifestResourceNames())
        {
            if (resource.StartsWith(Root, StringComparison.Ordinal))
            {
                string file = resource[Root.Length..];
                int dot = file.LastIndexOf('.');
                string module = file[..dot];
                (all.TryGetValue(module, out HashSet<string>? names) ? names : all[module] = new(StringComparer.Ordinal)).Add(file[(dot + 1)..]);
            }
        }

        return all;
    }

    private static Dictionary<string, object?> ReadBuiltins()
    {
        var names = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["Ellipsis"] = Singleton.Ellipsis,
            ["NotImplemented"] = Singleton.NotImplemented,
        };
        foreach (ClassValue type in Types.Builtins)
        {
            names[type.Name] = type;
        }

        foreach (NativeFunction function in NativeFunction.Of(typeof(Functions)))
        {
            names[function.Name] = function;
        }

        return names;
    }
}
