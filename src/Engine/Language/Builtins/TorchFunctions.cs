using GradService.Autograd;
using GradService.Language.Numpy;
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
    public static object? GeneratorType => RandomGenerator.Type;

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
        DeviceValue.Check(device);
        Tensor made = TensorConstructor.Value(data, dtype as DType?);
        if (data is GradService.Tensors.Tensor or NdArray)
        {
            made = made.Detach().Clone().To(dtype as DType? ?? made.DType);
        }

        if (requiresGrad)
        {
            made.SetRequiresGradAtConstruction();
        }

        return made;
    }

    public static object? AsTensor(object? data, object? dtype = null, object? device = null)
    {
        DeviceValue.Check(device);
        Tensor made = TensorConstructor.Value(data, dtype as DType?);
        return dtype is DType of ? made.To(of) : made;
    }

    public static object? Asarray(object? data, object? dtype = null) => AsTensor(data, dtype);

    public static object? FromNumpy(object? ndarray) => ndarray is NdArray { IsScalar: false } array ? TensorConstructor.OfArray(array)
        : throw Raise.TypeError($"expected np.ndarray (got {Types.NameOf(ndarray)})");

    public static object? Scalar(object? value) => Tensor(value);

    public static bool IsTensor(object? obj) => obj is GradService.Tensors.Tensor;

    public static bool IsFloatingPoint(Tensor input) => input.DType.IsFloatingPoint();

    public static bool IsComplex(Tensor input) => input.DType.IsComplex();

    public static bool IsNonzero(Tensor input) => TensorMethods.IsNonzero(input);

    public static bool IsGradEnabled() => GradMode.IsEnabled;

    public static bool IsInferenceModeEnabled() => GradMode.IsInference;

    public static long Numel(Tensor input) => TensorMethods.Numel(input);

    public static bool Equal(Tensor input, Tensor other) => input.Shape.Equals(other.Shape) && (input.Count == 0 || GraphTrace.Read(Torch.All(input.Eq(other))).ToBoolean());

    public static bool Allclose(Tensor input, Tensor other, double rtol = 1e-5, double atol = 1e-8, bool equalNan = false) => GraphTrace.Read(Torch.AllClose(input, other, rtol, atol, equalNan)).ToBoolean();

    [Named("default_generator")]
    public static object? DefaultGenerator => RandomGenerator.Default;

    public static object? ManualSeed(object? seed) => RandomFunctions.ManualSeed(seed);

    public static object? Seed() => RandomFunctions.Seed();

    public static object? InitialSeed() => RandomFunctions.InitialSeed();

    public static object? GetRngState() => RandomFunctions.GetRngState();

    public static void SetRngState(object? newState) => RandomFunctions.SetRngState(newState);

    public static void SetDefaultDtype(object? d)
    {
        GraphTrace.Refuse("sets the default dtype");
        Evaluation.DefaultDType = d is DType dtype && dtype.IsFloatingPoint() ? dtype
            : throw Raise.TypeError("only floating-point types are supported as the default type");
    }

    public static object? GetDefaultDtype() => Evaluation.DefaultDType;

    public static void SetDefaultTensorType(object? t) => SetDefaultDtype((t as ClassValue)?.Name is { } name ? TorchModule.DTypeOfTensorType(name) : t is string text ? TorchModule.DTypeOfTensorType(text) : null);

    public static void SetNumThreads(long threads)
    {
    }

    public static long GetNumThreads() => 1;

    // One thread, one order of sums: there is nothing else here.
    public static void UseDeterministicAlgorithms(bool mode, bool warnOnly = false)
    {
    }

    public static bool AreDeterministicAlgorithmsEnabled() => false;

    public static void SetFloat32MatmulPrecision(string precision)
    {
    }

    public static string GetFloat32MatmulPrecision() => "highest";

    public static bool SetFlushDenormal(bool mode) => false;

    public static bool IsStorage(object? obj) => false;

    public static bool IsAnomalyEnabled() => GradMode.Current.Anomaly;

    public static bool IsSameSize(Tensor input, Tensor other) => input.Shape.Equals(other.Shape);

    public static object? PromoteTypes(DType type1, DType type2) => Promotion.Promote(type1, type2);

    public static object? BroadcastShapes(params object?[] shapes) => Types.SizeOf(shapes.Select(shape => Shape.Of([.. Iteration.ToList(shape).Select(Numbers.ToIndex)])).Aggregate(Shape.Scalar, Shape.Broadcast));

    public static object? ResultType(object? tensor1, object? tensor2) => TensorArithmetic.ToTensor(tensor1) is var x && TensorArithmetic.ToTensor(tensor2) is var y ? x.Add(y).DType : null;

    public static bool CanCast(object? from, object? to) => (DType)from! is var source && (DType)to! is var target
        && !(source.IsComplex() && !target.IsComplex()) && !(source.IsFloatingPoint() && !target.IsFloatingPoint() && !target.IsComplex()) && !(source != DType.Bool && target == DType.Bool);
}
