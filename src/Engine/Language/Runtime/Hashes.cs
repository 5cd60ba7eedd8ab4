using System.Numerics;
using GradService.Language.Numpy;
using GradService.Language.Values;

namespace GradService.Language.Runtime;

/// <summary>
/// Hashes as CPython computes them, so that sets of numbers have its order: numbers by their remainder modulo 2⁶¹ - 1, whatever their type,
/// tuples by xxHash. Strings, whose hashes differ from run to run there, have fixed ones.
/// </summary>
internal static class Hashes
{
    private const int Bits = 61;

    private const long Prime = (1L << Bits) - 1;

    public static long Of(object? value)
    {
        switch (value)
        {
            case null:
                return 0xfca86420;
            case bool flag:
                return flag ? 1 : 0;
            case long integer:
                return NotMinusOne(integer % Prime);
            case BigInteger big:
                return NotMinusOne((long)(big % Prime));
            case double number:
                return Of(number);
            case Complex complex:
                return NotMinusOne(unchecked(Of(complex.Real) + (1000003 * Of(complex.Imaginary))));
            case string text:
                return Of(text);
            case TupleValue tuple:
                return Of(tuple);
            case SetValue set when set.Class.IsSubclassOf(Types.FrozenSet):
                return Of(set);
            case RangeValue range:
                return Of(new TupleValue([range.Count, range.Count > 0 ? range.Start : null, range.Count > 1 ? range.Step : null]));
            case NdArray { IsScalar: true } scalar:
                return Of(scalar.Item());
            case Instance instance when instance.Class.TryFind("__hash__", out object? method):
                return method is Callable hash ? Of(Interpreter.Call(hash, instance)) : throw Unhashable(instance);
            case Instance instance when instance.Class.TryFind("__eq__", out _):
                throw Unhashable(instance);
            case ListValue or DictValue or SetValue or SliceValue or NdArray:
                throw Unhashable(value);
            case BoundMethod or Tensors.DType or Builtins.DeviceValue or DataTypeValue:
                return value.GetHashCode();
            default:
                return Interpreter.Current.NumberOf(value);
        }
    }

    /// <summary>The sum of an element's hash in that of a frozenset, which has no order.</summary>
    private static ulong Shuffled(long hash) => unchecked(((ulong)hash ^ 89869747 ^ ((ulong)hash << 16)) * 3644798167);

    private static PythonError Unhashable(object value) => Raise.TypeError($"unhashable type: '{Types.NameOf(value)}'");

    // -1 stands for an error in CPython.
    private static long NotMinusOne(long hash) => hash == -1 ? -2 : hash;

    private static long Of(double value)
    {
        if (!double.IsFinite(value) || value == 0)
        {
            return double.IsNaN(value) || value == 0 ? 0 : value > 0 ? 314159 : -314159;
        }

        // value = ±mantissa · 2^exponent, and 2^61 leaves 1 modulo 2^61 - 1: powers of two turn bits around.
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7ff);
        long mantissa = (bits & ((1L << 52) - 1)) | (exponent == 0 ? 0 : 1L << 52);
        int turn = ((Math.Max(exponent, 1) - 1075) % Bits + Bits) % Bits;
        long turned = (long)(((UInt128)mantissa << turn) % (ulong)Prime);
        return NotMinusOne(value < 0 ? -turned : turned);
    }

    // FNV-1a.
    private static long Of(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (char symbol in text)
        {
            hash = unchecked((hash ^ symbol) * 1099511628211);
        }

        return NotMinusOne((long)hash);
    }

    // xxHash64's rounds, a lane for each item.
    private static long Of(TupleValue tuple)
    {
        const ulong First = 11400714785074694791, Second = 14029467366897019727, Fifth = 2870177450012600261;
        Interpreter.CheckStack();
        ulong sum = Fifth;
        foreach (object? item in tuple.Items)
        {
            sum = unchecked(BitOperations.RotateLeft(sum + ((ulong)Of(item) * Second), 31) * First);
        }

        sum = unchecked(sum + ((ulong)tuple.Count ^ (Fifth ^ 3527539)));
        return sum == ulong.MaxValue ? 1546275796 : (long)sum;
    }

    private static long Of(SetValue set)
    {
        ulong hash = unchecked(((ulong)set.Count + 1) * 1927868237);
        foreach (object? item in set.Items)
        {
            hash ^= Shuffled(Of(item));
        }

        hash ^= (hash >> 11) ^ (hash >> 25);
        hash = unchecked((hash * 69069) + 907133923);
        return hash == ulong.MaxValue ? 590923713 : (long)hash;
    }
}
