using GradService.Autograd;
using GradService.Language.Numpy;
using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Language.Builtins;

/// <summary>The methods of tensors that are no operators: what they give is no tensor, or what they take is a function.</summary>
[MethodsOf("Tensor")]
internal static class TensorMethods
{
    public static object? Item(Tensor self) => Numbers.FromScalar(GraphTrace.Read(self));

    public static object? Tolist(Tensor self) => self.Rank == 0 ? Item(self) : Nested(self);

    public static object? Size(Tensor self, object? dim = null) => dim is null ? Types.SizeOf(GraphTrace.ReadSize(self)) : GraphTrace.ReadSize(self)[self.Shape.Dimension(Numbers.ToIndex(dim))];

    public static object? Stride(Tensor self, object? dim = null)
    {
        if (dim is not null)
        {
            return self.Strides[self.Shape.Dimension(Numbers.ToIndex(dim))];
        }

        object?[] strides = [.. self.Strides.ToArray()];
        return new TupleValue(strides);
    }

    public static long StorageOffset(Tensor self) => self.Offset;

    public static long Dim(Tensor self) => self.Rank;

    public static long Ndimension(Tensor self) => self.Rank;

    public static long Numel(Tensor self) => GraphTrace.ReadSize(self).Count;

    public static long Nelement(Tensor self) => Numel(self);

    public static long ElementSize(Tensor self) => self.DType.Size();

    public static long DataPtr(Tensor self) => (System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(self.Storage) * 64L) + (self.Offset * self.DType.Size());

    public static bool IsContiguous(Tensor self, object? memoryFormat = null) => self.IsContiguous;

    public static bool IsFloatingPoint(Tensor self) => self.DType.IsFloatingPoint();

    public static bool IsComplex(Tensor self) => self.DType.IsComplex();

    [Named("_is_view")]
    public static bool IsView(Tensor self) => self.ViewBase is not null;

    public static bool IsInference(Tensor self) => self.IsInference;

    public static bool IsNonzero(Tensor self) => self.Count == 1 ? GraphTrace.Read(self).ToBoolean()
        : throw GradException.Argument($"Boolean value of Tensor with {(self.Count == 0 ? "no values" : "more than one value")} is ambiguous");

    public static bool IsSameSize(Tensor self, Tensor other) => TorchFunctions.IsSameSize(self, other);

    public static bool IsSetTo(Tensor self, Tensor tensor) =>
        ReferenceEquals(self.Storage, tensor.Storage) && self.Offset == tensor.Offset && self.Shape.Equals(tensor.Shape) && self.Strides.SequenceEqual(tensor.Strides);

    public static object? Storage(Tensor self) => new StorageValue(self);

    public static object? UntypedStorage(Tensor self) => new StorageValue(self);

    /// <summary>A function of numbers in the place of each element.</summary>
    public static object? Apply_(Tensor self, object? callable) => EachReplaced(self, callable, []);

    /// <summary>A function of each element and of that of another tensor in its place.</summary>
    public static object? Map_(Tensor self, Tensor tensor, object? callable) => EachReplaced(self, callable, [tensor]);

    /// <summary>A function of each element and of those of two other tensors in its place.</summary>
    public static object? Map2_(Tensor self, Tensor x, Tensor y, object? callable) => EachReplaced(self, callable, [x, y]);

    public static bool IsSigned(Tensor self) => self.DType is not (DType.UInt8 or DType.Bool);

    public static bool IsShared(Tensor self) => false;

    public static bool IsPinned(Tensor self) => false;

    public static long GetDevice(Tensor self) => -1;

    public static bool Equal(Tensor self, Tensor other) => TorchFunctions.Equal(self, other);

    public static bool Allclose(Tensor self, Tensor other, double rtol = 1e-5, double atol = 1e-8, bool equalNan = false) => TorchFunctions.Allclose(self, other, rtol, atol, equalNan);

    public static void Backward(Tensor self, Tensor? gradient = null, object? retainGraph = null, bool createGraph = false, object? inputs = null) =>
        AutogradModule.Backward(self, gradient, retainGraph, createGraph, null, inputs);

    public static object? RequiresGrad_(Tensor self, bool requiresGrad = true)
    {
        self.RequiresGrad_(requiresGrad);
        Interpreter.Current.Trace?.Add("requires_grad_", [self, requiresGrad], [], [self]);
        return self;
    }

    public static object? Detach_(Tensor self)
    {
        GraphTrace.Refuse("detaches a tensor in place");
        return self.Detach_();
    }

    public static void RetainGrad(Tensor self)
    {
        self.RetainGrad();
        Interpreter.Current.Trace?.RetainGrad(self);
    }

    public static object? RegisterHook(Tensor self, object? hook)
    {
        GraphTrace.Refuse("registers a hook");
        Interpreter interpreter = Interpreter.Current;
        return new HandleValue(self.RegisterHook(
            gradient => interpreter.CallBack(() => Interpreter.Call(hook, gradient) switch
            {
                null => null,
                Tensor tensor => tensor,
                var other => throw Raise.TypeError($"expected Variable, but hook returned '{Types.NameOf(other)}'"),
            }),
            NodeMethods.NameOf(hook)));
    }

