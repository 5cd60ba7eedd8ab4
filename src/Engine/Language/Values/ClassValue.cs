using GradService.Language.Runtime;

namespace GradService.Language.Values;

/// <summary>A class: one that a program defines, or one of Python's own.</summary>
internal sealed class ClassValue : Callable
{
    private readonly ClassValue[] mro;

    private ClassValue(string name, IReadOnlyList<ClassValue> bases, bool isNative)
    {
        Name = name;
        Bases = bases;
        IsNative = isNative;
        mro = Linearize(this, bases);
    }

    public override ClassValue Class => Types.Type;

    public override string Name { get; }

    /// <summary>The module in which it stands, as Python prints it: <c>&lt;class '__main__.Net'&gt;</c>.</summary>
    public string? Module { get; init; }

    public IReadOnlyList<ClassValue> Bases { get; }

    /// <summary>The classes in which an attribute is looked for, in order: C3.</summary>
    public IReadOnlyList<ClassValue> Mro => mro;

    public Dictionary<string, object?> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether it is one of Python's own, which a program cannot change.</summary>
    public bool IsNative { get; }

    /// <summary>Makes an object of this class, or of one derived from it, before <c>__init__</c> runs; null where the nearest base says how.</summary>
    public Func<ClassValue, CallArguments, object?>? New { get; init; }

    /// <summary>Whether a program's class may derive from it.</summary>
    public bool IsFinal { get; init; }

    public static ClassValue Native(string name, ClassValue? parent, Func<ClassValue, CallArguments, object?>? make = null, string? module = null, bool isFinal = false) =>
        new(name, parent is null ? [] : [parent], isNative: true) { New = make, Module = module, IsFinal = isFinal };

    /// <summary>A class that a program defines.</summary>
    public static ClassValue Define(string name, IReadOnlyList<ClassValue> bases, string module)
    {
        foreach (ClassValue parent in bases)
        {
            if (parent.IsFinal)
            {
                throw Raise.TypeError($"type '{parent.Name}' is not an acceptable base type");
            }
        }

        return new ClassValue(name, bases.Count == 0 ? [Types.Object] : bases, isNative: false) { Module = module };
    }

    /// <summary>Finds an attribute in the class or those it derives from.</summary>
    public bool TryFind(string name, out object? value)
    {
        foreach (ClassValue type in mro)
        {
            if (type.Members.TryGetValue(name, out value))
            {
                return true;
            }
        }

        value = null;
        return false;
    }

    /// <summary>Finds an attribute behind a class in the order of its lookup, as <c>super()</c> does.</summary>
    public bool TryFindAfter(ClassValue type, string name, out object? value)
    {
        for (int i = Array.IndexOf(mro, type) + 1; i < mro.Length; i++)
        {
            if (mro[i].Members.TryGetValue(name, out value))
            {
                return true;
            }
        }

        value = null;
        return false;
    }

    public bool IsSubclassOf(ClassValue other) => Array.IndexOf(mro, other) >= 0;

    public override object? Call(in CallArguments arguments)
    {
        if (ReferenceEquals(this, Types.Type) && arguments.Positional.Length == 1)
        {
            return Types.Of(arguments.Positional[0]);
        }

        if (ReferenceEquals(this, Types.Type) && arguments.Positional is [string name, TupleValue bases, DictValue members])
        {
            return Make(name, bases, members);
        }

        Func<ClassValue, CallArguments, object?>? make = null;
        foreach (ClassValue type in mro)
        {
            if ((make = type.New) is not null)
            {
                break;
            }
        }

        if (make is null)
        {
            throw Raise.TypeError($"cannot create '{Name}' instances");
        }

        object? made = make(this, arguments);
        if (!IsNative || Members.ContainsKey("__init__") || IsSubclassOf(Types.BaseException))
        {
            Initialize(made, arguments);
        }

        return made;
    }

    // type(name, bases, members)
    private static ClassValue Make(string name, TupleValue bases, DictValue members)
    {
        ClassValue type = Define(
            name, [.. bases.Items.Select(parent => parent as ClassValue ?? throw Raise.TypeError($"'{Types.NameOf(parent)}' object cannot be a base class"))], "__main__");
        foreach (var (key, value) in members.Pairs)
        {
            type.Members[key as string ?? throw Raise.TypeError("attribute names must be strings")] = value;
        }

        return type;
    }

    private void Initialize(object? made, in CallArguments arguments)
    {
        if (TryFind("__init__", out object? init) && init is Callable initializer)
        {
            if (initializer.Call(arguments.Prepend(made)) is { } result)
            {
                throw Raise.TypeError($"__init__() should return None, not '{Types.Of(result).Name}'");
            }
        }
        else if (made is Instance && (arguments.Positional.Length > 0 || arguments.Keywords.Length > 0))
        {
            throw Raise.TypeError($"{Name}() takes no arguments");
        }
    }

    /// <summary>C3 linearization (Barrett et al. 1996).</summary>
    private static ClassValue[] Linearize(ClassValue type, IReadOnlyList<ClassValue> bases)
    {
        var order = new List<ClassValue> { type };
        List<List<ClassValue>> sequences = [.. bases.Select(parent => parent.mro.ToList()), [.. bases]];
        while (sequences.RemoveAll(static sequence => sequence.Count == 0) >= 0 && sequences.Count > 0)
        {
            ClassValue? next = sequences.Select(static sequence => sequence[0])
                .FirstOrDefault(head => !sequences.Exists(sequence => sequence.IndexOf(head) > 0));
            if (next is null)
            {
                throw Raise.TypeError(
                    $"Cannot create a consistent method resolution\norder (MRO) for bases {string.Join(", ", bases.Select(parent => parent.Name))}");
            }

            order.Add(next);
            foreach (List<ClassValue> sequence in sequences)
            {
                if (ReferenceEquals(sequence[0], next))
                {
                    sequence.RemoveAt(0);
                }
            }
        }

        return [.. order];
    }
}

/// <summary>An object of a class that a program defines.</summary>
internal sealed class Instance : ObjectValue
{
    public Instance(ClassValue type)
    {
        Class = type;
        Attributes = new(StringComparer.Ordinal);
    }

    public override ClassValue Class { get; }

    // Python's own equality and hash reach into dictionaries and sets through here.
    public override bool Equals(object? obj) => ReferenceEquals(this, obj) || Compare.AreEqual(this, obj);

    public override int GetHashCode() => Compare.HashOf(this);
}
