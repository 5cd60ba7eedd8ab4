using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// Einstein's summation: every letter names a dimension; dimensions of one letter are multiplied elementwise, and those that the result does
    /// not name are summed. <c>...</c> stands for dimensions that broadcast. Without <c>-&gt;</c> the result names the letters that occur once.
    /// </summary>
    /// <derivative>the product rule</derivative>
    [Operator("einsum", TakesOut = false)]
    [Sample("\"ij,jk->ik\", [real(2, 3), real(3, 2)]")]
    [Sample("\"bij,bjk,k\", [real(2, 2, 3), real(2, 3, 2), real(2)]")]
    [Sample("\"ii->i\", [real(3, 3)]")]
    [Sample("\"...ij,...j->i...\", [real(2, 1, 2, 3), real(4, 3)]")]
    public static Tensor Einsum(string equation, params Tensor[] operands) => EinsteinSum.Of(equation, operands);
}

/// <summary>A tensor whose dimensions have labels: letters, and numbers for those that an ellipsis stands for.</summary>
internal readonly record struct Labelled(Tensor Tensor, int[] Labels)
{
    private long Size(int label) => Tensor.Shape[Array.IndexOf(Labels, label)];

    /// <summary>The sum over the dimensions that are not wanted.</summary>
    public Labelled SumTo(Func<int, bool> wanted)
    {
        int[] labels = Labels;
        long[] dims = [.. Enumerable.Range(0, labels.Length).Where(i => !wanted(labels[i])).Select(i => (long)i)];
        return dims.Length == 0 ? this : new Labelled(Tensor.Sum(dims, dtype: Tensor.DType), [.. labels.Where(wanted)]);
    }

    /// <summary>The product, summed over what both have and is not wanted afterwards.</summary>
    public Labelled Times(Labelled other, Func<int, bool> wanted)
    {
        int[] mine = Labels, others = other.Labels;
        Labelled left = SumTo(label => wanted(label) || others.Contains(label)), right = other.SumTo(label => wanted(label) || mine.Contains(label));
        int[] common = [.. left.Labels.Where(right.Labels.Contains)];
        int[] batch = [.. common.Where(wanted)], contracted = [.. common.Where(label => !wanted(label))];
        int[] rows = [.. left.Labels.Except(common)], columns = [.. right.Labels.Except(common)];
        Tensor product = left.Grouped(batch, rows, contracted).Bmm(right.Grouped(batch, contracted, columns));
        return new Labelled(
            product.View([.. batch.Select(left.Size), .. rows.Select(left.Size), .. columns.Select(right.Size)]), [.. batch, .. rows, .. columns]);
    }

    /// <summary>The tensor with its dimensions in another order.</summary>
    public Tensor Ordered(int[] labels) => labels.AsSpan().SequenceEqual(Labels) ? Tensor : Tensor.Permute([.. labels.Select(Place)]);

    private Tensor Grouped(params int[][] groups) =>
        Ordered([.. groups.SelectMany(group => group)]).Reshape([.. groups.Select(Product)]);

    private long Product(int[] group)
    {
        long product = 1;
        foreach (int label in group)
        {
            product *= Size(label);
        }

        return product;
    }

    private long Place(int label) => Array.IndexOf(Labels, label);
}

/// <summary>Reads an equation and contracts its operands from the left to the right.</summary>
internal static class EinsteinSum
{
    private const int Ellipsis = -1;

    // Letters' codes are below this; the dimensions of an ellipsis are counted from here, the last being the first.
    private const int FirstOfEllipsis = 128;

    public static Tensor Of(string equation, Tensor[] operands)
    {
        if (operands.Length == 0)
        {
            throw GradException.Argument("einsum(): must provide at least one operand");
        }

        string[] sides = equation.Split("->");
        string[] terms = sides[0].Split(',');
        if (sides.Length > 2)
        {
            throw Invalid(equation.LastIndexOf("->", StringComparison.Ordinal));
        }

        if (terms.Length != operands.Length)
        {
            throw GradException.Argument(
                $"einsum(): {(terms.Length < operands.Length ? "more" : "fewer")} operands were provided than specified in the equation");
        }

        var sizes = new Dictionary<int, long>();
        var labelled = new Labelled[operands.Length];
        int start = 0;
        for (int i = 0; i < operands.Length; i++)
        {
            labelled[i] = Label(operands[i], Parse(terms[i], start, $"for operand {i}"), i, sizes);
            start += terms[i].Length + 1;
        }

        int[] output = sides.Length == 2
            ? Output(Parse(sides[1], sides[0].Length + 2, "for the output"), sizes)
            : Implicit(sizes, terms);
        return Contract([.. labelled.Select(operand => Broadcast(operand, sizes))], output);
    }

    private static Tensor Contract(Labelled[] operands, int[] output)
    {
        Labelled result = operands[0];
        for (int i = 1; i < operands.Length; i++)
        {
            Labelled[] later = operands[(i + 1)..];
            result = result.Times(operands[i], label => output.Contains(label) || Array.Exists(later, operand => operand.Labels.Contains(label)));
        }

        return result.SumTo(output.Contains).Ordered(output);
    }