    public static object? RegisterPostAccumulateGradHook(Tensor self, object? hook)
    {
        GraphTrace.Refuse("registers a hook");
        Interpreter interpreter = Interpreter.Current;
        return new HandleValue(self.RegisterPostAccumulateGradHook(leaf =>
        {
            if (interpreter.CallBack(() => Interpreter.Call(hook, leaf)) is not null)
            {
                throw GradException.Argument("hooks should return None.");
            }
        }));
    }

    public static object? Numpy(Tensor self, bool force = false) => ArrayReader.OfTensor(force ? self.Detach() : self);

    public static object? Cpu(Tensor self, object? memoryFormat = null) => self;

    public static object? Cuda(Tensor self, [Keywords] Dictionary<string, object?> options, params object?[] device) =>
        throw Raise.Error("AssertionError", "Torch not compiled with CUDA enabled");

    public static object? ShareMemory_(Tensor self) => self;

    public static object? To(Tensor self, [Keywords] Dictionary<string, object?> options, params object?[] target)
    {
        Tensor result = self;
        foreach (object? value in target.Concat([options.GetValueOrDefault("dtype"), options.GetValueOrDefault("other"), options.GetValueOrDefault("device")]))
        {
            if (value is string or DeviceValue)
            {
                DeviceValue.Check(value);
            }

            DType? dtype = value switch { DType of => of, Tensor other => other.DType, _ => null };
            if (dtype is { } to)
            {
                Tensor from = result;
                result = from.To(to);
                Interpreter.Current.Trace?.Add("to", [from, to], [], [result]);
            }
        }

        return ReferenceEquals(result, self) && Compare.Truth(options.GetValueOrDefault("copy")) ? self.Clone() : result;
    }

    public static object? Type(Tensor self, object? dtype = null) => dtype switch
    {
        null => $"torch.{(self.DType == DType.Bool ? "Bool" : self.DType.ScalarTypeName())}Tensor",
        DType of => self.To(of),
        string name => self.To(TorchModule.DTypeOfTensorType(name) ?? throw Raise.ValueError($"invalid type: '{name}'")),
        _ => throw Raise.TypeError($"dtype must be a type, str, or dtype object, not {Types.NameOf(dtype)}"),
    };

    public static object? NewTensor(Tensor self, object? data, object? dtype = null, bool requiresGrad = false) => TorchFunctions.Tensor(data, dtype as DType? ?? self.DType, requiresGrad);

    [Named("__len__")]
    public static long Length(Tensor self) => (long)Functions.Len(self)!;

    [Named("__array__")]
    public static object? Array(Tensor self) => Numpy(self);

    private static Tensor EachReplaced(Tensor self, object? callable, Tensor[] others)
    {
        if (self.RequiresGrad || others.Any(static other => other.RequiresGrad))
        {
            string name = others.Length switch { 0 => "apply_", 1 => "map_", _ => "map2_" };
            throw GradException.Argument($"Can't call {name}() on Variable that requires grad. Use var.detach().{name}() instead.");
        }

        Tensor[][] columns = [.. others.Prepend(self).Select(tensor => tensor.BroadcastTo(self.Shape.ToArray()).Reshape(-1).Unbind(0))];
        object?[] results = [.. Enumerable.Range(0, columns[0].Length).Select(i => Interpreter.Call(callable, [.. columns.Select(column => Item(column[i]))]))];
        return self.Copy_(TensorConstructor.Value(new ListValue([.. results]), self.DType).Reshape(self.Shape.ToArray()));
    }

    private static ListValue Nested(Tensor tensor)
    {
        GraphTrace.Read();
        Evaluation.Take(32 * tensor.Count);
        object?[] items = tensor.DType switch
        {
            DType.Bool => [.. tensor.ToInt64s().Select(item => item != 0)],
            _ when tensor.DType.IsComplex() => [.. tensor.ToComplexNumbers()],
            _ when tensor.DType.IsFloatingPoint() => [.. tensor.ToDoubles()],
            _ => [.. tensor.ToInt64s()],
        };
        int at = 0;
        return Level(0);

        ListValue Level(int dimension)
        {
            var list = new List<object?>();
            for (long i = 0; i < tensor.Shape[dimension]; i++)
            {
                list.Add(dimension + 1 == tensor.Rank ? items[at++] : Level(dimension + 1));
            }

            return new ListValue(list);
        }
    }
}

/// <summary>What registering a hook gives.</summary>
internal sealed class HandleValue(HookHandle handle) : ObjectValue
{
    public override ClassValue Class => Types.Handle;

    public HookHandle Handle => handle;
}

/// <summary>The methods of hooks' handles.</summary>
[MethodsOf("RemovableHandle")]
internal static class HandleMethods
{
    public static void Remove(ObjectValue self) => ((HandleValue)self).Handle.Remove();
}
