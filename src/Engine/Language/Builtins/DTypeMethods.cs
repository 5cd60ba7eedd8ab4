using GradService.Language.Values;
using GradService.Tensors;

namespace GradService.Language.Builtins;

/// <summary>The attributes of dtypes.</summary>
[MethodsOf("dtype")]
internal static class DTypeMethods
{
    [Getter]
    public static bool IsFloatingPoint(DType self) => self.IsFloatingPoint();

    [Getter]
    public static bool IsComplex(DType self) => self.IsComplex();

    [Getter]
    public static bool IsSigned(DType self) => self is not (DType.UInt8 or DType.Bool);

    [Getter]
    public static long Itemsize(DType self) => self.Size();
}
