using GradService.Autograd;
using GradService.Language.Builtins;
using GradService.Language.Numpy;
using GradService.Language.Values;
using GradService.Tensors;

namespace GradService.Language.Runtime;

/// <summary>Reading, setting and deleting attributes.</summary>
internal static class Attributes
{
    public static object? Get(object? value, string name) =>
        TryGet(value, name, out object? found) ? found : throw Missing(value, name);

    public static bool TryGet(object? value, string name, out object? found)
    {
        switch (value)
        {
            case ModuleValue module:
                return module.TryGet(name, out found) || TryGetName(name, module.Name, out found);
            case ClassValue type:
                return TryGetOfClass(type, name, out found);
            case SuperValue super:
                return TryGetOfSuper(super, name, out found);
            case Tensor tensor when TensorAttributes.TryGet(tensor, name, out found):
            case Node node when NodeAttributes.TryGet(node, name, out found):
            case ContextValue context when context.TryGet(name, out found):
                return true;
            default:
                return TryGetOfObject(value, name, out found);
        }
    }

    /// <summary>Reads an attribute for the program's text: those that begin with two underscores are not for it, but for special methods and names.</summary>
    public static object? Reach(object? value, string name) => IsWithinReach(value, name) ? Get(value, name) : throw Missing(value, name);

    /// <summary>Whether the text that runs now may see an attribute by this name.</summary>
    public static bool IsWithinReach(object? value, string name)
    {
        if (!name.StartsWith("__", StringComparison.Ordinal) || Interpreter.Current.Frame is not { Module.IsProgram: true })
        {
            return true;
        }

        return name switch
        {
            "__name__" or "__qualname__" or "__doc__" or "__version__" or "__wrapped__" => true,
            "__class__" => value is ObjectValue { Class.IsNative: false } and not ClassValue,
            "__dict__" or "__annotations__" => false,
            _ => value is ClassValue type ? type.TryFind(name, out _)
                : value is SuperValue || (value is ObjectValue { Class: { IsNative: false } of } && of.TryFind(name, out _)),
        };
    }

    public static void Set(object? target, string name, object? value)
    {
        switch (target)
        {
            case NdArray { IsScalar: false } array when name == "shape":
                array.Reshape(((NdArray)ShapingFunctions.Reshape(array, value)!).Tensor);
                return;
            case Tensor tensor:
                TensorAttributes.Set(tensor, name, value);
                return;
            case ContextValue context when context.TrySet(name, value):
                return;
            case ClassValue { IsNative: false } type:
                type.Members[name] = value;
                return;
            case ModuleValue module:
                module.Names[name] = value;
                return;
            case ObjectValue instance when instance.Class.TryFind(name, out object? member) && member is PropertyValue property:
                Interpreter.Call(property.Setter ?? throw Raise.AttributeError($"property '{name}' of '{instance.Class.Name}' object has no setter"), instance, value);
                return;
            case ObjectValue instance when instance.Class is { IsNative: false } type && type.TryFind("__setattr__", out object? method):
                Interpreter.Call(method, instance, name, value);
                return;
            default:
                SetPlain(target, name, value);
                return;
        }
    }

    /// <summary>Sets an attribute as <c>object.__setattr__</c> does, whatever the class says.</summary>
    public static void SetPlain(object? target, string name, object? value)
    {
        if (target is ObjectValue { Class.IsNative: false } or Function)
        {
            var of = (ObjectValue)target;
            (of.Attributes ??= new(StringComparer.Ordinal))[name] = value;
            return;
        }

        throw target is ClassValue type
            ? Raise.TypeError($"cannot set '{name}' attribute of immutable type '{type.Name}'")
            : Raise.AttributeError($"'{Types.NameOf(target)}' object has no attribute '{name}'");
    }

    public static void Delete(object? target, string name)
    {
        if (target is ObjectValue { Class: { IsNative: false } type } custom && type.TryFind("__delattr__", out object? method) && method is Function)
        {
            Interpreter.Call(method, custom, name);
            return;
        }

        bool removed = target switch
        {
            Tensor tensor => TensorAttributes.Delete(tensor, name),
            ClassValue { IsNative: false } of => of.Members.Remove(name),
            ModuleValue module => module.Names.Remove(name),
            ObjectValue instance => instance.Attributes?.Remove(name) ?? false,
            _ => false,
        };
        if (!removed)
        {
            throw Missing(target, name);
        }
    }

