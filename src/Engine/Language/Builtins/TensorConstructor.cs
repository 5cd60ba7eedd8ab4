using System.Numerics;
using GradService.Kernels;
using GradService.Language.Numpy;
using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Language.Builtins;

/// <summary>Tensors made of Python's values, as <c>torch.tensor</c> and <c>torch.Tensor</c> do.</summary>
internal static class TensorConstructor
{
    // As deep as PyTorch's own limit on dimensions.
    private const int MaxRank = 64;

    /// <summary>A tensor of numbers in nested lists; its dtype that given, or that of the numbers: bool, int64, the default float or complex.</summary>
    public static Tensor Value(object? value, DType? dtype)
    {
        if (value is Tensor tensor)
        {
            return tensor;
        }

        if (value is not SequenceValue sequence)
        {
            return value is not null && Numbers.IsNumber(value) ? Scalar(value, dtype)
                : value is NdArray array ? OfArray(array)
                : throw Raise.TypeError($"new(): invalid data type '{Types.NameOf(value)}'");
        }

        if (HasArrays(sequence))
        {
            return ArrayReader.ReadTensor(sequence, dtype);
        }

        Shape shape = ShapeOf(sequence);
        Evaluation.Take(16 * shape.Count);
        var values = new Complex[shape.Count];
        var integers = new long[shape.Count];
        int at = 0;
        var kind = DType.Bool;
        Fill(sequence, 0);
        DType of = dtype ?? (shape.Count == 0 ? Evaluation.DefaultDType : kind == DType.Bool || kind == DType.Int64 ? kind
            : kind == DType.Float64 ? Evaluation.DefaultDType : Evaluation.DefaultDType.ToComplex());
        return kind is DType.Bool or DType.Int64
            ? Tensor.From<long>(integers, DType.Int64, shape).Dense(of)
            : Tensor.From<Complex>(values, DType.Complex128, shape).Dense(of);

        void Fill(SequenceValue items, int depth)
        {
            if (items.Count != shape[depth])
            {
                throw Raise.ValueError($"expected sequence of length {shape[depth]} at dim {depth} (got {items.Count})");
            }

            foreach (object? item in items)
            {
                if (depth + 1 < shape.Rank)
                {
                    Fill(item as SequenceValue ?? throw Raise.TypeError("not a sequence"), depth + 1);
                    continue;
                }

                object number = Number(item);
                DType type = number switch { bool => DType.Bool, long => DType.Int64, double => DType.Float64, _ => DType.Complex128 };
                kind = Rank(type) > Rank(kind) ? type : kind;
                integers[at] = number switch { bool flag => flag ? 1 : 0, long integer => integer, _ => 0 };
                values[at++] = Numbers.ToComplex(number);
            }
        }
    }

    /// <summary><c>torch.Tensor(…)</c>: sizes, or data in the default dtype.</summary>
    public static object? Make(ClassValue type, CallArguments arguments)
    {
        object?[] given = arguments.Positional;
        return given switch
        {
            [] => Torch.Empty([0]),
            [SequenceValue { Class: var of } data] when !ReferenceEquals(of, Types.Size) => Value(data, Evaluation.DefaultDType),
            [Tensor tensor] => tensor.Detach(),
            [TupleValue size] => Torch.Empty([.. size.Items.Select(Numbers.ToIndex)]),
            _ => Torch.Empty([.. given.Select(Numbers.ToIndex)]),
        };
    }

    private static bool HasArrays(SequenceValue sequence) => sequence.Any(static item => item is NdArray || (item is SequenceValue inner && inner.Any(static value => value is NdArray)));

    /// <summary>The tensor over an array's memory.</summary>
    public static Tensor OfArray(NdArray array) => !array.IsReversed ? array.Tensor.Data : throw Raise.ValueError(
        "At least one stride in the given numpy array is negative, and tensors with negative strides are not currently supported. "
        + "(You can probably work around this by making a copy of your array  with array.copy().) ");

    private static int Rank(DType dtype) => dtype switch { DType.Bool => 0, DType.Int64 => 1, DType.Float64 => 2, _ => 3 };

    private static Tensor Scalar(object value, DType? dtype)
    {
        Tensor scalar = Tensor.FromScalar(Numbers.ToScalar(value));
        DType of = dtype ?? (scalar.DType == DType.Float64 ? Evaluation.DefaultDType : scalar.DType == DType.Complex128 ? Evaluation.DefaultDType.ToComplex() : scalar.DType);
        Tensor made = Tensor.Empty(Shape.Scalar, of);
        Elementwise.Copy(scalar, made);
        return made;
    }

    private static object Number(object? item) => item switch
    {
        Tensor { Count: 1 } tensor => Numbers.FromScalar(GraphTrace.Read(tensor)),
        Tensor => throw Raise.ValueError("only one element tensors can be converted to Python scalars"),
        BigInteger => throw Raise.Overflow("int too big to convert"),
        not null when Numbers.IsNumber(item) => item,
        SequenceValue sequence => throw Raise.ValueError($"expected a number, got a sequence of length {sequence.Count}"),
        string => throw Raise.TypeError("new(): invalid data type 'str'"),
        _ => throw Raise.TypeError($"must be real number, not {Types.NameOf(item)}"),
    };

    private static Shape ShapeOf(SequenceValue sequence)
    {
        var sizes = new List<long>();
        for (object? level = sequence; level is SequenceValue items; level = items.Count > 0 ? items[0] : null)
        {
            if (sizes.Count == MaxRank)
            {
                throw Raise.ValueError($"too many dimensions '{sequence.Class.Name}'");
            }

            sizes.Add(items.Count);
        }

        return Shape.Of([.. sizes]);
    }
}
