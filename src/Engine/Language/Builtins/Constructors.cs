using System.Globalization;
using System.Numerics;
using GradService.Language.Numpy;
using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Tensors;

namespace GradService.Language.Builtins;

/// <summary>What calling one of Python's own classes makes.</summary>
internal static class Constructors
{
    public static object? Int(ClassValue type, CallArguments arguments)
    {
        object? value = Only(type, arguments, 0L, 2);
        if (arguments.Positional.Length == 2 || arguments.Keywords is [{ Key: "base" }])
        {
            object? radix = arguments.Positional.Length == 2 ? arguments.Positional[1] : arguments.Keywords[0].Value;
            return Parse(value as string ?? throw Raise.TypeError("int() can't convert non-string with explicit base"), (int)Numbers.ToIndex(radix));
        }

        switch (value)
        {
            case bool flag:
                return flag ? 1L : 0L;
            case long or BigInteger:
                return value;
            case double number:
                return double.IsNaN(number) ? throw Raise.ValueError("cannot convert float NaN to integer")
                    : double.IsInfinity(number) ? throw Raise.Overflow("cannot convert float infinity to integer")
                    : Numbers.Shrink(new BigInteger(number));
            case string text:
                return Parse(text, 10);
            case Tensor tensor:
                return Int(type, CallArguments.Of(TensorMethods.Item(tensor)));
            case NdArray array:
                return Int(type, CallArguments.Of(array.Number()));
            case Instance instance when instance.Class.TryFind("__int__", out object? method) || instance.Class.TryFind("__index__", out method):
                return Interpreter.Call(method, instance);
            default:
                throw Raise.TypeError($"int() argument must be a string, a bytes-like object or a real number, not '{Types.NameOf(value)}'");
        }
    }

    public static object? Bool(ClassValue type, CallArguments arguments) => Compare.Truth(Only(type, arguments, false));

    public static object? Float(ClassValue type, CallArguments arguments)
    {
        object? value = Only(type, arguments, 0.0);
        return value switch
        {
            string text => Numbers.TryParse(text, out double parsed) ? parsed : throw Raise.ValueError($"could not convert string to float: {Text.Quoted(text)}"),
            NdArray array => Numbers.ToDouble(array.Number()),
            Tensor tensor => GraphTrace.Read(tensor) is var number && number.DType != DType.Complex128 ? number.ToDouble()
                : throw GradException.Argument("value cannot be converted to type double without overflow"),
            not null and not System.Numerics.Complex when Numbers.IsNumber(value) => Numbers.ToDouble(value),
            Instance instance when instance.Class.TryFind("__float__", out object? method) => Interpreter.Call(method, instance),
            _ => throw Raise.TypeError($"float() argument must be a string or a real number, not '{Types.NameOf(value)}'"),
        };
    }

    public static object? Complex(ClassValue type, CallArguments arguments)
    {
        object? real = 0.0, imaginary = 0.0;
        if (arguments.Positional.Length > 2)
        {
            throw Raise.TypeError($"complex() takes at most 2 arguments ({arguments.Positional.Length} given)");
        }

        real = arguments.Positional.Length > 0 ? arguments.Positional[0] : real;
        imaginary = arguments.Positional.Length > 1 ? arguments.Positional[1] : imaginary;
        foreach (var (name, value) in arguments.Keywords)
        {
            (real, imaginary) = name switch { "real" => (value, imaginary), "imag" => (real, value), _ => throw Raise.TypeError($"'{name}' is an invalid keyword argument for complex()") };
        }

        if (real is string text)
        {
            string plain = text.Trim().Trim('(', ')');
            int split = Math.Max(plain.LastIndexOf('+'), plain.LastIndexOf('-'));
            return plain.EndsWith('j')
                ? new Complex(split > 0 ? double.Parse(plain[..split], CultureInfo.InvariantCulture) : 0, double.Parse(plain[Math.Max(split, 0)..^1], CultureInfo.InvariantCulture))
                : new Complex(double.Parse(plain, CultureInfo.InvariantCulture), 0);
        }

        Complex x = Number(real), y = Number(imaginary);
        return new Complex(x.Real - y.Imaginary, x.Imaginary + y.Real);

        static Complex Number(object? value) => value is Tensor tensor ? GraphTrace.Read(tensor).ToComplex()
            : value is NdArray array ? Numbers.ToComplex(array.Number())
            : value is not null && Numbers.IsNumber(value) ? Numbers.ToComplex(value)
            : throw Raise.TypeError($"complex() first argument must be a string or a number, not '{Types.NameOf(value)}'");
    }

