using System.Numerics;
using GradService.Language.Builtins;
using GradService.Language.Numpy;
using GradService.Language.Values;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Language.Runtime;

/// <summary>Python's comparisons, hashes and truth.</summary>
internal static class Compare
{
    // As deep as lists may nest that are compared.
    private const int MaxDepth = 200;

    [ThreadStatic]
    private static int depth;

    /// <summary>A comparison, by its symbol; of tensors element by element.</summary>
    public static object? Apply(string symbol, object? left, object? right)
    {
        switch (symbol)
        {
            case "is":
                return AreSame(left, right);
            case "is not":
                return !AreSame(left, right);
            case "in":
                return Contains(right, left);
            case "not in":
                return !Contains(right, left);
            default:
                break;
        }

        if ((left is NdArray || right is NdArray) && ArrayArithmetic.Apply(symbol, left, right) is { } compared)
        {
            return compared;
        }

        if ((left is Tensor || right is Tensor) && TensorArithmetic.Apply(symbol, left, right) is { } result)
        {
            return result;
        }

        if (symbol is "==" or "!=")
        {
            return Overloaded(symbol, left, right) is { } overloaded ? overloaded : AreEqual(left, right) == (symbol == "==");
        }

        return Overloaded(symbol, left, right) ?? Order(symbol, left, right);
    }

    /// <summary>Whether two values are one.</summary>
    public static bool AreSame(object? left, object? right) => ReferenceEquals(left, right) || (left, right) switch
    {
        (bool x, bool y) => x == y,
        (long x, long y) => x == y,
        (double x, double y) => x.Equals(y),
        (string x, string y) => x == y,
        (DType x, DType y) => x == y,
        (TupleValue { Count: 0 }, TupleValue { Count: 0 }) => true,
        (BoundMethod, BoundMethod) => false,
        _ => false,
    };

    /// <summary>Python's <c>==</c> of values that are no tensors; tensors are equal where they are one.</summary>
    public static bool AreEqual(object? left, object? right)
    {
        if (ReferenceEquals(left, right))
        {
            return left is not double number || !double.IsNaN(number);
        }

        if (left is null || right is null)
        {
            return false;
        }

        (left, right) = (NdArray.Plain(left)!, NdArray.Plain(right)!);
        if (Numbers.IsNumber(left) && Numbers.IsNumber(right))
        {
            return NumbersEqual(left, right);
        }

        switch (left, right)
        {
            case (string x, string y):
                return x == y;
            case (ListValue x, ListValue y):
                return SequencesEqual(x, y);
            case (TupleValue x, TupleValue y):
                return SequencesEqual(x, y);
            case (DictValue x, DictValue y):
                return x.Count == y.Count && Deeper(() => x.Pairs.All(pair => y.TryGet(pair.Key, out object? other) && ItemsEqual(pair.Value, other)));
            case (SetValue x, SetValue y):
                return x.Count == y.Count && x.Items.All(y.Contains);
            case (RangeValue x, RangeValue y):
                return x.Equals(y);
            case (BoundMethod x, BoundMethod y):
                return x.Equals(y);
            case (Instance, _) or (_, Instance):
                return Overloaded("==", left, right) is { } result && Truth(result);
            case (DType x, DType y):
                return x == y;
            case (DeviceValue x, DeviceValue y):
                return x.Equals(y);
            case (DataTypeValue x, _):
                return DataTypes.TryRead(right) == x.DType;
            case (_, DataTypeValue y):
                return DataTypes.TryRead(left) == y.DType;
            default:
                return false;
        }
    }

    public static int HashOf(object? value) => Hashes.Of(value).GetHashCode();

    /// <summary>Whether a value counts as true.</summary>
    public static bool Truth(object? value)
    {
        switch (value)
        {
            case null:
                return false;
            case bool flag:
                return flag;
            case long integer:
                return integer != 0;
            case double number:
                return number != 0;
            case BigInteger big:
                return !big.IsZero;
            case Complex complex:
                return complex != Complex.Zero;
            case string text:
                return text.Length > 0;
            case SequenceValue sequence:
                return sequence.Count > 0;
            case DictValue dict:
                return dict.Count > 0;
            case SetValue set:
                return set.Count > 0;
            case RangeValue range:
                return range.Count > 0;
            case NdArray array:
                return array.Truth();
            case Tensor { Count: 1 } tensor:
                return GraphTrace.Read(tensor).ToBoolean();
            case Tensor { Count: 0 }:
                throw GradException.Argument("Boolean value of Tensor with no values is ambiguous");
            case Tensor:
                throw GradException.Argument("Boolean value of Tensor with more than one value is ambiguous");
            case Instance instance when instance.Class.TryFind("__bool__", out object? method):
                return Interpreter.Call(method, instance) is var truth && truth is bool known ? known : throw Raise.TypeError($"__bool__ should return bool, returned {Types.NameOf(truth)}");
            case Instance instance when instance.Class.TryFind("__len__", out object? method):
                return Truth(((Callable)method!).Call(CallArguments.Of(instance)));
            default:
                return true;
        }
    }

