using System.Numerics;
using System.Reflection;
using GradService.Language.Builtins;
using GradService.Language.Runtime;
using GradService.Tensors;

namespace GradService.Language.Values;

/// <summary>The methods of one of Python's own classes are those of this static class.</summary>
/// <param name="name">The class's name.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class MethodsOfAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>Python's own classes.</summary>
internal static class Types
{
    public static ClassValue Object { get; } = Add("object", static (type, _) => new Instance(type), parent: null);

    public static ClassValue Type { get; } = Add("type", isFinal: true);

    public static ClassValue BaseException { get; } = Add("BaseException", static (type, arguments) =>
    {
        var value = new Instance(type);
        value.Attributes!["args"] = new TupleValue(arguments.Positional);
        return value;
    });

    public static ClassValue None { get; } = Add("NoneType", isFinal: true);

    public static ClassValue Int { get; } = Add("int", Constructors.Int, isFinal: true);

    public static ClassValue Bool { get; } = Add("bool", Constructors.Bool, Int, isFinal: true);

    public static ClassValue Float { get; } = Add("float", Constructors.Float, isFinal: true);

    public static ClassValue ComplexNumber { get; } = Add("complex", Constructors.Complex, isFinal: true);

    public static ClassValue Str { get; } = Add("str", Constructors.Str, isFinal: true);

    public static ClassValue List { get; } = Add("list", Constructors.List);

    public static ClassValue Tuple { get; } = Add("tuple", Constructors.Tuple);

    public static ClassValue Dict { get; } = Add("dict", Constructors.Dict);

    public static ClassValue Set { get; } = Add("set", Constructors.Set);

    public static ClassValue FrozenSet { get; } = Add("frozenset", Constructors.Set);

    public static ClassValue Range { get; } = Add("range", Constructors.Range, isFinal: true);

    public static ClassValue Slice { get; } = Add("slice", Constructors.Slice, isFinal: true);

    public static ClassValue Property { get; } = Add("property", Constructors.Property, isFinal: true);

    public static ClassValue StaticMethod { get; } = Add("staticmethod", static (_, arguments) => new StaticValue(arguments.Positional.ElementAtOrDefault(0), takesClass: false), isFinal: true);

    public static ClassValue ClassMethod { get; } = Add("classmethod", static (_, arguments) => new StaticValue(arguments.Positional.ElementAtOrDefault(0), takesClass: true), isFinal: true);

    public static ClassValue Super { get; } = Add("super", Constructors.Super, isFinal: true);

    public static ClassValue Enumerate { get; } = Add("enumerate", Constructors.Enumerate, isFinal: true);

    public static ClassValue Zip { get; } = Add("zip", Constructors.Zip, isFinal: true);

    public static ClassValue Map { get; } = Add("map", Constructors.Map, isFinal: true);

    public static ClassValue Filter { get; } = Add("filter", Constructors.Filter, isFinal: true);

    public static ClassValue Reversed { get; } = Add("reversed", Constructors.Reversed, isFinal: true);

    public static ClassValue Function { get; } = Add("function", isFinal: true);

    public static ClassValue Method { get; } = Add("method", isFinal: true);

    public static ClassValue BuiltinFunction { get; } = Add("builtin_function_or_method", isFinal: true);

    public static ClassValue Module { get; } = Add("module", isFinal: true);

    public static ClassValue EllipsisType { get; } = Add("ellipsis", isFinal: true);

    public static ClassValue Iterator { get; } = Add("iterator", isFinal: true);

    public static ClassValue Generator { get; } = Add("generator", parent: Iterator, isFinal: true);

    public static ClassValue ListIterator { get; } = Add("list_iterator", parent: Iterator, isFinal: true);

    public static ClassValue TupleIterator { get; } = Add("tuple_iterator", parent: Iterator, isFinal: true);

    public static ClassValue RangeIterator { get; } = Add("range_iterator", parent: Iterator, isFinal: true);

    public static ClassValue TextIterator { get; } = Add("str_iterator", parent: Iterator, isFinal: true);

    public static ClassValue DictIterator { get; } = Add("dict_keyiterator", parent: Iterator, isFinal: true);

    public static ClassValue SetIterator { get; } = Add("set_iterator", parent: Iterator, isFinal: true);

    public static ClassValue DictKeys { get; } = Add("dict_keys", isFinal: true);

    public static ClassValue DictValues { get; } = Add("dict_values", isFinal: true);

    public static ClassValue DictItems { get; } = Add("dict_items", isFinal: true);

