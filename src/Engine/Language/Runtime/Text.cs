using System.Globalization;
using System.Numerics;
using System.Text;
using GradService.Autograd;
using GradService.Language.Builtins;
using GradService.Language.Numpy;
using GradService.Language.Values;
using GradService.Tensors;
using GradService.Tensors.Printing;

namespace GradService.Language.Runtime;

/// <summary>Values as Python writes them: <c>repr()</c> and <c>str()</c>.</summary>
internal static class Text
{
    // As deep as containers are shown.
    private const int MaxDepth = 200;

    // Python's own bound on the digits of an int that is written out.
    private const int MaxDigits = 4300;

    [ThreadStatic]
    private static List<object>? open;

    public static string Str(object? value) => value switch
    {
        string text => text,
        NdArray array => ArrayPrinter.Str(array),
        DataTypeValue dtype => dtype.DType.Name(),
        DeviceValue device => device.ToString(),
        Instance instance when instance.Class.IsSubclassOf(Types.BaseException) && !HasOwn(instance, "__str__") => OfException(instance),
        ObjectValue { Class.IsNative: false } instance when instance.Class.TryFind("__str__", out object? method) && method is Function => Returned(method, instance, "__str__"),
        _ => Repr(value),
    };

    public static string Repr(object? value)
    {
        switch (value)
        {
            case null:
                return "None";
            case bool flag:
                return flag ? "True" : "False";
            case long integer:
                return integer.ToString(CultureInfo.InvariantCulture);
            case double number:
                return OfFloat(number);
            case BigInteger big:
                return OfBig(big);
            case Complex complex:
                return OfComplex(complex);
            case string text:
                return Quoted(text);
            case Tensor tensor:
                return OfTensor(tensor);
            case NdArray array:
                return ArrayPrinter.Repr(array);
            case DType dtype:
                return "torch." + dtype.Name();
            case Node node:
                return $"<{node.Name[(node.Name.LastIndexOf(':') + 1)..]} object at {Address(node)}>";
            case ClassValue type:
                return OfType(type);
            case Instance error when error.Class.IsSubclassOf(Types.BaseException) && !HasOwn(error, "__repr__"):
                return OfRaised(error);
            case ObjectValue instance when (instance.Class is { IsNative: false } || instance is Instance) && instance.Class.TryFind("__repr__", out object? method) && (method is Function || (method is NativeFunction && instance is not (SequenceValue or DictValue or SetValue))):
                return Returned(method!, instance, "__repr__");
            default:
                return OfObject((ObjectValue)value);
        }
    }

    /// <summary><c>ascii()</c></summary>
    public static string Ascii(object? value)
    {
        var text = new StringBuilder();
        foreach (Rune rune in Repr(value).EnumerateRunes())
        {
            text.Append(rune.Value < 128 ? rune.ToString() : rune.Value < 256 ? $"\\x{rune.Value:x2}" : rune.Value < 65536 ? $"\\u{rune.Value:x4}" : $"\\U{rune.Value:x8}");
        }

        return text.ToString();
    }

    /// <summary><c>&lt;class 'int'&gt;</c></summary>
    public static string OfType(ClassValue type) => $"<class '{(type.Module is null or "builtins" ? string.Empty : type.Module + ".")}{type.Name}'>";

    /// <summary>What an exception says.</summary>
    public static string OfException(Instance error)
    {
        var arguments = error.Attributes!.GetValueOrDefault("args") as TupleValue;
        return arguments is null or { Count: 0 } ? string.Empty
            : arguments.Count > 1 ? error.Class.IsSubclassOf(Exceptions.Find("OSError")) && arguments.Count == 2 ? $"[Errno {Str(arguments[0])}] {Str(arguments[1])}" : Repr(new TupleValue(arguments.Items))
            : error.Class == Exceptions.Find("KeyError") ? Repr(arguments[0])
            : Str(arguments[0]);
    }

    /// <summary>The shortest digits that give the float back, as Python writes them.</summary>
    public static string OfFloat(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }

