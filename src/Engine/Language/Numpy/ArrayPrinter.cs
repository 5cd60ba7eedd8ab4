using System.Text;
using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Language.Numpy;

/// <summary>Arrays as NumPy prints them, to the character.</summary>
internal sealed class ArrayPrinter
{
    // Summarised or not, an array of many short dimensions is printed whole. This much text, roughly, and no more.
    private const long MostWork = 1 << 24;

    private readonly Shape whole;
    private readonly ArrayPrintOptions options;
    private readonly long[] shown;
    private readonly string[] cells;
    private readonly string separator;
    private readonly int width;
    private int at;

    private ArrayPrinter(Tensor tensor, ArrayPrintOptions options, string separator, int width)
    {
        (whole, this.options, this.separator, this.width) = (tensor.Shape, options, separator, width);
        shown = tensor.Shape.ToArray();
        if (tensor.Count > options.Threshold)
        {
            for (int i = 0; i < shown.Length; i++)
            {
                if (shown[i] > 2 * options.EdgeItems)
                {
                    tensor = Torch.Cat([tensor.Narrow(i, 0, options.EdgeItems), tensor.Narrow(i, shown[i] - options.EdgeItems, options.EdgeItems)], i);
                    shown[i] = 2 * options.EdgeItems;
                }
            }
        }

        long work = tensor.Count * (1 + tensor.Rank);
        if (work > MostWork)
        {
            throw new GradException(ErrorKind.LimitExceeded, $"an array of shape {whole} is too large to print");
        }

        Evaluation.Charge(work);
        cells = ArrayCells.Of(tensor, options);
    }

    /// <summary><c>str(array)</c></summary>
    public static string Str(NdArray array) => array.Rank == 0 ? Scalar(array) : Write(array, Options, " ", 0, 0);

    /// <summary><c>repr(array)</c></summary>
    public static string Repr(NdArray array)
    {
        if (array.IsScalar)
        {
            return Scalar(array);
        }

        const string Prefix = "array(";
        bool isImplied = array.DType is DType.Bool or DType.Int64 or DType.Float64 or DType.Complex128 && array.Tensor.Count > 0;
        string text = Prefix + (array.Tensor.Count > 0 || array.Shape is { Rank: 1 }
            ? Write(array, Options, ", ", Prefix.Length, 1)
            : $"[], shape={Text.Repr(new TupleValue([.. array.Shape.ToArray().Cast<object?>()]))}");
        if (isImplied)
        {
            return text + ")";
        }

        string dtype = $"dtype={array.DType.Name()})";
        int last = text.Length + 1 - (text.LastIndexOf('\n') + 1);
        return $"{text},{(last + dtype.Length + 1 > Options.LineWidth ? "\n" + new string(' ', Prefix.Length) : " ")}{dtype}";
    }

    /// <summary>An array's elements in brackets, behind a prefix and before a suffix of some length.</summary>
    public static string Write(NdArray array, ArrayPrintOptions options, string separator, int prefix, int suffix)
    {
        if (array.Tensor.Count == 0)
        {
            return "[]";
        }

        var printer = new ArrayPrinter(array.Tensor, options, separator, options.LineWidth - suffix);
        return printer.Rows(0, new string(' ', prefix + 1), printer.width);
    }

    /// <summary>How arrays print in the program that runs.</summary>
    public static ArrayPrintOptions Options
    {
        get => Interpreter.Current.ArrayPrintOptions;
        set => Interpreter.Current.ArrayPrintOptions = value;
    }

    private static string Scalar(NdArray array) => array.DType switch
    {
        DType.Complex64 when array.Tensor.Item().ToComplex() is var number => number.Real == 0 && !double.IsNegative(number.Real)
            ? Short(number.Imaginary) + "j"
            : $"({Short(number.Real)}{(double.IsNegative(number.Imaginary) ? string.Empty : "+")}{Short(number.Imaginary)}j)",
        DType.Float32 or DType.Float16 => ArrayCells.Shortest(array.Tensor.Item().ToDouble(), array.DType),
        _ => Text.Repr(array.Item()),
    };

    private static string Short(double part) => ArrayCells.Shortest(part, DType.Float32) is var text && text.EndsWith(".0", StringComparison.Ordinal) ? text[..^2] : ArrayCells.Shortest(part, DType.Float32);

    // The items of a dimension in brackets; the indentation is that of the lines behind the first.
    private string Rows(int axis, string indent, int room)
    {
        if (axis == shown.Length)
        {
            return cells[at++];
        }

        bool isCut = shown[axis] < whole[axis];
        var text = new StringBuilder();
        if (axis == shown.Length - 1)
        {
            WriteRow(text, isCut, indent, room - Math.Max(separator.TrimEnd().Length, 1));
        }
        else
        {
            string between = separator.TrimEnd() + new string('\n', shown.Length - axis - 1);
            for (long i = 0; i < shown[axis]; i++)
            {
                if (isCut && i == options.EdgeItems)
                {
                    text.Append(indent).Append("...").Append(between);
                }

                text.Append(indent).Append(Rows(axis + 1, indent + " ", room - 1)).Append(i + 1 < shown[axis] ? between : string.Empty);
            }
        }

        return $"[{text.ToString(indent.Length, text.Length - indent.Length)}]";
    }

    private void WriteRow(StringBuilder text, bool isCut, string indent, int room)
    {
        string line = indent;
        for (long i = 0; i < shown[^1]; i++)
        {
            if (isCut && i == options.EdgeItems)
            {
                Add("...");
                line += separator;
            }

            Add(cells[at++]);
            line += i + 1 < shown[^1] ? separator : string.Empty;
        }

        text.Append(line);

        void Add(string word)
        {
            // A word longer than a line does not get shorter on the next.
            if (line.Length + word.Length > room && line.Length > indent.Length)
            {
                text.Append(line.TrimEnd()).Append('\n');
                line = indent;
            }

            line += word;
        }
    }
}
