using System.Numerics;
using GradService.Language.Numpy;
using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Tensors;

namespace GradService.Language.Builtins;

/// <summary>Python's built-in functions: each public method is one, by its name in snake case.</summary>
internal static class Functions
{
    public static void Print([Keywords] Dictionary<string, object?> options, params object?[] values)
    {
        foreach (string name in options.Keys)
        {
            if (name is not ("sep" or "end" or "flush" or "file"))
            {
                throw Raise.TypeError($"'{name}' is an invalid keyword argument for print()");
            }
        }

        string separator = Option("sep", " "), end = Option("end", "\n");
        Output output = Interpreter.Current.Output;
        for (int i = 0; i < values.Length; i++)
        {
            output.Write(i > 0 ? separator : string.Empty);
            output.Write(Text.Str(values[i]));
        }

        output.Write(end);

        string Option(string name, string otherwise) => options.GetValueOrDefault(name) switch
        {
            null => otherwise,
            string text => text,
            var other => throw Raise.TypeError($"{name} must be None or a string, not {Types.NameOf(other)}"),
        };
    }

    public static object? Len(object? value) => value switch
    {
        ObjectValue { Class.IsNative: false } instance when instance.Class.TryFind("__len__", out object? method) => Interpreter.Call(method, instance) is var length && Numbers.TryIndex(length, out long count)
            ? count >= 0 ? count : throw Raise.ValueError("__len__() should return >= 0")
            : throw Raise.TypeError($"'{Types.NameOf(length)}' object cannot be interpreted as an integer"),
        string text => (long)CodePoints.Count(text),
        SequenceValue sequence => (long)sequence.Count,
        DictValue dict => (long)dict.Count,
        SetValue set => (long)set.Count,
        RangeValue range => range.Count,
        ViewValue view => (long)view.Count,
        NdArray array => NdArrayMethods.Length(array),
        Tensor { Rank: 0 } => throw Raise.TypeError("len() of a 0-d tensor"),
        Tensor tensor => GraphTrace.ReadSize(tensor)[0],
        _ => throw Raise.TypeError($"object of type '{Types.NameOf(value)}' has no len()"),
    };

    public static string Repr(object? value) => Text.Repr(value);

    public static string Ascii(object? value) => Text.Ascii(value);

    public static string Format(object? value, string formatSpec = "") => Formatting.Format.Apply(value, formatSpec);

    public static object? Abs(object? value) => value switch
    {
        Tensor tensor => Operators.Torch.Abs(tensor),
        NdArray array => UniversalFunctions.Find("abs").Apply([array]),
        Complex complex => Complex.Abs(complex),
        double number => Math.Abs(number),
        BigInteger big => BigInteger.Abs(big),
        bool or long => Numbers.ToBig(value).Sign < 0 ? Numbers.Negate(value) : Arithmetic.ApplyUnary("+", value),
        Instance instance when instance.Class.TryFind("__abs__", out object? method) => Interpreter.Call(method, instance),
        _ => throw Raise.TypeError($"bad operand type for abs(): '{Types.NameOf(value)}'"),
    };

    public static object? Round(object? number, object? ndigits = null)
    {
        switch (number)
        {
            case NdArray { IsScalar: true } scalar when ndigits is null:
                return Round(scalar.Item());
            case NdArray array:
                return ElementFunctions.Round(array, ndigits is null ? 0 : Numbers.ToIndex(ndigits));
            case Tensor tensor:
                return ndigits is null ? Operators.Torch.Round(tensor) : Operators.Torch.Round(tensor, Numbers.ToIndex(ndigits));
            case bool or long or BigInteger:
                return ndigits is not null && Numbers.ToIndex(ndigits) < 0 ? Tens(Numbers.ToBig(number), -Numbers.ToIndex(ndigits)) : Arithmetic.ApplyUnary("+", number);
            case double value when ndigits is null:
                return Constructors.Int(Types.Int, CallArguments.Of(Math.Round(value, MidpointRounding.ToEven)));
            case double value:
                long digits = Numbers.ToIndex(ndigits);
                return !double.IsFinite(value) || digits > 300 ? value
                    : digits < 0 ? Math.Round(value / Math.Pow(10, -digits), MidpointRounding.ToEven) * Math.Pow(10, -digits)
                    : double.Parse(Formatting.Format.Digits(value, 'f', (int)digits, false), System.Globalization.CultureInfo.InvariantCulture);
            case Instance instance when instance.Class.TryFind("__round__", out object? method):
                return ndigits is null ? Interpreter.Call(method, instance) : Interpreter.Call(method, instance, ndigits);
            default:
                throw Raise.TypeError($"type {Types.NameOf(number)} doesn't define __round__ method");
        }

        static object Tens(BigInteger value, long places)
        {
            if (places > 4300)
            {
                return 0L;
            }

            var unit = BigInteger.Pow(10, (int)places);
            BigInteger low = value - ((((value % unit) + unit) % unit)), rest = value - low;
            bool up = rest * 2 > unit || (rest * 2 == unit && !(low / unit).IsEven);
            return Numbers.Shrink(up ? low + unit : low);
        }
    }

    public static object? Divmod(object? a, object? b) => new TupleValue([Arithmetic.Apply("//", a, b), Arithmetic.Apply("%", a, b)]);

    public static object? Pow(object? @base, object? exp, object? mod = null) => mod is null ? Arithmetic.Apply("**", @base, exp)
        : Numbers.Shrink(BigInteger.ModPow(Numbers.ToBig(@base!), Numbers.ToBig(exp!), Numbers.ToBig(mod)) is var power && power.Sign < 0 ? power + Numbers.ToBig(mod) : power);

