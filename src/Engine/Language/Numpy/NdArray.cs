using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Tensors;

namespace GradService.Language.Numpy;

/// <summary>
/// NumPy's array, or one of its scalars: a tensor without history over the memory that it shares with other arrays and tensors. What is
/// written through an array counts no version up, as in PyTorch.
/// </summary>
internal sealed class NdArray : ObjectValue
{
    private NdArray(Tensor tensor, bool isScalar)
    {
        Tensor = tensor.Data;
        IsScalar = isScalar;
    }

    public override ClassValue Class => IsScalar ? ScalarTypes.Of(DType) : NumpyTypes.NdArray;

    public Tensor Tensor { get; private set; }

    /// <summary>Whether it is a scalar, <c>numpy.float64</c>, which has no memory that could be written to; else an array, if of rank 0.</summary>
    public bool IsScalar { get; }

    /// <summary>Whether it stands for an array whose strides are negative: those are copied here, and PyTorch takes none.</summary>
    public bool IsReversed { get; init; }

    public DType DType => Tensor.DType;

    public Shape Shape => Tensor.Shape;

    public int Rank => Tensor.Rank;

    /// <summary>The elements of a tensor as an array.</summary>
    public static NdArray Array(Tensor tensor, bool isReversed = false) => new(tensor, isScalar: false) { IsReversed = isReversed };

    /// <summary>What functions give: an array, or where it has no dimensions a scalar.</summary>
    public static NdArray Of(Tensor tensor) => new(tensor, tensor.Rank == 0);

    /// <summary>A scalar as the Python number that it is equal to; any other value as it is.</summary>
    public static object? Plain(object? value) => value is NdArray { IsScalar: true } scalar ? scalar.Item() : value;

    /// <summary>Python's number for an array of one element.</summary>
    public object Item() => Tensor.Count == 1 ? Numbers.FromScalar(Tensor.Item())
        : throw Raise.ValueError("can only convert an array of size 1 to a Python scalar");

    /// <summary>The number that an array of one element stands for in <c>int()</c>, <c>float()</c> and their like.</summary>
    public object Number() => Tensor.Count == 1 ? Item() : throw Raise.TypeError("only size-1 arrays can be converted to Python scalars");

    /// <summary>Gives the array another shape in place, as <c>a.shape = …</c> does.</summary>
    public void Reshape(Tensor reshaped) => Tensor = ReferenceEquals(reshaped.Storage, Tensor.Storage) ? reshaped.Data
        : throw Raise.AttributeError("Incompatible shape for in-place modification. Use `.reshape()` to make a copy with the desired shape.");

    public override bool Equals(object? obj) => ReferenceEquals(this, obj) || Compare.AreEqual(this, obj);

    public override int GetHashCode() => IsScalar ? Compare.HashOf(Item()) : throw Raise.TypeError("unhashable type: 'numpy.ndarray'");

    /// <summary>Whether it counts as true.</summary>
    public bool Truth() => Tensor.Count switch
    {
        0 => false,
        1 => Tensor.Item().ToBoolean(),
        _ => throw Raise.ValueError("The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()"),
    };

    /// <summary>The items along the first dimension.</summary>
    public IEnumerable<object?> Items()
    {
        if (Rank == 0)
        {
            throw Raise.TypeError(IsScalar ? $"'{Types.NameOf(this)}' object is not iterable" : "iteration over a 0-d array");
        }

        return Over(Tensor);

        static IEnumerable<object?> Over(Tensor tensor)
        {
            for (long i = 0; i < tensor.Shape[0]; i++)
            {
                yield return Of(Operators.Torch.Select(tensor, 0, i));
            }
        }
    }
}