        string digits = value.ToString("E16", CultureInfo.InvariantCulture);
        string shortest = ShortestDigits.Of(value);
        int exponent = value == 0 ? 0 : int.Parse(digits.AsSpan(digits.IndexOf('E', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
        if (exponent is >= -4 and < 16)
        {
            string plain = shortest.Contains('E', StringComparison.Ordinal) ? ((decimal)value).ToString(CultureInfo.InvariantCulture) : shortest;
            return plain.Contains('.', StringComparison.Ordinal) ? plain : plain + ".0";
        }

        return Scientific(shortest);
    }

    public static string OfComplex(Complex value)
    {
        string imaginary = Part(value.Imaginary) + "j";
        return value.Real == 0 && !double.IsNegative(value.Real) ? imaginary
            : $"({Part(value.Real)}{(imaginary[0] is '-' ? string.Empty : "+")}{imaginary})";

        static string Part(double part) => OfFloat(part) is var text && text.EndsWith(".0", StringComparison.Ordinal) ? text[..^2] : OfFloat(part);
    }

    public static string OfBig(BigInteger value) =>
        BigInteger.Abs(value).GetBitLength() > MaxDigits * 3.33 && value.ToString(CultureInfo.InvariantCulture).TrimStart('-').Length > MaxDigits
            ? throw Raise.ValueError($"Exceeds the limit ({MaxDigits} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit")
            : value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A string in quotes, with escapes.</summary>
    public static string Quoted(string value)
    {
        char quote = value.Contains('\'', StringComparison.Ordinal) && !value.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        Evaluation.Take(2L * value.Length);
        var text = new StringBuilder(value.Length + 2).Append(quote);
        foreach (char symbol in value)
        {
            switch (symbol)
            {
                case '\n':
                    text.Append("\\n");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                case '\\':
                    text.Append("\\\\");
                    break;
                case < ' ' or '\x7f':
                    text.Append(CultureInfo.InvariantCulture, $"\\x{(int)symbol:x2}");
                    break;
                case >= '\x80' and <= '\xa0' or '\xad':
                    text.Append(CultureInfo.InvariantCulture, $"\\x{(int)symbol:x2}");
                    break;
                default:
                    text.Append(symbol == quote ? "\\" : string.Empty).Append(symbol);
                    break;
            }
        }

        return text.Append(quote).ToString();
    }

    private static bool HasOwn(Instance instance, string name) => instance.Class.TryFind(name, out object? method) && method is Function;

    private static string Returned(object? method, object? self, string name) =>
        Interpreter.Call(method, self) is var result && result is string text
            ? text : throw Raise.TypeError($"{name} returned non-string (type {Types.NameOf(result)})");

    private static string Scientific(string shortest)
    {
        // .NET writes 1E+16 and 1.5E-07, Python 1e+16 and 1.5e-07.
        int at = shortest.IndexOf('E', StringComparison.Ordinal);
        if (at < 0)
        {
            // Large numbers that .NET writes without an exponent.
            bool negative = shortest[0] == '-';
            string digits = shortest.TrimStart('-');
            string significant = digits.TrimEnd('0');
            return $"{(negative ? "-" : string.Empty)}{significant[0]}{(significant.Length > 1 ? "." + significant[1..] : string.Empty)}e+{digits.Length - 1:00}";
        }

        string exponent = shortest[(at + 1)..].TrimStart('+', '-').TrimStart('0').PadLeft(2, '0');
        return $"{shortest[..at]}e{(shortest[at + 1] == '-' ? '-' : '+')}{exponent}";
    }

    private static string OfTensor(Tensor tensor)
    {
        ClassValue type = TensorAttributes.ClassOf(tensor);
        return !ReferenceEquals(type, Types.Tensor) && type.TryFind("__repr__", out object? method)
            ? Returned(method, tensor, "__repr__")
            : tensor.ToString();
    }

    private static string OfObject(ObjectValue value) => value switch
    {
        ListValue list => Nested(list, "[...]", () => Bracketed("[", list, "]")),
        TupleValue tuple => OfTuple(tuple),
        DictValue dict => Nested(dict, "{...}", () => "{" + string.Join(", ", dict.Pairs.Select(pair => Counted($"{Repr(pair.Key)}: {Repr(pair.Value)}"))) + "}"),
        SetValue set => OfSet(set),
        RangeValue range => range.Step == 1 ? $"range({range.Start}, {range.Stop})" : $"range({range.Start}, {range.Stop}, {range.Step})",
        SliceValue slice => $"slice({Repr(slice.Start)}, {Repr(slice.Stop)}, {Repr(slice.Step)})",
        Singleton singleton => singleton.Name,
        StorageValue storage => storage.ToString(),
        DeviceValue device => $"device(type='{device.Kind}'{(device.Index is { } at ? string.Create(CultureInfo.InvariantCulture, $", index={at}") : string.Empty)})",
        DataTypeValue dtype => $"dtype('{dtype.DType.Name()}')",
        UniversalFunction ufunc => $"<ufunc '{ufunc.Name}'>",
        Function function => $"<function {function.Text.Scope.QualifiedName} at {Address(function)}>",
        BoundMethod { Function: Function function } method => $"<bound method {function.Text.Scope.QualifiedName} of {Repr(method.Self)}>",
        BoundMethod method => $"<built-in method {method.Name} of {Types.NameOf(method.Self)} object at {Address(method)}>",
        ModuleValue module => $"<module '{module.Name}'>",
        GeneratorValue generator => $"<generator object {generator.Name} at {Address(generator)}>",
        ViewValue view => $"{view.Class.Name}({Bracketed("[", view.Items, "]")})",
        Callable callable => $"<built-in function {callable.Name}>",
        _ => $"<{(value.Class.Module is { } name ? name + "." : value.Class.IsNative ? string.Empty : "__main__.")}{value.Class.Name} object at {Address(value)}>",
    };

    private static string OfRaised(Instance error)
    {
        var arguments = (TupleValue)error.Attributes!["args"]!;
        return arguments.Count == 1 ? $"{error.Class.Name}({Repr(arguments[0])})" : error.Class.Name + Repr(new TupleValue(arguments.Items));
    }

    private static string OfTuple(TupleValue tuple)
    {
        if (ReferenceEquals(tuple.Class, Types.Size))
        {
            return Bracketed("torch.Size([", tuple, "])");
        }

        if (NamedTuple.FieldsOf(tuple.Class) is { Count: > 0 } names)
        {
            bool isResult = tuple.Class.Module == "torch.return_types";
            return Nested(tuple, "(...)", () => isResult
                ? $"torch.return_types.{tuple.Class.Name}(\n{string.Join(",\n", tuple.Items.Select((item, i) => $"{names[i]}={Repr(item)}"))})"
                : $"{tuple.Class.Name}({string.Join(", ", tuple.Items.Select((item, i) => $"{names[i]}={Repr(item)}"))})");
        }

        return Nested(tuple, "(...)", () => tuple.Count == 1 ? $"({Repr(tuple[0])},)" : Bracketed("(", tuple, ")"));
    }

    private static string OfSet(SetValue set)
    {
        bool frozen = set.Class.IsSubclassOf(Types.FrozenSet);
        return set.Count == 0 ? set.Class.Name + "()" : frozen ? Bracketed("frozenset({", set.Items, "})") : Bracketed("{", set.Items, "}");
    }

    private static string Bracketed(string begin, IEnumerable<object?> items, string end)
    {
        var text = new StringBuilder(begin);
        foreach (object? item in items)
        {
            text.Append(text.Length > begin.Length ? ", " : string.Empty).Append(Counted(Repr(item)));
        }

        return text.Append(end).ToString();
    }

    // What is shown is made of parts: each counts, so that little text cannot stand for much without an end.
    private static string Counted(string text)
    {
        Interpreter.Current.Step();
        Evaluation.Take(2L * text.Length);
        return text;
    }

    private static string Nested(object value, string again, Func<string> show)
    {
        open ??= [];
        if (open.Exists(outer => ReferenceEquals(outer, value)))
        {
            return again;
        }

        if (open.Count >= MaxDepth)
        {
            throw Raise.Error("RecursionError", "maximum recursion depth exceeded while getting the repr of an object");
        }

        open.Add(value);
        try
        {
            return show();
        }
        finally
        {
            open.RemoveAt(open.Count - 1);
        }
    }

    private static string Address(object value) => $"0x{0x7f0000000000L + System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(value):x12}";
}