    /// <summary>A method of an object, ready to be called; an attribute of its class found in the class alone.</summary>
    public static object? Bind(object? member, object? self, ClassValue type) => member switch
    {
        FieldValue field => ((TupleValue)self!)[field.Index],
        Function { Name: "__new__" } => member,
        Callable { IsMethod: true } method => new BoundMethod(method, self),
        PropertyValue property => Interpreter.Call(property.Getter, self),
        StaticValue { TakesClass: true } ofClass => new BoundMethod((Callable)ofClass.Function!, type),
        StaticValue shared => shared.Function,
        _ => member,
    };

    private static bool TryGetOfObject(object? value, string name, out object? found)
    {
        ClassValue type = Types.Of(value);
        bool inClass = type.TryFind(name, out object? member);
        if (inClass && member is PropertyValue)
        {
            found = Bind(member, value, type);
            return true;
        }

        if (value is ObjectValue { Attributes: { } attributes } && attributes.TryGetValue(name, out found))
        {
            return true;
        }

        if (inClass)
        {
            found = Bind(member, value, type);
            return true;
        }

        if (name == "__class__")
        {
            found = type;
            return true;
        }

        if (value is ObjectValue { Attributes: { } all } and (Instance or Function) && name == "__dict__")
        {
            var dict = new DictValue();
            foreach (var (key, item) in all)
            {
                dict[key] = item;
            }

            found = dict;
            return true;
        }

        if (value is Callable callable && TryGetName(name, callable.Name, out found))
        {
            return true;
        }

        if (name == "__doc__" && value is Instance or (Callable and not BoundMethod))
        {
            found = (value as Function)?.Text.Documentation;
            return true;
        }

        if (value is BoundMethod method && name is "__self__" or "__func__" or "__doc__")
        {
            found = name == "__self__" ? ((BoundMethod)value!).Self : name == "__func__" ? ((BoundMethod)value!).Function : TryGet(((BoundMethod)value!).Function, name, out object? of) ? of : null;
            return true;
        }

        if (!type.IsNative && type.TryFind("__getattr__", out object? fallback))
        {
            try
            {
                found = Interpreter.Call(fallback, value, name);
                return true;
            }
            catch (PythonError error) when (error.Value.Class.IsSubclassOf(Exceptions.Find("AttributeError")) && IsOf(error, type, name))
            {
                // The usual text stands for the program's own; any other is the program's.
            }
        }

        found = null;
        return false;
    }

    private static bool IsOf(PythonError error, ClassValue type, string name) => error.Message == $"'{type.Name}' object has no attribute '{name}'";

    private static bool TryGetOfClass(ClassValue type, string name, out object? found)
    {
        if (type.TryFind(name, out object? member))
        {
            found = member switch
            {
                StaticValue { TakesClass: true } method => new BoundMethod((Callable)method.Function!, type),
                StaticValue method => method.Function,
                _ => member,
            };
            return true;
        }

        switch (name)
        {
            case "__name__" or "__qualname__":
                found = type.Name;
                return true;
            case "__doc__":
                found = null;
                return true;
            case "__mro__" or "__bases__" when !type.IsNative:
                found = new TupleValue([.. name == "__bases__" ? type.Bases : type.Mro]);
                return true;
            case "__dict__" when !type.IsNative:
                var members = new DictValue();
                foreach (var (key, value) in type.Members)
                {
                    members[key] = value;
                }

                found = members;
                return true;
            case "__module__":
                found = type.Module ?? "builtins";
                return true;
            case "__init__" when !type.IsNative:
                found = Types.Object.Members["__init__"];
                return true;
            default:
                found = null;
                return false;
        }
    }

    private static bool TryGetOfSuper(SuperValue super, string name, out object? found)
    {
        var type = super.Self as ClassValue ?? Types.Of(super.Self);
        if (type.TryFindAfter(super.After, name, out object? member))
        {
            found = super.Self is ClassValue && member is Callable { IsMethod: true } ? member : Bind(member, super.Self, type);
            return true;
        }

        found = null;
        return false;
    }

    private static bool TryGetName(string name, string value, out object? found)
    {
        found = name is "__name__" or "__qualname__" ? value : null;
        return found is not null;
    }

    /// <summary>The error for an attribute that is not there.</summary>
    public static PythonError Missing(object? value, string name) => Raise.AttributeError(value switch
    {
        ModuleValue module => $"module '{module.Name}' has no attribute '{name}'",
        ClassValue type => $"type object '{type.Name}' has no attribute '{name}'",
        SuperValue => $"'super' object has no attribute '{name}'",
        _ => $"'{Types.NameOf(value)}' object has no attribute '{name}'",
    });
}