    public static object? Str(ClassValue type, CallArguments arguments) =>
        arguments.Positional.Length == 0 ? string.Empty : Text.Str(arguments.Positional[0]);

    public static object? List(ClassValue type, CallArguments arguments) =>
        new ListValue(type.IsNative && arguments.Positional.Length > 0 ? Iteration.ToList(Only(type, arguments, null)) : [], Custom(type));

    public static object? Tuple(ClassValue type, CallArguments arguments) =>
        new TupleValue(arguments.Positional.Length == 0 ? [] : [.. Iteration.ToList(Only(type, arguments, null))], Custom(type));

    public static object? Size(ClassValue type, CallArguments arguments) =>
        new TupleValue(arguments.Positional.Length == 0 ? [] : [.. Iteration.ToList(Only(type, arguments, null)).Select(item => (object?)Numbers.ToIndex(item))], type);

    public static object? Dict(ClassValue type, CallArguments arguments)
    {
        var dict = new DictValue(Custom(type));
        if (type.IsNative)
        {
            DictMethods.Update(dict, arguments.Positional.Length == 0 ? null : Only(type, arguments, null, keywords: true), arguments.Keywords.ToDictionary());
        }

        return dict;
    }

    public static object? Set(ClassValue type, CallArguments arguments)
    {
        var set = new SetValue(ReferenceEquals(type, Types.Set) ? null : type);
        if (arguments.Positional.Length > 0)
        {
            set.Update(Only(type, arguments, null));
        }

        return set;
    }

    public static object? Range(ClassValue type, CallArguments arguments)
    {
        long[] given = [.. arguments.Positional.Select(Numbers.ToIndex)];
        return given switch
        {
            [var stop] => new RangeValue(0, stop, 1),
            [var start, var stop] => new RangeValue(start, stop, 1),
            [_, _, 0] => throw Raise.ValueError("range() arg 3 must not be zero"),
            [var start, var stop, var step] => new RangeValue(start, stop, step),
            [] => throw Raise.TypeError("range expected at least 1 argument, got 0"),
            _ => throw Raise.TypeError($"range expected at most 3 arguments, got {given.Length}"),
        };
    }

    public static object? Slice(ClassValue type, CallArguments arguments) => arguments.Positional switch
    {
        [var stop] => new SliceValue(null, stop, null),
        [var start, var stop] => new SliceValue(start, stop, null),
        [var start, var stop, var step] => new SliceValue(start, stop, step),
        _ => throw Raise.TypeError($"slice expected at least 1 argument, got {arguments.Positional.Length}"),
    };

    public static object? Property(ClassValue type, CallArguments arguments) => new PropertyValue(
        arguments.Positional.ElementAtOrDefault(0), arguments.Positional.ElementAtOrDefault(1), arguments.Positional.ElementAtOrDefault(2));

    public static object? Super(ClassValue type, CallArguments arguments)
    {
        if (arguments.Positional is [ClassValue after, var self])
        {
            return new SuperValue(after, self);
        }

        Frame? frame = Interpreter.Current.Frame;
        while (frame is { Function.Owner: null, Outer: not null })
        {
            frame = frame.Outer;
        }

        return frame is { Function.Owner: { } owner, Slots.Length: > 0 } ? new SuperValue(owner, frame.Slots[0]) : throw Raise.RuntimeError("super(): no arguments");
    }

    public static object? Enumerate(ClassValue type, CallArguments arguments)
    {
        object? start = arguments.Positional.Length > 1 ? arguments.Positional[1] : arguments.Keywords is [{ Key: "start", Value: var given }] ? given : 0L;
        object? source = arguments.Positional.Length > 0 ? arguments.Positional[0] : throw Raise.TypeError("enumerate() missing required argument 'iterable' (pos 1)");
        long at = Numbers.ToIndex(start);
        return new IteratorValue(Iteration.Over(source).Select(item => (object?)new TupleValue([at++, item])).GetEnumerator(), type);
    }

    public static object? Zip(ClassValue type, CallArguments arguments)
    {
        bool strict = arguments.Keywords is [{ Key: "strict", Value: var value }] && Compare.Truth(value);
        object?[] sources = [.. arguments.Positional.Select(Iteration.Iterator)];
        return new IteratorValue(Zipped().GetEnumerator(), type);

