using GradService.Tensors;

namespace GradService.Operators;

/// <summary>
/// What stands between the brackets of an index, read from left to right: integers, slices, <c>...</c> and <c>None</c> become views at once;
/// index tensors and masks are left for the advanced part, one entry for each dimension of the view.
/// </summary>
internal static class BasicIndex
{
    /// <summary>The view, and the index tensors of its leading dimensions; null if there are none.</summary>
    public static (Tensor View, Tensor?[]? Tensors) Apply(Tensor self, TensorIndex[] index)
    {
        int specified = index.Sum(Dimensions);
        if (specified > self.Rank && (self.Rank > 0 || index is not [{ Kind: IndexKind.Integer or IndexKind.Slice }]))
        {
            throw GradException.Shape($"too many indices for tensor of dimension {self.Rank}", "IndexError");
        }

        Tensor view = self;
        var tensors = new List<Tensor?>();
        int dim = 0;
        bool advanced = false;
        for (int i = 0; i < index.Length; i++)
        {
            TensorIndex entry = index[i];
            switch (entry.Kind)
            {
                case IndexKind.Integer:
                    view = Select(view, dim, entry.Integer, i);
                    break;
                case IndexKind.Slice:
                    view = Slice(view, dim, entry);
                    Skip(1);
                    break;
                case IndexKind.Ellipsis:
                    Skip(self.Rank - specified);
                    specified = self.Rank;
                    break;
                case IndexKind.NewAxis:
                    view = view.Unsqueeze(dim);
                    Skip(1);
                    break;
                case IndexKind.Tensor when entry.Tensor! is { Rank: 0 } flag && IsMask(flag):
                    view = view.Unsqueeze(dim++);
                    tensors.Add(Torch.Zeros([flag.Item().ToBoolean() ? 1 : 0], DType.Int64));
                    advanced = true;
                    break;
                case IndexKind.Tensor when entry.Tensor! is { Rank: 0, IsBatched: false } number && number.DType.IsIntegral():
                    view = Select(view, dim, number.Item().ToInt64(), i);
                    break;
                default:
                    tensors.Add(entry.Tensor);
                    dim += IsMask(entry.Tensor!) ? entry.Tensor!.Rank : 1;
                    advanced = true;
                    break;
            }
        }

        return (view, advanced ? [.. tensors] : null);

        void Skip(int count)
        {
            dim += count;
            tensors.AddRange(Enumerable.Repeat<Tensor?>(null, count));
        }
    }

    /// <summary>A view of the whole: an index gives a new tensor even where it changes nothing.</summary>
    public static Tensor Alias(Tensor self) => The<Alias>.Operator.Apply(self);

    private static bool IsMask(Tensor tensor) => tensor.DType is DType.Bool or DType.UInt8;

    private static int Dimensions(TensorIndex entry) => entry.Kind switch
    {
        IndexKind.Integer or IndexKind.Slice => 1,
        IndexKind.Tensor => IsMask(entry.Tensor!) ? entry.Tensor!.Rank : 1,
        _ => 0,
    };

    // PyTorch counts the entries of the index here, not the dimensions.
    private static Tensor Select(Tensor view, int dim, long index, int entry)
    {
        if (view.Rank == 0)
        {
            throw GradException.Shape(
                "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim tensor to a number",
                "IndexError");
        }

        long size = view.Shape[dim];
        return index >= -size && index < size
            ? view.Select(dim, index)
            : throw GradException.Argument($"index {index} is out of bounds for dimension {entry} with size {size}", "IndexError");
    }

    private static Tensor Slice(Tensor view, int dim, TensorIndex slice)
    {
        if (slice.Step <= 0)
        {
            throw GradException.Argument(slice.Step == 0 ? "slice step cannot be zero" : "step must be greater than zero", "ValueError");
        }

        bool whole = slice is { Start: null or 0, Step: 1 } && slice.Stop == view.Shape[dim];
        return whole ? view : view.Slice(dim, slice.Start, slice.Stop, slice.Step);
    }
}

/// <summary>A view of the whole tensor.</summary>
internal sealed class Alias : View
{
    public override Tensor? Gradient(int input, in Pullback at) => at.Grad;

    protected override (Shape Shape, long[] Strides, long Offset) Geometry(Tensor input) => (input.Shape, input.StrideArray(), input.Offset);
}
