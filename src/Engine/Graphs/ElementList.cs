using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using GradService.Tensors;

namespace GradService.Graphs;

/// <summary>Reads the elements of a tensor, nested lists or a single value, from JSON text straight into a typed buffer; iterative.</summary>
internal ref struct ElementList
{
    private const int FirstBuffer = 256;
    private const int LargestElement = 8;

    private readonly ReadOnlySpan<byte> text;
    private readonly DType dtype;
    private readonly DType part;
    private readonly Span<long> sizes;
    private readonly Span<long> counts;
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private int used;
    private int at;
    private int depth;
    private int rank = -1;
    private int deepest;
    private bool bools = true;

    private ElementList(ReadOnlySpan<byte> text, int start, DType dtype, Span<long> sizes, Span<long> counts)
    {
        this.text = text;
        this.dtype = dtype;
        this.sizes = sizes;
        this.counts = counts;
        part = dtype.ToReal();
        at = start;
    }

    /// <summary>Reads a tensor and moves behind it.</summary>
    /// <param name="text">The JSON text.</param>
    /// <param name="at">Where the value begins; afterwards, where it ended.</param>
    /// <param name="dtype">The dtype; null for the default dtype, or bool if all elements are bools.</param>
    /// <param name="shape">The shape; null for that of the lists. With a shape the elements may be one flat list.</param>
    /// <param name="pointer">The JSON pointer of the value.</param>
    /// <exception cref="GradException">It is no tensor.</exception>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static Tensor Read(ReadOnlySpan<byte> text, ref int at, DType? dtype, Shape? shape, string pointer)
    {
        var list = new ElementList(
            text, at, dtype ?? Evaluation.DefaultDType, stackalloc long[Shape.MaxRank + 1], stackalloc long[Shape.MaxRank + 1]);
        try
        {
            list.Run();
            at = list.at;
            Tensor tensor = list.ToTensor(shape);
            return dtype is null && list.bools && list.used > 0 ? tensor.Dense(DType.Bool) : tensor;
        }
        catch (GradException error) when (error.Pointer is null)
        {
            throw error.At(pointer + list.Place());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(list.buffer);
        }
    }

    private void Run()
    {
        if (Next() != '[')
        {
            rank = 0;
            Element();
            return;
        }

        Open();
        while (depth > 0)
        {
            byte next = Next();
            if (next == '[')
            {
                Open();
                continue;
            }

            if (next == ']' && counts[depth - 1] == 0)
            {
                Close();
            }
            else
            {
                rank = rank < 0 ? depth : rank;
                if (depth != rank)
                {
                    throw Ragged();
                }

                Element();
                counts[depth - 1]++;
            }

            Separate();
        }
    }

    /// <summary>Moves over what may stand behind a value: the ends of lists, then a comma.</summary>
    private void Separate()
    {
        while (depth > 0)
        {
            byte next = Next();
            if (next == ',')
            {
                at++;
                return;
            }

            if (next != ']')
            {
                throw new JsonException();
            }

            Close();
        }
    }

    private void Open()
    {
        if (depth == rank)
        {
            throw Ragged();
        }

        if (depth > Shape.MaxRank)
        {
            throw new GradException(ErrorKind.InvalidTensor, $"a tensor has at most {Shape.MaxRank} dimensions");
        }

        at++;
        counts[depth] = 0;
        depth++;
        if (depth > deepest)
        {
            deepest = depth;
            sizes[depth - 1] = -1;
        }
    }

    private void Close()
    {
        at++;
        depth--;
        ref long size = ref sizes[depth];
        if (size >= 0 && size != counts[depth])
        {
            throw new GradException(ErrorKind.InvalidTensor, $"expected sequence of length {size} at dim {depth} (got {counts[depth]})", "ValueError");
        }

        size = counts[depth];
        if (depth > 0)
        {
            counts[depth - 1]++;
        }
    }

    private byte Next()
    {
        while ((uint)at < (uint)text.Length)
        {
            byte next = text[at];
            if (next > ' ')
            {
                return next;
            }

            if (next is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            {
                break;
            }

            at++;
        }

        throw new JsonException();
    }

    private void Element()
    {
        if (used + LargestElement > buffer.Length)
        {
            Grow();
        }

        switch (text[at])
        {
            case (byte)'t' when Accept("true"u8):
                Store(1.0);
                break;
            case (byte)'f' when Accept("false"u8):
                Store(0.0);
                break;
            case (byte)'"':
                bools = false;
                Store(NonFinite());
                break;
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                bools = false;
                NumberText number = NumberText.Read(text, ref at);
                Store(number);
                break;
            case (byte)'n' when Accept("null"u8):
                throw Strange("null");
            case (byte)'{':
                throw Strange("an object");
            default:
                throw new JsonException();
        }
    }

    private void Store(scoped NumberText number)
    {
        switch (part)
        {
            case DType.Float64:
                Put(number.ToDouble());
                break;
            case DType.Float32:
                Put(number.ToSingle());
                break;
            case DType.Float16:
                Put((Half)number.ToDouble());
                break;
            case DType.BFloat16:
                Put((BFloat16)number.ToDouble());
                break;
            case DType.Bool:
                Put(number.ToDouble() != 0 ? (byte)1 : (byte)0);
                break;
            default:
                Store(number.ToInt64() ?? throw new GradException(ErrorKind.InvalidTensor, $"the elements of a tensor of {dtype.Name()} are integers within its range"));
                break;
        }
    }

    private void Store(double value)
    {
        switch (part)
        {
            case DType.Float64:
                Put(value);
                break;
            case DType.Float32:
                Put((float)value);
                break;
            case DType.Float16:
                Put((Half)value);
                break;
            case DType.BFloat16:
                Put((BFloat16)value);
                break;
            default:
                Store((long)value);
                break;
        }
    }

    private void Store(long value)
    {
        bool fits = true;
        switch (part)
        {
            case DType.Int64:
                Put(value);
                break;
            case DType.Int32:
                fits = value == (int)value;
                Put((int)value);
                break;
            case DType.Int16:
                fits = value == (short)value;
                Put((short)value);
                break;
            case DType.Int8:
                fits = value == (sbyte)value;
                Put((sbyte)value);
                break;
            case DType.UInt8:
                fits = value == (byte)value;
                Put((byte)value);
                break;
            default:
                Put(value != 0 ? (byte)1 : (byte)0);
                break;
        }

        if (!fits)
        {
            throw new GradException(ErrorKind.InvalidTensor, $"value cannot be converted to type {dtype.Name()} without overflow: {value}");
        }
    }

    private void Put<T>(T value)
        where T : unmanaged
    {
        Unsafe.WriteUnaligned(ref buffer[used], value);
        used += Unsafe.SizeOf<T>();
    }

    private double NonFinite()
    {
        double value = Accept("\"NaN\""u8) ? double.NaN
            : Accept("\"Infinity\""u8) ? double.PositiveInfinity
            : Accept("\"-Infinity\""u8) ? double.NegativeInfinity
            : throw Strange("another string");
        return part.IsFloatingPoint() ? value : throw new GradException(
            ErrorKind.InvalidTensor, $"a tensor of {dtype.Name()} holds no {value.ToString(System.Globalization.CultureInfo.InvariantCulture)}");
    }

    private bool Accept(ReadOnlySpan<byte> word)
    {
        if (!text[at..].StartsWith(word))
        {
            return false;
        }

        at += word.Length;
        return true;
    }

    private void Grow()
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, used).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }

    private readonly Tensor ToTensor(Shape? expected)
    {
        ReadOnlySpan<long> read = sizes[..deepest];
        if (dtype.IsComplex())
        {
            read = WithoutPairs(read);
        }

        if (read.Length > Shape.MaxRank)
        {
            throw new GradException(ErrorKind.InvalidTensor, $"a tensor has at most {Shape.MaxRank} dimensions");
        }

        Shape shape = Shape.Of(read);
        if (expected is not null && !shape.Equals(expected) && (shape.Count != expected.Count || (shape.Rank > 1 && shape.Count > 0)))
        {
            throw new GradException(ErrorKind.InvalidTensor, $"shape '{expected}' is invalid for data of shape {shape}");
        }

        Tensor tensor = Tensor.Empty(expected ?? shape, dtype);
        buffer.AsSpan(0, used).CopyTo(tensor.Storage.Bytes);
        return tensor;
    }

    private readonly ReadOnlySpan<long> WithoutPairs(ReadOnlySpan<long> read)
    {
        if (used == 0)
        {
            return read;
        }

        return read is [.. var rest, 2] ? rest : throw new GradException(
            ErrorKind.InvalidTensor, $"a number of {dtype.Name()} is written as a list of two, [re, im]");
    }

    private readonly GradException Ragged() =>
        new(ErrorKind.InvalidTensor, "a tensor's elements are numbers or bools, all at one depth of lists", "TypeError");

    private readonly GradException Strange(string what) =>
        new(ErrorKind.InvalidTensor, $"a tensor's elements are numbers, bools, or the strings \"NaN\", \"Infinity\" and \"-Infinity\"; here is {what}", "TypeError");

    private readonly string Place()
    {
        var place = new System.Text.StringBuilder();
        for (int i = 0; i < depth; i++)
        {
            place.Append('/').Append(counts[i]);
        }

        return place.ToString();
    }
}