        IEnumerable<object?> Zipped()
        {
            while (sources.Length > 0)
            {
                var items = new object?[sources.Length];
                for (int i = 0; i < items.Length; i++)
                {
                    if (!Iteration.Next(sources[i], out items[i]))
                    {
                        if (strict && (i > 0 || sources.Skip(1).Any(source => Iteration.Next(source, out _))))
                        {
                            throw Raise.ValueError(i > 0 ? $"zip() argument {i + 1} is shorter than argument{(i > 1 ? $"s 1-{i}" : " 1")}" : "zip() argument 2 is longer than argument 1");
                        }

                        yield break;
                    }
                }

                yield return new TupleValue(items);
            }
        }
    }

    public static object? Map(ClassValue type, CallArguments arguments)
    {
        if (arguments.Positional.Length < 2)
        {
            throw Raise.TypeError("map() must have at least two arguments.");
        }

        object? function = arguments.Positional[0];
        IEnumerable<object?> mapped = arguments.Positional.Length == 2
            ? Iteration.Over(arguments.Positional[1]).Select(item => Interpreter.Call(function, item))
            : Iteration.Over(Zip(Types.Zip, new CallArguments(arguments.Positional[1..], []))).Select(items => Interpreter.Call(function, ((TupleValue)items!).Items));
        return new IteratorValue(mapped.GetEnumerator(), type);
    }

    public static object? Filter(ClassValue type, CallArguments arguments) => arguments.Positional is [var function, var source]
        ? new IteratorValue(Iteration.Over(source).Where(item => Compare.Truth(function is null ? item : Interpreter.Call(function, item))).GetEnumerator(), type)
        : throw Raise.TypeError($"filter expected 2 arguments, got {arguments.Positional.Length}");

    public static object? Reversed(ClassValue type, CallArguments arguments)
    {
        object? source = Only(type, arguments, null);
        return source switch
        {
            RangeValue range => new IteratorValue(Backwards(range).GetEnumerator(), type),
            Instance instance when instance.Class.TryFind("__reversed__", out object? method) => Interpreter.Call(method, instance),
            SetValue or IteratorValue => throw Raise.TypeError($"'{Types.NameOf(source)}' object is not reversible"),
            _ => new IteratorValue(Enumerable.Reverse(Iteration.ToList(source)).GetEnumerator(), type),
        };

        static IEnumerable<object?> Backwards(RangeValue range)
        {
            for (long i = range.Count - 1; i >= 0; i--)
            {
                yield return range.At(i);
            }
        }
    }

    private static ClassValue? Custom(ClassValue type) => type.IsNative ? null : type;

    private static object? Only(ClassValue type, CallArguments arguments, object? otherwise, int most = 1, bool keywords = false)
    {
        if (arguments.Positional.Length > most)
        {
            throw Raise.TypeError($"{type.Name} expected at most {most} argument{(most == 1 ? string.Empty : "s")}, got {arguments.Positional.Length}");
        }

        if (arguments.Keywords.Length > 0 && !keywords && arguments.Keywords[0].Key is not ("base" or "start"))
        {
            throw Raise.TypeError($"{type.Name}() takes no keyword arguments");
        }

        return arguments.Positional.Length == 0 ? otherwise : arguments.Positional[0];
    }

    private static object Parse(string text, int radix)
    {
        string plain = text.Trim();
        string digits = plain.TrimStart('+', '-').Replace("_", string.Empty, StringComparison.Ordinal).ToLowerInvariant();
        foreach (var (prefix, of) in ((string, int)[])[("0x", 16), ("0o", 8), ("0b", 2)])
        {
            if ((radix == of || radix == 0) && digits.StartsWith(prefix, StringComparison.Ordinal))
            {
                (digits, radix) = (digits[2..], of);
            }
        }

        radix = radix == 0 ? 10 : radix;
        if (radix is < 2 or > 36)
        {
            throw Raise.ValueError("int() base must be >= 2 and <= 36, or 0");
        }

        if (digits.Length > 4300)
        {
            throw Raise.ValueError($"Exceeds the limit (4300 digits) for integer string conversion: value has {digits.Length} digits; use sys.set_int_max_str_digits() to increase the limit");
        }

        BigInteger value = 0;
        foreach (char symbol in digits)
        {
            int digit = char.IsAsciiDigit(symbol) ? symbol - '0' : char.IsAsciiLetterLower(symbol) ? symbol - 'a' + 10 : radix;
            if (digit >= radix)
            {
                throw Invalid();
            }

            value = (value * radix) + digit;
        }

        return digits.Length == 0 || plain.Length - plain.TrimStart('+', '-').Length > 1 ? throw Invalid() : Numbers.Shrink(plain[0] == '-' ? -value : value);

        PythonError Invalid() => Raise.ValueError($"invalid literal for int() with base {radix}: {Text.Quoted(text)}");
    }
}
