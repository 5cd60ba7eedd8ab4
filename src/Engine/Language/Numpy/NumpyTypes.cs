using System.Reflection;
using GradService.Language.Values;

namespace GradService.Language.Numpy;

/// <summary>The function is a method of arrays too, its first argument the array.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AlsoMethodAttribute : Attribute;

/// <summary>The classes of <c>numpy</c>.</summary>
internal static class NumpyTypes
{
    public static ClassValue NdArray { get; } = Add("ndarray", [Types.Object]);

    public static ClassValue DataType { get; } = Add("dtype", [Types.Object], static (_, arguments) => DataTypeValue.Of(DataTypes.Read(arguments.Positional.ElementAtOrDefault(0))));

    public static ClassValue Ufunc { get; } = Add("ufunc", [Types.Object]);

    /// <summary>Defines a class; arrays and scalars have the same methods.</summary>
    public static ClassValue Add(string name, IReadOnlyList<ClassValue> bases, Func<ClassValue, CallArguments, object?>? make = null)
    {
        var type = ClassValue.Native(name, bases, make, "numpy", isFinal: true);
        Types.AddMethods(type, "numpy." + (name == "generic" ? "ndarray" : name));
        if (name is "ndarray" or "generic")
        {
            foreach (NativeFunction function in typeof(NumpyTypes).Assembly.GetTypes().SelectMany(static of => NativeFunction.Of(of, areMethods: true, static method => method.IsDefined(typeof(AlsoMethodAttribute)))))
            {
                type.Members[function.Name] = function;
            }
        }

        return type;
    }
}
