using GradService.Autograd;
using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Language.Builtins;

/// <summary>The functions of <c>torch</c> that are no operators.</summary>
[Module("torch")]
internal static class TorchFunctions
{
    [Named("Tensor")]
    public static object? TensorType => Types.Tensor;

    [Named("Size")]
    public static object? SizeType => Types.Size;

    [Named("dtype")]
    public static object? DTypeType => Types.DataType;

    [Named("device")]
    public static object? DeviceType => Types.Device;

    [Named("Generator")]
    public static object? GeneratorType => Types.Object;

    [Named("__version__")]
    public static object? Version => "1.13.1";

    public static object? Pi => Math.PI;

    public static object? E => Math.E;

    public static object? Inf => double.PositiveInfinity;

    public static object? Nan => double.NaN;

    public static object? Newaxis => null;

    public static object? Strided => TorchModule.Strided;

    public static object? ContiguousFormat => TorchModule.Strided;

    public static object? PreserveFormat => TorchModule.Strided;

    [Named("no_grad")]
    public static object? NoGrad => ModeValue.NoGrad;

    [Named("enable_grad")]
    public static object? EnableGrad => ModeValue.EnableGrad;

    [Named("inference_mode")]
    public static object? InferenceMode => ModeValue.InferenceMode;

    [Named("set_grad_enabled")]
    public static object? SetGradEnabled => ModeValue.SetGradEnabled;

    public static object? Tensor(object? data, object? dtype = null, bool requiresGrad = false, object? device = null, bool pinMemory = false)
    {
        Tensor made = TensorConstructor.Value(data, dtype as DType?);
        if (data is GradService.Tensors.Tensor or ObjectValue { Attributes: not null })
        {
            made = made.Detach().Clone().To(dtype as DType? ?? made.DType);
        }

        if (requiresGrad)
        {
            made.SetRequiresGradAtConstruction();
        }

        return made;
    }

    public static object? AsTensor(object? data, object? dtype = null, object? device = null) => TensorConstructor.Value(data, dtype as DType?) is var made && dtype is DType of ? made.To(of) : made;

    public static object? Asarray(object? data, object? dtype = null) => AsTensor(data, dtype);

    public static object? FromNumpy(object? ndarray) => TensorConstructor.Value(ndarray, null);

    public static object? Scalar(object? value) => Tensor(value);

    public static bool IsTensor(object? obj) => obj is GradService.Tensors.Tensor;

    public static bool IsFloatingPoint(Tensor input) => input.DType.IsFloatingPoint();

    public static bool IsComplex(Tensor input) => input.DType.IsComplex();

    public static bool IsNonzero(Tensor input) => TensorMethods.IsNonzero(input);

    public static bool IsGradEnabled() => GradMode.IsEnabled;

    public static bool IsInferenceModeEnabled() => GradMode.IsInference;

    public static long Numel(Tensor input) => input.Count;

    public static bool Equal(Tensor input, Tensor other) => input.Shape.Equals(other.Shape) && (input.Count == 0 || Torch.All(input.Eq(other)).Item().ToBoolean());

    public static bool Allclose(Tensor input, Tensor other, double rtol = 1e-5, double atol = 1e-8, bool equalNan = false) => Torch.AllClose(input, other, rtol, atol, equalNan).Item().ToBoolean();

    public static object? ManualSeed(long seed)
    {
        Evaluation.ManualSeed(seed);
        return null;
    }

    public static void Seed() => Evaluation.ManualSeed(Environment.TickCount64);

    public static void SetDefaultDtype(object? d) => Evaluation.DefaultDType = d is DType dtype && dtype.IsFloatingPoint() ? dtype
        : throw Raise.TypeError("only floating-point types are supported as the default type");

    public static object? GetDefaultDtype() => Evaluation.DefaultDType;

    public static void SetDefaultTensorType(object? t) => SetDefaultDtype((t as ClassValue)?.Name is { } name ? TorchModule.DTypeOfTensorType(name) : t is string text ? TorchModule.DTypeOfTensorType(text) : null);

    public static void SetNumThreads(long threads)
    {
    }

    public static object? BroadcastShapes(params object?[] shapes) => Types.SizeOf(shapes.Select(shape => Shape.Of([.. Iteration.ToList(shape).Select(Numbers.ToIndex)])).Aggregate(Shape.Scalar, Shape.Broadcast));

    public static object? ResultType(object? tensor1, object? tensor2) => TensorArithmetic.ToTensor(tensor1) is var x && TensorArithmetic.ToTensor(tensor2) is var y ? x.Add(y).DType : null;

    public static bool CanCast(object? from, object? to) => (DType)from! is var source && (DType)to! is var target
        && !(source.IsComplex() && !target.IsComplex()) && !(source.IsFloatingPoint() && !target.IsFloatingPoint() && !target.IsComplex()) && !(source != DType.Bool && target == DType.Bool);
}

/// <summary><c>torch.cuda</c>: there is none.</summary>
[Module("torch.cuda")]
internal static class CudaModule
{
    public static bool IsAvailable() => false;

    public static long DeviceCount() => 0;
}
