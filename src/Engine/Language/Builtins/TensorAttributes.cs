using System.Runtime.CompilerServices;
using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Language.Builtins;

/// <summary>The attributes of tensors: PyTorch's, the operators that are methods, and those that a program sets.</summary>
internal static class TensorAttributes
{
    private const string ClassKey = "__class__";

    private static readonly ConditionalWeakTable<Tensor, Dictionary<string, object?>> Own = new();

    /// <summary>A tensor's class: <c>torch.Tensor</c>, or one derived from it such as <c>torch.nn.Parameter</c>.</summary>
    public static ClassValue ClassOf(Tensor tensor) =>
        Own.TryGetValue(tensor, out var own) && own.TryGetValue(ClassKey, out object? type) ? (ClassValue)type! : Types.Tensor;

    public static Tensor WithClass(Tensor tensor, ClassValue type)
    {
        Own.GetOrCreateValue(tensor)[ClassKey] = type;
        return tensor;
    }

    public static bool TryGet(Tensor tensor, string name, out object? found)
    {
        switch (name)
        {
            case "shape":
                found = Types.SizeOf(GraphTrace.ReadSize(tensor));
                return true;
            case "dtype":
                found = tensor.DType;
                return true;
            case "device":
                found = DeviceValue.Cpu;
                return true;
            case "requires_grad":
                found = tensor.RequiresGrad;
                return true;
            case "grad":
                found = tensor.Grad;
                return true;
            case "grad_fn":
                found = NodeAttributes.ValueOf(tensor.GradFn);
                return true;
            case "is_leaf":
                found = tensor.IsLeaf;
                return true;
            case "retains_grad":
                found = tensor.RetainsGrad;
                return true;
            case "output_nr":
                found = (long)tensor.OutputNr;
                return true;
            case "data":
                GraphTrace.Refuse("reads .data of a tensor");
                found = tensor.Data;
                return true;
            case "ndim":
                found = (long)tensor.Rank;
                return true;
            case "_version":
                found = (long)tensor.VersionNumber;
                return true;
            case "_base":
                found = tensor.ViewBase;
                return true;
            case "itemsize":
                found = (long)tensor.DType.Size();
                return true;
            case "nbytes":
                found = tensor.Count * tensor.DType.Size();
                return true;
            case "is_cuda" or "is_sparse" or "is_quantized" or "is_mps":
                found = false;
                return true;
            case "is_cpu":
                found = true;
                return true;
            case "layout":
                found = TorchModule.Strided;
                return true;
            case "T" or "mT" or "H" or "mH" or "real" or "imag":
                found = Catalogue.Find(name) is { } entry ? new OperatorFunction(entry, name).Call(CallArguments.Of(tensor)) : null;
                return found is not null;
            default:
                return TryGetOther(tensor, name, out found);
        }
    }

    public static void Set(Tensor tensor, string name, object? value)
    {
        if (name is "grad" or "data" or "requires_grad")
        {
            GraphTrace.Refuse($"sets .{name} of a tensor");
        }

        switch (name)
        {
            case "grad":
                tensor.Grad = value is null or Tensor ? value as Tensor
                    : throw Raise.TypeError($"assigned grad expected to be a Tensor or None but got grad of type{Types.NameOf(value)}");
                break;
            case "requires_grad":
                tensor.RequiresGrad = value as bool? ?? throw GradException.Argument("requires_grad must be a bool");
                break;
            case "data":
                tensor.Data = value as Tensor ?? throw Raise.TypeError($"Variable data has to be a tensor, but got {Types.NameOf(value)}");
                break;
            case "grad_fn" or "is_leaf" or "shape" or "dtype" or "ndim" or "_version" or "_base" or "device" or "retains_grad" or "output_nr":
                throw Raise.AttributeError($"attribute '{name}' of 'torch._C._TensorBase' objects is not writable");
            default:
                Own.GetOrCreateValue(tensor)[name] = value;
                break;
        }
    }

    public static bool Delete(Tensor tensor, string name)
    {
        if (name == "grad")
        {
            tensor.Grad = null;
            return true;
        }

        return Own.TryGetValue(tensor, out var own) && own.Remove(name);
    }

    private static bool TryGetOther(Tensor tensor, string name, out object? found)
    {
        if (name != ClassKey && Own.TryGetValue(tensor, out var own) && own.TryGetValue(name, out found))
        {
            return true;
        }

        if (ClassOf(tensor).TryFind(name, out object? member))
        {
            found = Attributes.Bind(member, tensor, ClassOf(tensor));
            return true;
        }

        if (!name.StartsWith('_') && TorchModule.MethodOf(name) is { } method)
        {
            found = new BoundMethod(method, tensor);
            return true;
        }

        found = null;
        return false;
    }
}
