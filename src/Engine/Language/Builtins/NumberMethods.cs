using System.Numerics;
using GradService.Language.Runtime;
using GradService.Language.Values;

namespace GradService.Language.Builtins;

/// <summary>The methods of integers.</summary>
[MethodsOf("int")]
internal static class IntegerMethods
{
    public static long BitLength(object? self) => BigInteger.Abs(Numbers.ToBig(self!)) is { IsZero: false } magnitude ? (long)magnitude.GetBitLength() : 0;

    public static long BitCount(object? self)
    {
        long count = 0;
        for (var rest = BigInteger.Abs(Numbers.ToBig(self!)); !rest.IsZero; rest >>= 1)
        {
            count += rest.IsEven ? 0 : 1;
        }

        return count;
    }

    public static object? Conjugate(object? self) => self;

    [Getter]
    public static object? Real(object? self) => Arithmetic.ApplyUnary("+", self);

    [Getter]
    public static object? Imag(object? self) => 0L;

    [Getter]
    public static object? Numerator(object? self) => Arithmetic.ApplyUnary("+", self);

    [Getter]
    public static object? Denominator(object? self) => 1L;
}

/// <summary>The methods of floats.</summary>
[MethodsOf("float")]
internal static class FloatMethods
{
    public static bool IsInteger(double self) => double.IsFinite(self) && self == Math.Floor(self);

    public static object? Conjugate(double self) => self;

    [Getter]
    public static object? Real(double self) => self;

    [Getter]
    public static object? Imag(double self) => 0.0;

    public static object?[] AsIntegerRatio(double self)
    {
        int shift = 0;
        for (; self != Math.Floor(self); shift++)
        {
            self *= 2;
        }

        return [Numbers.Shrink(new BigInteger(self)), Numbers.Shrink(BigInteger.One << shift)];
    }
}

/// <summary>The methods of complex numbers.</summary>
[MethodsOf("complex")]
internal static class ComplexMethods
{
    public static object? Conjugate(object? self) => Complex.Conjugate((Complex)self!);

    [Getter]
    public static object? Real(object? self) => ((Complex)self!).Real;

    [Getter]
    public static object? Imag(object? self) => ((Complex)self!).Imaginary;
}

/// <summary>The methods of exceptions.</summary>
[MethodsOf("BaseException")]
internal static class ExceptionMethods
{
    [Named("__init__")]
    public static void Initialize(Instance self, params object?[] args) => self.Attributes!["args"] = new TupleValue(args);

    [Named("__str__")]
    public static string Str(Instance self) => Text.OfException(self);

    public static object? WithTraceback(Instance self, object? traceback) => self;
}

/// <summary>What every object has.</summary>
[MethodsOf("object")]
internal static class ObjectMethods
{
    [Named("__init__")]
    public static void Initialize(object? self, [Keywords] Dictionary<string, object?> named, params object?[] values)
    {
        if ((values.Length > 0 || named.Count > 0) && Types.Of(self) is { IsNative: false } type && !type.IsSubclassOf(Types.BaseException))
        {
            throw Raise.TypeError($"{type.Name}() takes no arguments");
        }
    }

    [Named("__setattr__")]
    public static void SetAttribute(object? self, string name, object? value) => Attributes.SetPlain(self, name, value);

    [Named("__delattr__")]
    public static void DeleteAttribute(object? self, string name)
    {
        if (self is not ObjectValue { Attributes: { } attributes } || !attributes.Remove(name))
        {
            throw Raise.AttributeError($"'{Types.NameOf(self)}' object has no attribute '{name}'");
        }
    }

    [Named("__repr__")]
    public static string Repr(object? self) => self is ObjectValue value
        ? $"<{value.Class.Module ?? "builtins"}.{value.Class.Name} object at 0x{Functions.Id(self):x12}>" : Text.Repr(self);

    [Named("__init_subclass__")]
    public static void InitSubclass(object? self)
    {
    }

    [Named("__new__")]
    public static object? New(ClassValue type, [Keywords] Dictionary<string, object?> named, params object?[] values) => new Instance(type);
}

/// <summary>The methods of properties, by which decorators add a setter.</summary>
[MethodsOf("property")]
internal static class PropertyMethods
{
    public static object? Setter(PropertyValue self, object? function) => new PropertyValue(self.Getter, function, self.Deleter);

    public static object? Getter(PropertyValue self, object? function) => new PropertyValue(function, self.Setter, self.Deleter);

    public static object? Deleter(PropertyValue self, object? function) => new PropertyValue(self.Getter, self.Setter, function);
}
