using System.Numerics;
using System.Text;
using GradService.Language.Builtins;
using GradService.Language.Numpy;
using GradService.Language.Values;
using GradService.Tensors;

namespace GradService.Language.Runtime;

/// <summary>Python's operators on any values.</summary>
internal static class Arithmetic
{
    private static readonly Dictionary<string, string> Methods = new(StringComparer.Ordinal)
    {
        ["+"] = "add",
        ["-"] = "sub",
        ["*"] = "mul",
        ["/"] = "truediv",
        ["//"] = "floordiv",
        ["%"] = "mod",
        ["**"] = "pow",
        ["@"] = "matmul",
        ["&"] = "and",
        ["|"] = "or",
        ["^"] = "xor",
        ["<<"] = "lshift",
        [">>"] = "rshift",
    };

    /// <summary><c>left symbol right</c></summary>
    public static object? Apply(string symbol, object? left, object? right) =>
        TryApply(symbol, left, right, out object? result) ? result
            : throw Unsupported(symbol is "**" ? "** or pow()" : symbol, left, right);

    /// <summary><c>left symbol= right</c>: in place where the left value can be changed.</summary>
    public static object? ApplyInPlace(string symbol, object? left, object? right)
    {
        switch (left)
        {
            case NdArray array when ArrayArithmetic.ApplyInPlace(symbol, array, right) is { } changed:
                return changed;
            case Tensor tensor when TensorArithmetic.ApplyInPlace(symbol, tensor, right) is { } changed:
                return changed;
            case ListValue list when symbol == "+":
                list.Items.AddRange(Iteration.ToList(right));
                return list;
            case ListValue list when symbol == "*":
                var repeated = (ListValue)Repeat(list, right)!;
                list.Items.Clear();
                list.Items.AddRange(repeated.Items);
                return list;
            case SetValue set when right is SetValue other && ReferenceEquals(set.Class, Types.Set) && symbol is "|" or "&" or "-" or "^":
                return ChangeSet(symbol, set, other);
            case DictValue dict when symbol == "|" && right is DictValue other:
                foreach (var (key, value) in other.Pairs.ToList())
                {
                    dict[key] = value;
                }

                return dict;
            case Instance when TryMethod(left, $"__i{Methods[symbol]}__", right, out object? result):
                return result;
            default:
                return TryApply(symbol, left, right, out object? made) ? made : throw Unsupported(symbol is "**" ? "** or pow()" : symbol + "=", left, right);
        }
    }

    /// <summary><c>-value</c>, <c>+value</c>, <c>~value</c>.</summary>
    public static object? ApplyUnary(string symbol, object? value)
    {
        switch (value)
        {
            case Tensor tensor:
                return TensorArithmetic.ApplyUnary(symbol, tensor);
            case NdArray array:
                return ArrayArithmetic.ApplyUnary(symbol, array);
            case not null when Numbers.IsNumber(value) && (symbol != "~" || Numbers.IsInteger(value)):
                return symbol switch
                {
                    "-" => Numbers.Negate(value),
                    "+" => value is bool flag ? (flag ? 1L : 0L) : value,
                    _ => value is long integer ? ~integer : Numbers.Shrink(-Numbers.ToBig(value) - 1),
                };
            case Instance instance when instance.Class.TryFind(symbol switch { "-" => "__neg__", "+" => "__pos__", _ => "__invert__" }, out object? method):
                return ((Callable)method!).Call(CallArguments.Of(instance));
            default:
                throw Raise.TypeError($"bad operand type for unary {symbol}: '{Types.NameOf(value)}'");
        }
    }

    /// <summary>Calls a method of a program's class that stands for an operator, if there is one and it takes the operand.</summary>
    public static bool TryMethod(object? self, string name, object? other, out object? result)
    {
        result = null;
        if (self is not ObjectValue { Class.IsNative: false } instance || !instance.Class.TryFind(name, out object? method) || method is not Callable callable)
        {
            return false;
        }

        result = callable.Call(CallArguments.Of(instance, other));
        return !ReferenceEquals(result, Singleton.NotImplemented);
    }

    private static bool TryApply(string symbol, object? left, object? right, out object? result)
    {
        result = null;
        if (left is not null && right is not null && Numbers.IsNumber(left) && Numbers.IsNumber(right))
        {
            result = Numbers.Apply(symbol, left, right);
            return result is not null;
        }

        if (left is ObjectValue { Class.IsNative: false } || right is ObjectValue { Class.IsNative: false })
        {
            if (TryMethod(left, $"__{Methods[symbol]}__", right, out result) || TryMethod(right, $"__r{Methods[symbol]}__", left, out result))
            {
                return true;
            }
        }

        if ((left is NdArray || right is NdArray) && left is not string)
        {
            result = ArrayArithmetic.Apply(symbol, left, right);
            return result is not null;
        }

        if ((left is Tensor || right is Tensor) && left is not string)
        {
            result = TensorArithmetic.Apply(symbol, left, right);
            return result is not null;
        }

        result = OfContainers(symbol, left, right);
        return result is not null;
    }