    public static ClassValue Tensor { get; } = Add("Tensor", TensorConstructor.Make, module: "torch");

    public static ClassValue Size { get; } = Add("Size", Constructors.Size, Tuple, "torch", isFinal: true);

    public static ClassValue NamedTuples { get; } = Add("namedtuple", parent: Tuple);

    public static ClassValue DataType { get; } = Add("dtype", module: "torch", isFinal: true);

    public static ClassValue Device { get; } = Add("device", DeviceValue.Make, module: "torch", isFinal: true);

    public static ClassValue Node { get; } = Add("Node", module: "torch.autograd.graph", isFinal: true);

    public static ClassValue FunctionContext { get; } = Add("FunctionCtx", parent: Node, module: "torch.autograd.function");

    public static ClassValue Scope { get; } = Add("_Scope", isFinal: true);

    public static ClassValue Handle { get; } = Add("RemovableHandle", module: "torch.utils.hooks", isFinal: true);

    public static ClassValue GradModes { get; } = Add("_DecoratorContextManager", module: "torch.autograd.grad_mode", isFinal: true);

    /// <summary>The classes that are names in every program.</summary>
    public static IEnumerable<ClassValue> Builtins =>
    [
        Object, Type, Int, Bool, Float, ComplexNumber, Str, List, Tuple, Dict, Set, FrozenSet, Range, Slice, Property, StaticMethod, ClassMethod, Super,
        Enumerate, Zip, Map, Filter, Reversed, .. Exceptions.All.Values.Where(type => !type.Name.StartsWith('_') && type.Name is not ("LinAlgError" or "GradcheckError" or "CheckpointError" or "AxisError" or "UFuncTypeError")),
    ];

    /// <summary>The type of a value.</summary>
    public static ClassValue Of(object? value) => value switch
    {
        null => None,
        bool => Bool,
        long or BigInteger => Int,
        double => Float,
        string => Str,
        Tensor tensor => TensorAttributes.ClassOf(tensor),
        ObjectValue instance => instance.Class,
        Complex => ComplexNumber,
        DType => DataType,
        Autograd.Node node => NodeAttributes.ClassOf(node),
        _ => throw new InvalidOperationException($"{value.GetType().Name} is no value of the language."),
    };

    // NumPy's classes are C's, whose names in errors hold their module.
    public static string NameOf(object? value) => value switch
    {
        Numpy.NdArray array => "numpy." + array.Class.Name,
        TupleValue { Class: { Module: "torch" } size } => "torch." + size.Name,
        DType => "torch.dtype",
        _ => Of(value).Name,
    };

    /// <summary>Python's name for what a C# parameter takes.</summary>
    public static string NameOf(Type type)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain == typeof(string) ? "str"
            : plain == typeof(long) ? "int"
            : plain == typeof(double) ? "float"
            : plain == typeof(bool) ? "bool"
            : plain == typeof(Callable) ? "function"
            : plain.Name.Replace("Value", string.Empty, StringComparison.Ordinal).ToLowerInvariant() is var name && name == "tensor" ? "Tensor" : plain.Name.Replace("Value", string.Empty, StringComparison.Ordinal).ToLowerInvariant();
    }

    /// <summary>A shape as <c>torch.Size</c>.</summary>
    public static TupleValue SizeOf(Shape shape)
    {
        var sizes = new object?[shape.Rank];
        for (int i = 0; i < sizes.Length; i++)
        {
            sizes[i] = shape[i];
        }

        return new TupleValue(sizes, Size);
    }

    /// <summary>Defines a class whose methods are those of the C# classes that say so.</summary>
    public static ClassValue Add(
        string name, Func<ClassValue, CallArguments, object?>? make = null, ClassValue? parent = null, string? module = null, bool isFinal = false)
    {
        var type = ClassValue.Native(name, name == "object" ? null : parent ?? Object, make, module, isFinal);
        AddMethods(type, name);
        return type;
    }

    /// <summary>Gives a class the methods of the C# classes that say that they have them.</summary>
    public static void AddMethods(ClassValue type, string name)
    {
        foreach (Type methods in typeof(Types).Assembly.GetTypes())
        {
            if (methods.GetCustomAttribute<MethodsOfAttribute>()?.Name == name)
            {
                foreach (NativeFunction function in NativeFunction.Of(methods, areMethods: true))
                {
                    type.Members[function.Name] = function.IsGetter ? new PropertyValue(function) : function;
                }
            }
        }
    }
}
