using System.Numerics;
using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Language.Numpy;

/// <summary>Whatever NumPy makes an array of: arrays, tensors, numbers, and sequences of those.</summary>
internal sealed class ArrayReader
{
    private const int MaxRank = 32;

    private readonly List<long> sizes = [];
    private readonly List<object> leaves = [];
    private DType? found;
    private readonly DType floats;
    private bool isDeep;

    private ArrayReader(DType floats) => this.floats = floats;

    /// <summary><c>np.asarray(value, dtype)</c>: over the same memory where there is one and the dtype is right.</summary>
    public static NdArray Read(object? value, DType? dtype = null)
    {
        NdArray array = value switch
        {
            NdArray { IsScalar: true } scalar => NdArray.Array(scalar.Tensor.Clone()),
            NdArray given => given,
            Tensor tensor => OfTensor(tensor),
            _ => NdArray.Array(new ArrayReader(DType.Float64).Of(value, dtype)),
        };
        return dtype is { } wanted && array.DType != wanted ? NdArray.Array(array.Tensor.Dense(wanted)) : array;
    }

    /// <summary>A tensor of lists in which there are arrays, or scalars of NumPy's; Python's floats are of PyTorch's default dtype there.</summary>
    public static Tensor ReadTensor(SequenceValue value, DType? dtype) => new ArrayReader(Evaluation.DefaultDType).Of(value, dtype);

    /// <summary><c>tensor.numpy()</c></summary>
    public static NdArray OfTensor(Tensor tensor)
    {
        if (tensor.RequiresGrad)
        {
            throw GradException.Argument("Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.");
        }

        GraphTrace.Read();
        return tensor.DType != DType.BFloat16 ? NdArray.Array(tensor) : throw Raise.TypeError("Got unsupported ScalarType BFloat16");
    }

    private Tensor Of(object? value, DType? dtype)
    {
        Visit(value, 0);
        var shape = Shape.Of([.. sizes]);
        DType own = found ?? DType.Float64;
        return own.IsComplex() ? Tensor.From<Complex>(Leaves(Numbers.ToComplex), DType.Complex128, shape).Dense(dtype ?? own)
            : own.IsFloatingPoint() ? Tensor.From<double>(Leaves(Numbers.ToDouble), DType.Float64, shape).Dense(dtype ?? own)
            : Tensor.From<long>(Leaves(static leaf => leaf is bool flag ? (flag ? 1 : 0) : (long)leaf), DType.Int64, shape).Dense(dtype ?? own);
    }

    private T[] Leaves<T>(Func<object, T> convert)
    {
        Evaluation.Take(16L * leaves.Count);
        return [.. leaves.Select(convert)];
    }

    private void Visit(object? value, int depth)
    {
        switch (value)
        {
            case NdArray array:
                VisitElements(array, depth);
                break;
            case Tensor tensor:
                VisitElements(OfTensor(tensor), depth);
                break;
            case SequenceValue sequence:
                VisitItems(sequence, sequence.Count, depth);
                break;
            case RangeValue range:
                VisitItems(Iteration.Over(range), range.Count, depth);
                break;
            case bool or long or double or Complex:
                Leaf(value, value switch { bool => DType.Bool, long => DType.Int64, double => floats, _ => floats.ToComplex() }, depth);
                break;
            case BigInteger:
                throw Raise.Overflow("Python int too large to convert to C long");
            default:
                throw Raise.TypeError($"arrays hold numbers and bools here, no '{Types.NameOf(value)}'");
        }
    }

    private void VisitItems(IEnumerable<object?> items, long count, int depth)
    {
        Level(count, depth);
        Evaluation.Take(24 * count);
        foreach (object? item in items)
        {
            Interpreter.Current.Step();
            Visit(item, depth + 1);
        }

        isDeep |= count == 0;
    }

    private void VisitElements(NdArray array, int depth)
    {
        for (int i = 0; i < array.Rank; i++)
        {
            Level(array.Shape[i], depth + i);
        }

        Evaluation.Take(24 * array.Tensor.Count);
        depth += array.Rank;
        if (array.DType.IsComplex())
        {
            All(array.Tensor.ToComplexNumbers());
        }
        else if (array.DType.IsFloatingPoint())
        {
            All(array.Tensor.ToDoubles());
        }
        else
        {
            All(array.Tensor.ToInt64s());
        }

        void All<T>(T[] elements)
            where T : struct
        {
            foreach (T element in elements)
            {
                Leaf(element, array.DType, depth);
            }

            found = found is { } before ? ArrayPromotion.Promote(before, array.DType) : array.DType;
            isDeep |= elements.Length == 0;
        }
    }

    private void Level(long size, int depth)
    {
        if (depth == sizes.Count && !isDeep)
        {
            if (depth == MaxRank)
            {
                throw Raise.ValueError($"setting an array element with a sequence. The requested array would exceed the maximum number of dimension of {MaxRank}.");
            }

            sizes.Add(size);
        }
        else if (depth >= sizes.Count || sizes[depth] != size)
        {
            throw Ragged(depth);
        }
    }

    private void Leaf(object leaf, DType dtype, int depth)
    {
        if (depth != sizes.Count)
        {
            throw Ragged(depth);
        }

        isDeep = true;
        leaves.Add(leaf);
        found = found is { } before ? ArrayPromotion.Promote(before, dtype) : dtype;
    }

    private PythonError Ragged(int depth) => Raise.ValueError(
        $"setting an array element with a sequence. The requested array has an inhomogeneous shape after {depth} dimensions. "
        + $"The detected shape was {Text.Repr(new TupleValue([.. sizes.Take(depth).Cast<object?>()]))} + inhomogeneous part.");
}