    /// <summary>Python's <c>in</c>.</summary>
    public static bool Contains(object? container, object? item)
    {
        switch (container)
        {
            case string text:
                return item is string part ? text.Contains(part, StringComparison.Ordinal) : throw Raise.TypeError($"'in <string>' requires string as left operand, not {Types.NameOf(item)}");
            case DictValue dict:
                return dict.Contains(item);
            case SetValue set:
                return set.Contains(item);
            case RangeValue range:
                return range.Contains(item);
            case Tensor tensor:
                return item is Tensor or bool or long or double
                    ? Truth(Torch.Any(tensor.Eq(TensorArithmetic.ToTensor(item))))
                    : throw GradException.Argument($"Tensor.__contains__ only supports Tensor or scalar, but you passed in a {Text.OfType(Types.Of(item))}.");
            case Instance instance when instance.Class.TryFind("__contains__", out object? method):
                return Truth(((Callable)method!).Call(CallArguments.Of(instance, item)));
            default:
                foreach (object? candidate in Iteration.Over(container, $"argument of type '{Types.NameOf(container)}' is not iterable"))
                {
                    Interpreter.Current.Step();
                    if (ItemsEqual(candidate, item))
                    {
                        return true;
                    }
                }

                return false;
        }
    }

    /// <summary>Whether two elements of containers are equal: a value is always equal to itself there.</summary>
    public static bool ItemsEqual(object? left, object? right) =>
        AreSame(left, right) || (left is Tensor or NdArray || right is Tensor or NdArray ? Truth(Apply("==", left, right)) : AreEqual(left, right));

    /// <summary>Whether one value is less than another, for sorting.</summary>
    public static bool Less(object? left, object? right) => left is long x && right is long y ? x < y : Truth(Apply("<", left, right));

    private static bool SequencesEqual(SequenceValue left, SequenceValue right) => left.Count == right.Count && Deeper(() =>
    {
        for (int i = 0; i < left.Count && i < right.Count; i++)
        {
            if (!ItemsEqual(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    });

    private static bool Deeper(Func<bool> compare)
    {
        if (depth >= MaxDepth)
        {
            throw Raise.Error("RecursionError", "maximum recursion depth exceeded in comparison");
        }

        depth++;
        try
        {
            Interpreter.Current.Step();
            return compare();
        }
        finally
        {
            depth--;
        }
    }

    private static bool NumbersEqual(object left, object right) => (left, right) switch
    {
        (long x, long y) => x == y,
        (double x, double y) => x == y,
        (Complex, _) or (_, Complex) => Numbers.ToComplex(left) == Numbers.ToComplex(right),
        (double x, _) => IsSame(x, right),
        (_, double y) => IsSame(y, left),
        _ => Numbers.ToBig(left) == Numbers.ToBig(right),
    };

    // An int and a float are compared exactly.
    private static bool IsSame(double number, object integer) =>
        double.IsFinite(number) && number == Math.Floor(number) && new BigInteger(number) == Numbers.ToBig(integer);

    private static object? Overloaded(string symbol, object? left, object? right)
    {
        if (left is not Instance && right is not Instance)
        {
            return null;
        }

        var (name, reflected) = symbol switch
        {
            "==" => ("__eq__", "__eq__"),
            "!=" => ("__ne__", "__ne__"),
            "<" => ("__lt__", "__gt__"),
            ">" => ("__gt__", "__lt__"),
            "<=" => ("__le__", "__ge__"),
            _ => ("__ge__", "__le__"),
        };
        if (Arithmetic.TryMethod(left, name, right, out object? result) || Arithmetic.TryMethod(right, reflected, left, out result))
        {
            return result;
        }

        return symbol == "!=" && (Arithmetic.TryMethod(left, "__eq__", right, out result) || Arithmetic.TryMethod(right, "__eq__", left, out result))
            ? !Truth(result)
            : null;
    }

    private static bool Order(string symbol, object? left, object? right)
    {
        if (left is not null && right is not null && Numbers.IsNumber(left) && Numbers.IsNumber(right) && left is not Complex && right is not Complex)
        {
            return left is double || right is double ? Decide(symbol, Doubles(left, right)) : Decide(symbol, Numbers.ToBig(left).CompareTo(Numbers.ToBig(right)));
        }

        switch (left, right)
        {
            case (string x, string y):
                return Decide(symbol, string.CompareOrdinal(x, y));
            case (ListValue x, ListValue y):
                return Sequences(symbol, x, y);
            case (TupleValue x, TupleValue y):
                return Sequences(symbol, x, y);
            case (SetValue x, SetValue y):
                return symbol switch
                {
                    "<=" => x.Items.All(y.Contains),
                    "<" => x.Count < y.Count && x.Items.All(y.Contains),
                    ">=" => y.Items.All(x.Contains),
                    _ => y.Count < x.Count && y.Items.All(x.Contains),
                };
            default:
                throw Raise.TypeError($"'{symbol}' not supported between instances of '{Types.NameOf(left)}' and '{Types.NameOf(right)}'");
        }
    }

    // NaN is in no order to anything.
    private static int? Doubles(object left, object right)
    {
        if (left is BigInteger || right is BigInteger)
        {
            double number = left is double value ? value : (double)right;
            return double.IsNaN(number) ? null
                : double.IsInfinity(number) ? (left is double) == (number > 0) ? 1 : -1
                : left is double ? new BigInteger(Math.Floor(number)).CompareTo((BigInteger)right) : ((BigInteger)left).CompareTo(new BigInteger(Math.Floor(number)));
        }

        double x = Numbers.ToDouble(left), y = Numbers.ToDouble(right);
        return double.IsNaN(x) || double.IsNaN(y) ? null : x.CompareTo(y);
    }

    private static bool Decide(string symbol, int? order) => order is { } known && symbol switch
    {
        "<" => known < 0,
        "<=" => known <= 0,
        ">" => known > 0,
        _ => known >= 0,
    };

    private static bool Sequences(string symbol, SequenceValue left, SequenceValue right)
    {
        for (int i = 0; i < left.Count && i < right.Count; i++)
        {
            if (!ItemsEqual(left[i], right[i]))
            {
                return Truth(Apply(symbol, left[i], right[i]));
            }
        }

        return Decide(symbol, left.Count.CompareTo(right.Count));
    }
}
