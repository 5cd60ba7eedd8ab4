using System.Globalization;
using GradService.Tensors;

namespace GradService.Graphs;

/// <summary>The results of a node, which <c>id.0</c> and <c>id.values</c> name.</summary>
/// <param name="Tensors">The results, in order.</param>
/// <param name="Names">PyTorch's names of them, if it has any.</param>
internal sealed record NodeResults(IReadOnlyList<Tensor> Tensors, IReadOnlyList<string> Names)
{
    /// <summary>The result that the part of a name behind the dot stands for, or null.</summary>
    public Tensor? Find(string part)
    {
        for (int i = 0; i < Names.Count; i++)
        {
            if (Names[i] == part)
            {
                return Tensors[i];
            }
        }

        return int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < Tensors.Count ? Tensors[index] : null;
    }

    /// <summary>The name of a result of a node.</summary>
    public string NameOf(string id, int index) =>
        Tensors.Count == 1 ? id
        : Names.Count > 0 ? $"{id}.{Names[index]}"
        : string.Create(CultureInfo.InvariantCulture, $"{id}.{index}");
}