    /// <summary>The labels of a term; an ellipsis is one of its own.</summary>
    private static List<int> Parse(string term, int start, string where)
    {
        var labels = new List<int>();
        for (int i = 0; i < term.Length; i++)
        {
            if (char.IsAsciiLetter(term[i]))
            {
                labels.Add(term[i]);
            }
            else if (term[i] == '.')
            {
                if (labels.Contains(Ellipsis))
                {
                    throw GradException.Argument($"einsum(): found '.' {where} for which an ellipsis was already found");
                }

                if (string.CompareOrdinal(term, i, "...", 0, 3) != 0)
                {
                    throw GradException.Argument($"einsum(): found '.' {where} that is not part of any ellipsis");
                }

                labels.Add(Ellipsis);
                i += 2;
            }
            else if (term[i] != ' ')
            {
                throw Invalid(start + i);
            }
        }

        return labels;
    }

    /// <summary>An operand with a label for each dimension, and of repeated labels the diagonal.</summary>
    private static Labelled Label(Tensor operand, List<int> term, int index, Dictionary<int, long> sizes)
    {
        bool open = term.Contains(Ellipsis);
        int named = term.Count - (open ? 1 : 0), free = operand.Rank - named;
        if (free < 0 || (free > 0 && !open))
        {
            throw GradException.Shape(
                $"einsum(): the number of subscripts in the equation ({named}) "
                + (open ? "is more than the number of dimensions" : "does not match the number of dimensions")
                + $" ({operand.Rank}) for operand {index}{(open ? string.Empty : " and no ellipsis was given")}");
        }

        int[] labels = [.. term.SelectMany(label => label == Ellipsis ? Enumerable.Range(0, free).Select(i => FirstOfEllipsis + free - 1 - i) : [label])];
        for (int i = 0; i < labels.Length; i++)
        {
            long size = operand.Shape[i];
            long seen = sizes.GetValueOrDefault(labels[i], 1);
            int first = Array.IndexOf(labels, labels[i]);
            if (first < i && operand.Shape[first] != size)
            {
                throw GradException.Shape(
                    $"einsum(): subscript {Name(labels[i])} is repeated for operand {index} but the sizes don't match, {size} != {operand.Shape[first]}");
            }

            if (seen != 1 && size != 1 && seen != size)
            {
                throw GradException.Shape(
                    $"einsum(): subscript {Name(labels[i])} has size {size} for operand "
                    + $"{index} which does not broadcast with previously seen size {seen}");
            }

            sizes[labels[i]] = seen == 1 ? size : seen;
        }

        return Diagonal(new Labelled(operand, labels));
    }

    private static Labelled Diagonal(Labelled operand)
    {
        int[] labels = [.. operand.Labels.Distinct()];
        if (labels.Length == operand.Labels.Length)
        {
            return operand;
        }

        Tensor tensor = operand.Tensor;
        var sizes = new long[labels.Length];
        var strides = new long[labels.Length];
        for (int i = 0; i < operand.Labels.Length; i++)
        {
            int at = Array.IndexOf(labels, operand.Labels[i]);
            sizes[at] = tensor.Shape[i];
            strides[at] += tensor.Strides[i];
        }

        return new Labelled(tensor.AsStrided(sizes, strides, tensor.Offset), labels);
    }

    /// <summary>A dimension of 1 that is longer elsewhere takes no part: the product broadcasts over it.</summary>
    private static Labelled Broadcast(Labelled operand, Dictionary<int, long> sizes)
    {
        Tensor tensor = operand.Tensor;
        int[] kept = [.. Enumerable.Range(0, tensor.Rank).Where(i => tensor.Shape[i] == sizes[operand.Labels[i]])];
        return kept.Length == tensor.Rank
            ? operand
            : new Labelled(tensor.Reshape([.. kept.Select(i => tensor.Shape[i])]), [.. kept.Select(i => operand.Labels[i])]);
    }

    private static int[] Output(List<int> term, Dictionary<int, long> sizes)
    {
        foreach (int label in term)
        {
            if (label != Ellipsis && !sizes.ContainsKey(label))
            {
                throw GradException.Argument(
                    $"einsum(): output subscript {(char)label} does not appear in the equation for any input operand");
            }

            if (term.IndexOf(label) != term.LastIndexOf(label))
            {
                throw GradException.Argument($"einsum(): output subscript {(char)label} appears more than once in the output");
            }
        }

        return [.. term.SelectMany(label => label == Ellipsis ? OfEllipsis(sizes) : [label])];
    }

    /// <summary>Without an output: the ellipsis, then the letters that occur once, in the alphabet's order, capitals first.</summary>
    private static int[] Implicit(Dictionary<int, long> sizes, string[] terms) =>
    [
        .. OfEllipsis(sizes),
        .. sizes.Keys.Where(label => label < FirstOfEllipsis && terms.Sum(term => term.Count(letter => letter == label)) == 1).Order(),
    ];

    private static IEnumerable<int> OfEllipsis(Dictionary<int, long> sizes) => sizes.Keys.Where(label => label >= FirstOfEllipsis).OrderDescending();

    private static string Name(int label) => label >= FirstOfEllipsis ? "..." : ((char)label).ToString();

    private static GradException Invalid(int index) =>
        GradException.Argument($"einsum(): invalid subscript given at index {index} in the equation string, subscripts must be in [a-zA-Z]");
}