    public static object? Sum([Positional] object? iterable, object? start = null)
    {
        object? total = start ?? 0L;
        if (total is string)
        {
            throw Raise.TypeError("sum() can't sum strings [use ''.join(seq) instead]");
        }

        foreach (object? item in Iteration.Over(iterable))
        {
            Interpreter.Current.Step();
            total = Arithmetic.Apply("+", total, item);
        }

        return total;
    }

    public static object? Min([Keywords] Dictionary<string, object?> options, params object?[] values) => Extreme("min", options, values, static (item, best) => Compare.Less(item, best));

    public static object? Max([Keywords] Dictionary<string, object?> options, params object?[] values) => Extreme("max", options, values, static (item, best) => Compare.Less(best, item));

    public static bool Any(object? iterable) => Iteration.Over(iterable).Any(Counted);

    public static bool All(object? iterable) => Iteration.Over(iterable).All(Counted);

    public static List<object?> Sorted([Positional] object? iterable, object? key = null, bool reverse = false)
    {
        var list = new ListValue(Iteration.ToList(iterable));
        ListMethods.Sort(list, key, reverse);
        return list.Items;
    }

    public static object? Iter(object? value) => Iteration.Iterator(value);

    public static object? Next(object? iterator, params object?[] otherwise) => Iteration.Next(iterator, out object? item) ? item
        : otherwise.Length > 0 ? otherwise[0]
        : throw (iterator is GeneratorValue { Result: { } result } ? Raise.Error("StopIteration", result) : Raise.Error("StopIteration"));

    public static bool Isinstance(object? value, object? type) => Any(type, candidate => Types.Of(value).IsSubclassOf(candidate), "isinstance() arg 2 must be a type, a tuple of types, or a union");

    public static bool Issubclass(object? type, object? of) => type is ClassValue tested
        ? Any(of, tested.IsSubclassOf, "issubclass() arg 2 must be a class, a tuple of classes, or a union")
        : throw Raise.TypeError("issubclass() arg 1 must be a class");

    public static bool Callable(object? value) => value is Callable || (value is ObjectValue instance && instance.Class.TryFind("__call__", out _));

    public static bool Hasattr(object? value, string name)
    {
        try
        {
            return Attributes.IsWithinReach(value, name) && Attributes.TryGet(value, name, out _);
        }
        catch (PythonError error) when (error.Value.Class.IsSubclassOf(Exceptions.Find("AttributeError")))
        {
            return false;
        }
    }

    public static object? Getattr(object? value, string name, params object?[] otherwise)
    {
        if (otherwise.Length == 0)
        {
            return Attributes.Reach(value, name);
        }

        return Hasattr(value, name) ? Attributes.Get(value, name) : otherwise[0];
    }

    public static void Setattr(object? value, string name, object? to) => Attributes.Set(Attributes.IsWithinReach(value, name) ? value : throw Attributes.Missing(value, name), name, to);

    public static void Delattr(object? value, string name) => Attributes.Delete(value, name);

    public static long Id(object? value) => 0x7f0000000000 + (16L * System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(value));

    public static long Hash(object? value) => Hashes.Of(value);

    public static string Chr(long code) => code is >= 0 and <= 0x10ffff ? (code is >= 0xd800 and <= 0xdfff ? ((char)code).ToString() : char.ConvertFromUtf32((int)code))
        : throw Raise.ValueError("chr() arg not in range(0x110000)");

    public static long Ord(string letter) => letter.Length == 1 ? letter[0]
        : letter.Length == 2 && char.IsSurrogatePair(letter, 0) ? char.ConvertToUtf32(letter, 0)
        : throw Raise.TypeError($"ord() expected a character, but string of length {letter.Length} found");

    public static string Bin(long value) => (value < 0 ? "-0b" : "0b") + Formatting.Format.Radix(BigInteger.Abs(value), 2);

    public static string Oct(long value) => (value < 0 ? "-0o" : "0o") + Formatting.Format.Radix(BigInteger.Abs(value), 8);

    public static string Hex(long value) => (value < 0 ? "-0x" : "0x") + Formatting.Format.Radix(BigInteger.Abs(value), 16);

    private static bool Counted(object? item)
    {
        Interpreter.Current.Step();
        return Compare.Truth(item);
    }

    /// <summary>Whether a class, or one of those in a tuple, passes a test.</summary>
    internal static bool Any(object? type, Func<ClassValue, bool> test, string error)
    {
        Interpreter.CheckStack();
        return type switch
        {
            ClassValue candidate => test(candidate),
            TupleValue types => types.Items.Any(item => Any(item, test, error)),
            _ => throw Raise.TypeError(error),
        };
    }

    private static object? Extreme(string name, Dictionary<string, object?> options, object?[] values, Func<object?, object?, bool> better)
    {
        if (values.Length == 0)
        {
            throw Raise.TypeError($"{name} expected at least 1 argument, got 0");
        }

        object? key = options.GetValueOrDefault("key"), best = null, bestKey = null;
        bool found = false;
        foreach (object? item in values.Length == 1 ? Iteration.Over(values[0]) : values)
        {
            Interpreter.Current.Step();
            object? rank = key is null ? item : Interpreter.Call(key, item);
            if (!found || better(rank, bestKey))
            {
                (best, bestKey, found) = (item, rank, true);
            }
        }

        return found ? best : options.TryGetValue("default", out object? otherwise) ? otherwise
            : throw Raise.ValueError($"{name}() arg is an empty sequence");
    }
}
