using System.Numerics;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>What <c>torch.tensor</c> takes: a bool, long, double, <see cref="Complex"/>, 0-d tensor, or lists of those nested to one depth; or a tensor.</summary>
/// <param name="Root">The outermost list, the number or the tensor.</param>
public sealed record NestedNumbers(object? Root)
{
    /// <summary>A new tensor of these numbers.</summary>
    /// <param name="dtype">Its dtype; null for that which the numbers suggest.</param>
    /// <exception cref="GradException">The lists are ragged, or hold something else.</exception>
    public Tensor ToTensor(DType? dtype = null)
    {
        if (Root is Tensor tensor)
        {
            return tensor.Detach().To(dtype ?? tensor.DType, copy: true);
        }

        Shape shape = ShapeOf();
        var numbers = new Scalar[shape.Count];
        int at = 0;
        Read(Root, 0);
        DType suggested = numbers.Length == 0 ? Evaluation.DefaultDType : numbers.Max(static number => Category(number.DType)) switch
        {
            0 => DType.Bool,
            1 => DType.Int64,
            2 => Evaluation.DefaultDType,
            _ => Evaluation.DefaultDType.ToComplex(),
        };
        return Filled(numbers, shape, dtype ?? suggested);

        void Read(object? item, int depth)
        {
            if (item is not IReadOnlyList<object?> list)
            {
                numbers[at++] = depth == shape.Rank ? Number(item) : throw new GradException(ErrorKind.InvalidTensor, "not a sequence", "TypeError");
                return;
            }

            if (depth == shape.Rank)
            {
                throw new GradException(ErrorKind.InvalidTensor, "only numbers can stand where the first element is a number", "TypeError");
            }

            if (list.Count != shape[depth])
            {
                throw new GradException(ErrorKind.InvalidTensor, $"expected sequence of length {shape[depth]} at dim {depth} (got {list.Count})", "ValueError");
            }

            foreach (object? inner in list)
            {
                Read(inner, depth + 1);
            }
        }
    }

    private static Tensor Filled(Scalar[] numbers, Shape shape, DType dtype)
    {
        Tensor wide = dtype.IsComplex()
            ? Tensor.From<Complex>([.. numbers.Select(static number => number.ToComplex())], DType.Complex128, shape)
            : dtype.IsFloatingPoint() || dtype == DType.Bool
                ? Tensor.From<double>([.. numbers.Select(static number => number.ToDouble())], DType.Float64, shape)
                : Tensor.From<long>([.. numbers.Select(static number => number.ToInt64())], DType.Int64, shape);
        return wide.Dense(dtype);
    }

    private static int Category(DType dtype) => dtype.IsComplex() ? 3 : dtype.IsFloatingPoint() ? 2 : dtype.IsIntegral() ? 1 : 0;

    private static Scalar Number(object? item) => item switch
    {
        bool flag => flag,
        long integer => integer,
        double number => number,
        Complex complex => complex,
        Tensor { Rank: 0 } tensor => tensor.Item(),
        string text => throw new GradException(ErrorKind.InvalidTensor, $"new(): invalid data type 'str' ({text})", "TypeError"),
        null => throw new GradException(ErrorKind.InvalidTensor, "Could not infer dtype of NoneType"),
        _ => throw new GradException(ErrorKind.InvalidTensor, "only numbers, bools and 0-d tensors can be elements of a tensor", "TypeError"),
    };

    private Shape ShapeOf()
    {
        var sizes = new List<long>();
        object? first = Root;
        while (first is IReadOnlyList<object?> level)
        {
            if (sizes.Count == Shape.MaxRank)
            {
                throw new GradException(ErrorKind.InvalidTensor, $"a tensor has at most {Shape.MaxRank} dimensions");
            }

            sizes.Add(level.Count);
            first = level.Count > 0 ? level[0] : null;
        }

        return Shape.Of([.. sizes]);
    }
}