    private static object? OfContainers(string symbol, object? left, object? right) => (symbol, left, right) switch
    {
        ("+", string x, string y) => Concatenate(x, y),
        ("+", ListValue x, ListValue y) => Concatenate(x, y, static items => new ListValue(items)),
        ("+", TupleValue x, TupleValue y) => Concatenate(x, y, items => new TupleValue([.. items], ReferenceEquals(x.Class, Types.Size) ? Types.Size : null)),
        ("*", string or ListValue or TupleValue, _) => Repeat(left, right),
        ("*", _, string or ListValue or TupleValue) => Repeat(right, left),
        ("%", string format, _) => Formatting.PercentFormat.Apply(format, right),
        ("|", DictValue x, DictValue y) => Merge(x, y),
        ("|" or "&" or "-" or "^", SetValue x, SetValue y) => OfSets(symbol, x, y),
        _ => null,
    };

    private static DictValue Merge(DictValue left, DictValue right)
    {
        var merged = new DictValue();
        foreach (var (key, value) in left.Pairs.Concat(right.Pairs))
        {
            merged[key] = value;
        }

        return merged;
    }

    private static object? OfSets(string symbol, SetValue left, SetValue right) => symbol switch
    {
        "|" => SetMethods.Union(left, right),
        "&" => left.Intersect(right),
        "-" => left.Except(right),
        _ => SetMethods.SymmetricDifference(left, right),
    };

    private static SetValue ChangeSet(string symbol, SetValue set, SetValue other)
    {
        switch (symbol)
        {
            case "|":
                set.Update(other);
                break;
            case "&":
                set.Become(set.Intersect(other));
                break;
            case "-":
                set.Subtract(other);
                break;
            default:
                set.Toggle(other);
                break;
        }

        return set;
    }

    private static string Concatenate(string left, string right)
    {
        Evaluation.Take(2L * (left.Length + right.Length));
        return left + right;
    }

    private static object Concatenate(SequenceValue left, SequenceValue right, Func<List<object?>, object> make)
    {
        Evaluation.Take(16L * (left.Count + right.Count));
        return make([.. left, .. right]);
    }

    private static object? Repeat(object? sequence, object? times)
    {
        if (!Numbers.TryIndex(times, out long count))
        {
            return times is BigInteger ? throw Raise.Overflow("cannot fit 'int' into an index-sized integer")
                : throw Raise.TypeError($"can't multiply sequence by non-int of type '{Types.NameOf(times)}'");
        }

        count = Math.Max(count, 0);
        long length = sequence is string text ? text.Length : ((SequenceValue)sequence!).Count;
        if (Math.BigMul(length, count, out long items) != 0 || items is < 0 or > int.MaxValue / 16)
        {
            throw new GradException(ErrorKind.LimitExceeded, $"a sequence of {(Int128)length * count} items is longer than the {int.MaxValue / 16} that one may have");
        }

        Evaluation.Take(16 * items);
        return sequence switch
        {
            string repeated => new StringBuilder(repeated.Length * (int)count).Insert(0, repeated, (int)count).ToString(),
            ListValue list => new ListValue(Many(list)),
            _ => new TupleValue([.. Many((TupleValue)sequence!)]),
        };

        List<object?> Many(SequenceValue one)
        {
            var many = new List<object?>((int)items);
            for (long i = 0; i < count; i++)
            {
                many.AddRange(one);
            }

            return many;
        }
    }

    private static PythonError Unsupported(string symbol, object? left, object? right)
    {
        string plain = symbol.TrimEnd('=');
        return (plain, left) switch
        {
            ("+", string) => Raise.TypeError($"can only concatenate str (not \"{Types.NameOf(right)}\") to str"),
            ("+", ListValue) => Raise.TypeError($"can only concatenate list (not \"{Types.NameOf(right)}\") to list"),
            ("+", TupleValue) => Raise.TypeError($"can only concatenate tuple (not \"{Types.NameOf(right)}\") to tuple"),
            _ => Raise.TypeError($"unsupported operand type(s) for {symbol}: '{Types.NameOf(left)}' and '{Types.NameOf(right)}'"),
        };
    }
}
