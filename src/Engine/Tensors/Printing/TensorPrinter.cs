using System.Numerics;
using System.Text;
using GradService.Autograd;
using GradService.Kernels;

namespace GradService.Tensors.Printing;

/// <summary>
/// A tensor as PyTorch prints it, to the character: with its default options four decimals, lines of 80, and of a tensor of more than
/// 1000 elements the first and last three along each dimension.
/// </summary>
internal sealed class TensorPrinter
{
    private const string Prefix = "tensor(";

    // Summarised or not, a tensor of many short dimensions is printed whole. This much text, roughly, and no more.
    private const long MostWork = 1 << 24;

    private readonly PrintOptions options = Evaluation.PrintOptions;
    private readonly Tensor tensor;
    private readonly long[] shown;
    private readonly StringBuilder text = new(Prefix);

    private TensorPrinter(Tensor tensor)
    {
        this.tensor = tensor;
        shown = tensor.Shape.ToArray();
        for (int i = 0; i < shown.Length && tensor.Count > options.Threshold; i++)
        {
            shown[i] = Math.Min(shown[i], 2 * Edge);
        }
    }

    private int Rank => shown.Length;

    private int Edge => options.EdgeItems;

    /// <summary>The text.</summary>
    /// <exception cref="GradException">It would be too long.</exception>
    public static string Print(Tensor tensor)
    {
        var printer = new TensorPrinter(tensor);
        if (tensor.Count == 0)
        {
            printer.text.Append("[]");
        }
        else
        {
            printer.Bound();
            printer.Write(printer.Format());
        }

        printer.Close();
        return printer.text.ToString();
    }

    private bool IsCut(int dimension) => shown[dimension] < tensor.Shape[dimension];

    private void Bound()
    {
        long cells = 1;
        foreach (long size in shown)
        {
            cells = Math.Min(cells * size, MostWork + 1);
        }

        long rows = Rank == 0 ? 1 : cells / shown[^1], work = cells + (rows * Rank);
        if (work > MostWork)
        {
            throw new GradException(ErrorKind.LimitExceeded, $"a tensor of shape {tensor.Shape} is too large to print");
        }

        Evaluation.Charge(work);
    }

    private Column Format() => tensor.DType switch
    {
        DType.Bool => Column.OfBools(Elements<long>()),
        _ when tensor.DType.IsComplex() => Column.Of(Elements<Complex>(), options),
        _ when tensor.DType.IsFloatingPoint() => Column.Of(Elements<double>(), options),
        _ => Column.Of(Elements<long>()),
    };

    /// <summary>The elements that are shown, row after row.</summary>
    private T[] Elements<T>()
        where T : unmanaged, INumberBase<T>
    {
        if (Rank == 0)
        {
            var only = new T[1];
            Conversion.Load<T>(tensor.Storage.Bytes, tensor.DType, tensor.Offset, 1, only);
            return only;
        }

        int row = (int)shown[^1], head = IsCut(Rank - 1) ? Edge : row;
        long stride = tensor.Strides[^1], tail = tensor.Offset + ((tensor.Shape[^1] - (row - head)) * stride);
        var elements = new T[shown.Aggregate(1L, (product, size) => product * size)];
        var index = new long[Rank - 1];
        for (int at = 0; at < elements.Length; at += row)
        {
            long start = 0;
            for (int i = 0; i < index.Length; i++)
            {
                start += (IsCut(i) && index[i] >= Edge ? tensor.Shape[i] - (2 * Edge) + index[i] : index[i]) * tensor.Strides[i];
            }

            Conversion.Load(tensor.Storage.Bytes, tensor.DType, tensor.Offset + start, stride, elements.AsSpan(at, head));
            Conversion.Load(tensor.Storage.Bytes, tensor.DType, tail + start, stride, elements.AsSpan(at + head, row - head));
            Advance(index);
        }

        return elements;
    }

    /// <summary>The next row in order.</summary>
    /// <returns>The dimension in which it is another than the last one, or -1 if that was the last.</returns>
    private int Advance(long[] index)
    {
        int dimension = index.Length - 1;
        while (dimension >= 0 && index[dimension] == shown[dimension] - 1)
        {
            index[dimension--] = 0;
        }

        if (dimension >= 0)
        {
            index[dimension]++;
        }

        return dimension;
    }

    private void Write(Column column)
    {
        if (Rank == 0)
        {
            text.Append(column.Cells[0]);
            return;
        }

        int row = (int)shown[^1], inner = Rank - 1;
        var index = new long[inner];
        text.Append('[', inner);
        for (int at = 0; ; at += row)
        {
            WriteRow(column.Cells.AsSpan(at, row), column.Width);
            int dimension = Advance(index);
            text.Append(']', inner - 1 - dimension);
            if (dimension < 0)
            {
                return;
            }

            Break(dimension);
            if (IsCut(dimension) && index[dimension] == Edge)
            {
                text.Append("...");
                Break(dimension);
            }

            text.Append('[', inner - 1 - dimension);
        }
    }

    /// <summary>What stands between two slices of a dimension: as many new lines as they have dimensions, and the indentation.</summary>
    private void Break(int dimension) =>
        text.Append(',').Append('\n', Rank - 1 - dimension).Append(' ', Prefix.Length + dimension + 1);

    private void WriteRow(ReadOnlySpan<string> cells, int width)
    {
        int indent = Prefix.Length + Rank - 1, perLine = Math.Max(1, (options.LineWidth - indent) / (width + 2)), written = 0;
        text.Append('[');
        for (int i = 0; i < cells.Length; i++)
        {
            if (i == Edge && IsCut(Rank - 1))
            {
                Next(" ...");
            }

            Next(cells[i]);
        }

        text.Append(']');

        void Next(string cell)
        {
            if (written > 0 && written % perLine == 0)
            {
                text.Append(",\n").Append(' ', indent + 1);
            }
            else if (written > 0)
            {
                text.Append(", ");
            }

            text.Append(cell);
            written++;
        }
    }

    private void Close()
    {
        string body = text.ToString();
        int length = body.Length - body.LastIndexOf('\n') + 1;
        foreach (string suffix in Suffixes())
        {
            if (length + suffix.Length + 2 > options.LineWidth)
            {
                text.Append(",\n").Append(' ', Prefix.Length).Append(suffix);
                length = Prefix.Length + suffix.Length;
            }
            else
            {
                text.Append(", ").Append(suffix);
                length += suffix.Length + 2;
            }
        }

        text.Append(')');
    }

    private IEnumerable<string> Suffixes()
    {
        DType standard = Evaluation.DefaultDType;
        if (tensor.Count == 0 && Rank != 1)
        {
            yield return $"size=({string.Join(", ", tensor.Shape.ToArray())})";
        }

        // An empty tensor shows no element from which an integer could be told.
        if (tensor.DType != standard
            && (tensor.Count == 0 || (tensor.DType != standard.ToComplex() && tensor.DType is not (DType.Int64 or DType.Bool))))
        {
            yield return $"dtype=torch.{tensor.DType.Name()}";
        }

        if (History() is { } name)
        {
            yield return $"grad_fn=<{name}>";
        }
        else if (tensor.RequiresGrad)
        {
            yield return "requires_grad=True";
        }

        if (Dual.Unpack(tensor).Tangent is { } tangent)
        {
            yield return $"tangent={tangent}";
        }
    }

    private string? History()
    {
        try
        {
            string? name = tensor.GradFn?.Name;
            return name?[(name.LastIndexOf(':') + 1)..];
        }
        catch (GradException)
        {
            // A view whose base was modified where that is forbidden; it can be looked at all the same.
            return "Invalid";
        }
    }
}
