using GradService.Language.Values;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Language.Builtins;

/// <summary>What of <c>torch</c> comes from elsewhere: operators from the catalogue, dtypes from the engine.</summary>
internal static class TorchModule
{
    private static readonly Dictionary<string, DType> TensorTypes = Enum.GetValues<DType>()
        .ToDictionary(static dtype => (dtype == DType.Bool ? "Bool" : dtype.ScalarTypeName()) + "Tensor", StringComparer.Ordinal);

    /// <summary>The one layout.</summary>
    public static object Strided { get; } = new Singleton("torch.strided");

    /// <summary>Whether operators of the catalogue stand below a module's name.</summary>
    public static bool IsNamespace(string module) =>
        module == "torch" || (module.StartsWith("torch.", StringComparison.Ordinal) && Catalogue.HasModule(module["torch.".Length..] + "."));

    /// <summary>Finds what a module has of the catalogue.</summary>
    public static object? Find(string module, string name)
    {
        if (module == "torch")
        {
            return DTypes.TryParse(name, out DType dtype) ? dtype
                : TensorTypes.TryGetValue(name, out DType of) ? ClassValue.Native(name, Types.Tensor, (_, arguments) => TensorConstructor.Value(TensorConstructor.Make(Types.Tensor, arguments), null).To(of))
                : Function(name);
        }

        return module.StartsWith("torch.", StringComparison.Ordinal) ? Function($"{module["torch.".Length..]}.{name}")
            ?? (module == "torch.nn.functional" && !name.StartsWith('_') ? Function(name) : null) : null;
    }

    /// <summary>Finds the operator that is a tensor's method.</summary>
    public static Callable? MethodOf(string name) => Function("Tensor." + name, isMethod: true) ?? (Function(name, isMethod: true) is { TakesTensor: true } function ? function : null);

    /// <summary>The dtype of <c>torch.DoubleTensor</c>.</summary>
    public static DType? DTypeOfTensorType(string name) => TensorTypes.TryGetValue(name.Replace("torch.", string.Empty, StringComparison.Ordinal), out DType dtype) ? dtype : null;

    private static OperatorFunction? Function(string name, bool isMethod = false) =>
        Catalogue.FindExactly(name) is { } entry ? new OperatorFunction(entry, name, isMethod) : null;
}
