using GradService.Tensors;

namespace GradService.Graphs;

/// <summary>Tensors written as nested lists of numbers, bools and non-finite names.</summary>
internal static class Literal
{
    // As deep as PyTorch's own limit on dimensions.
    private const int MaxRank = 64;

    /// <summary>Whether a list can be a literal at all: a list of tensors or of their names is none.</summary>
    public static bool IsOne(IReadOnlyList<object?> list) =>
        list.Count == 0 || list[0] is not (Tensor or string) || list[0] is "NaN" or "Infinity" or "-Infinity";

    /// <summary>The tensor that nested lists describe: bool if all are bools, otherwise the default dtype.</summary>
    /// <exception cref="GradException">The lists are ragged, or hold something else.</exception>
    public static Tensor ToTensor(IReadOnlyList<object?> list)
    {
        var sizes = new List<long>();
        object? first = list;
        while (first is IReadOnlyList<object?> level)
        {
            if (sizes.Count == MaxRank)
            {
                throw new GradException(ErrorKind.InvalidTensor, $"a tensor has at most {MaxRank} dimensions");
            }

            sizes.Add(level.Count);
            first = level.Count > 0 ? level[0] : null;
        }

        Shape shape = Shape.Of([.. sizes]);
        var values = new double[shape.Count];
        bool bools = values.Length > 0;
        int at = 0;
        Fill(list, 0);
        Tensor tensor = Tensor.From<double>(values, DType.Float64, shape);
        return tensor.Dense(bools ? DType.Bool : Evaluation.DefaultDType);

        void Fill(IReadOnlyList<object?> level, int depth)
        {
            if (level.Count != shape[depth])
            {
                throw new GradException(ErrorKind.InvalidTensor, $"expected sequence of length {shape[depth]} at dim {depth} (got {level.Count})", "ValueError");
            }

            foreach (object? item in level)
            {
                if (item is IReadOnlyList<object?> inner && depth + 1 < shape.Rank)
                {
                    Fill(inner, depth + 1);
                    continue;
                }

                bools &= item is bool;
                values[at++] = depth + 1 == shape.Rank ? Number(item) : throw Ragged(item);
            }
        }
    }

    private static double Number(object? item) => item switch
    {
        bool flag => flag ? 1 : 0,
        long integer => integer,
        double number => number,
        "NaN" => double.NaN,
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => throw Ragged(item),
    };

    private static GradException Ragged(object? item) =>
        new(ErrorKind.InvalidTensor, $"a tensor's elements are numbers or bools, all at one depth; got {Arguments.TypeName(item)}", "TypeError");
}
