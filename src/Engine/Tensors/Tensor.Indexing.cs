using System.Runtime.CompilerServices;
using GradService.Operators;

namespace GradService.Tensors;

/// <content>C#'s brackets: <c>x[0]</c>, <c>x[1..3, TensorIndex.Ellipsis]</c>, <c>x[mask] = value</c>.</content>
public sealed partial class Tensor
{
    /// <summary>What an index shows, a view, or picks, a copy; the setter writes over it. The rules are PyTorch's.</summary>
    /// <param name="index">Integers, ranges, bools, tensors, <see cref="TensorIndex.Ellipsis"/> and <see cref="TensorIndex.NewAxis"/>.</param>
    [IndexerName("Entry")]
    public Tensor this[params TensorIndex[] index]
    {
        get => this.GetItem(index);
        set => this.SetItem_(index, value);
    }
}
