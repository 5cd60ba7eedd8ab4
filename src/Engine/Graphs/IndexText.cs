using GradService.Operators;
using GradService.Tensors;

namespace GradService.Graphs;

/// <summary>Reads what stands between the brackets of an index: <c>1:3, ..., None, idx</c>.</summary>
internal static class IndexText
{
    /// <summary>Reads an index; null if the value is none.</summary>
    public static TensorIndex[]? Read(object? value, Func<string, Tensor?> names, ref Misfit? error) =>
        value as TensorIndex[];
}
