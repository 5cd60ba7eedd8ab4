using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GradService.Tensors;
using GradService.Tensors.Printing;

namespace GradService.Graphs;

/// <summary>Writes tensors as the contract has them: numbers in the shortest text that reads back bit for bit, or base64.</summary>
public static class TensorWriter
{
    // Longer than any number's text.
    private const int LongestNumber = 40;

    // In this range a whole double's digits are those of the integer.
    private const double LargestPlain = 1e15;

    /// <summary>Writes an object of named tensors.</summary>
    public static void Write(AnswerBuffer json, IReadOnlyList<KeyValuePair<string, Tensor?>> tensors, bool base64)
    {
        json.Write((byte)'{');
        for (int i = 0; i < tensors.Count; i++)
        {
            if (i > 0)
            {
                json.Write((byte)',');
            }

            Name(json, tensors[i].Key);
            json.Write((byte)':');
            if (tensors[i].Value is { } tensor)
            {
                Write(json, tensor, base64);
            }
            else
            {
                json.Write("null"u8);
            }
        }

        json.Write((byte)'}');
    }

    /// <summary>Writes one tensor: <c>{"dtype", "shape", "data"}</c>.</summary>
    public static void Write(AnswerBuffer json, Tensor tensor, bool base64)
    {
        Fields(json, tensor, base64);
        json.Write((byte)'}');
    }

    /// <summary>Writes one tensor and what autograd knows of it: <c>requires_grad</c>, <c>is_leaf</c>, <c>grad_fn</c>, <c>grad</c>.</summary>
    public static void WriteVariable(AnswerBuffer json, Tensor tensor, bool base64)
    {
        Fields(json, tensor, base64);
        json.Write(tensor.RequiresGrad ? ",\"requires_grad\":true"u8 : ",\"requires_grad\":false"u8);
        json.Write(tensor.IsLeaf ? ",\"is_leaf\":true,\"grad_fn\":"u8 : ",\"is_leaf\":false,\"grad_fn\":"u8);
        if (tensor.GradFn is { } node)
        {
            Name(json, node.Name);
        }
        else
        {
            json.Write("null"u8);
        }

        json.Write(",\"grad\":"u8);
        if ((tensor.IsLeaf || tensor.RetainsGrad) && tensor.Grad is { } grad)
        {
            Write(json, grad, base64);
        }
        else
        {
            json.Write("null"u8);
        }

        json.Write((byte)'}');
    }

    internal static void Fields(AnswerBuffer json, Tensor tensor, bool base64)
    {
        json.Write("{\"dtype\":\""u8);
        Ascii(json, tensor.DType.Name());
        json.Write("\",\"shape\":["u8);
        Sizes(json, tensor.Shape);
        json.Write("],\"data\":"u8);
        if (base64)
        {
            Base64Data(json, tensor.ToBytes());
        }
        else
        {
            Data(json, tensor);
        }
    }

    /// <summary>Writes a name as a JSON string.</summary>
    public static void Name(AnswerBuffer json, string name)
    {
        json.Write((byte)'"');
        JsonEncodedText encoded = JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        json.Write(encoded.EncodedUtf8Bytes);
        json.Write((byte)'"');
    }

    private static void Ascii(AnswerBuffer json, string text) =>
        json.Advance(Encoding.ASCII.GetBytes(text, json.GetSpan(text.Length)));

    internal static void Sizes(AnswerBuffer json, Shape shape)
    {
        for (int i = 0; i < shape.Rank; i++)
        {
            if (i > 0)
            {
                json.Write((byte)',');
            }

            shape[i].TryFormat(json.GetSpan(LongestNumber), out int written);
            json.Advance(written);
        }
    }

    private static void Base64Data(AnswerBuffer json, ReadOnlySpan<byte> bytes)
    {
        json.Write("{\"encoding\":\"base64\",\"buffer\":\""u8);
        Base64.EncodeToUtf8(bytes, json.GetSpan(checked((int)(((bytes.Length + 2L) / 3) * 4))), out _, out int written);
        json.Advance(written);
        json.Write("\"}"u8);
    }

    private static void Data(AnswerBuffer json, Tensor tensor)
    {
        ReadOnlySpan<byte> bytes = tensor.ToBytes();
        Shape shape = tensor.Shape;
        switch (tensor.DType)
        {
            case DType.Float64:
                Nested(json, shape, MemoryMarshal.Cast<byte, double>(bytes), Number);
                break;
            case DType.Float32:
                Nested(json, shape, MemoryMarshal.Cast<byte, float>(bytes), Number);
                break;
            case DType.Float16:
                Nested(json, shape, MemoryMarshal.Cast<byte, Half>(bytes), static (json, value) => Number(json, (float)value));
                break;
            case DType.BFloat16:
                Nested(json, shape, MemoryMarshal.Cast<byte, BFloat16>(bytes), static (json, value) => Number(json, (float)value));
                break;
            case DType.Complex128:
                Nested(json, shape, MemoryMarshal.Cast<byte, Complex>(bytes), static (json, value) => Pair(json, value.Real, value.Imaginary));
                break;
            case DType.Complex64:
                Nested(json, shape, MemoryMarshal.Cast<byte, Complex64>(bytes), static (json, value) => Pair(json, value.Real, value.Imaginary));
                break;
            case DType.Int64:
                Nested(json, shape, MemoryMarshal.Cast<byte, long>(bytes), Integer);
                break;
            case DType.Int32:
                Nested(json, shape, MemoryMarshal.Cast<byte, int>(bytes), static (json, value) => Integer(json, value));
                break;
            case DType.Int16:
                Nested(json, shape, MemoryMarshal.Cast<byte, short>(bytes), static (json, value) => Integer(json, value));
                break;
            case DType.Int8:
                Nested(json, shape, MemoryMarshal.Cast<byte, sbyte>(bytes), static (json, value) => Integer(json, value));
                break;
            case DType.UInt8:
                Nested(json, shape, bytes, static (json, value) => Integer(json, value));
                break;
            default:
                Nested(json, shape, bytes, static (json, value) => json.Write(value != 0 ? "true"u8 : "false"u8));
                break;
        }
    }

    private static void Nested<T>(AnswerBuffer json, Shape shape, ReadOnlySpan<T> elements, Action<AnswerBuffer, T> write)
    {
        if (shape.Rank == 0)
        {
            write(json, elements[0]);
            return;
        }

        json.Expect(Shortest(shape));
        int next = 0;
        Level(json, shape, 0, elements, ref next, write);
    }

    // The least length of nested lists of this shape: two bytes for each list or element of the last dimension before an empty one.
    private static Int128 Shortest(Shape shape)
    {
        Int128 count = 1;
        for (int i = 0; i < shape.Rank && shape[i] != 0 && count < long.MaxValue; i++)
        {
            count *= shape[i];
        }

        return 2 * count;
    }

    // As deep as the tensor has dimensions: 64 at most.
    private static void Level<T>(
        AnswerBuffer json, Shape shape, int dimension, ReadOnlySpan<T> elements, ref int next, Action<AnswerBuffer, T> write)
    {
        json.Write((byte)'[');
        long size = shape[dimension];
        for (long i = 0; i < size; i++)
        {
            if (i > 0)
            {
                json.Write((byte)',');
            }

            if (dimension == shape.Rank - 1)
            {
                write(json, elements[next++]);
            }
            else
            {
                Level(json, shape, dimension + 1, elements, ref next, write);
            }
        }

        json.Write((byte)']');
    }

    /// <summary>Writes a float: a whole one keeps its point, and one that is not finite is a string.</summary>
    public static void Number(AnswerBuffer json, double value)
    {
        Span<byte> text = json.GetSpan(LongestNumber);
        int written;
        if (Math.Abs(value) < LargestPlain && value == Math.Truncate(value) && (value != 0 || !double.IsNegative(value)))
        {
            ((long)value).TryFormat(text, out written);
            json.Advance(Whole(text, written));
        }
        else if (double.IsFinite(value))
        {
            value.TryFormat(text, out written, ShortestDigits.Format(value), CultureInfo.InvariantCulture);
            json.Advance(text[..written].IndexOfAny((byte)'.', (byte)'E') < 0 ? Whole(text, written) : written);
        }
        else
        {
            NonFinite(json, value);
        }
    }

    private static void Number(AnswerBuffer json, float value)
    {
        if (!float.IsFinite(value))
        {
            NonFinite(json, value);
            return;
        }

        Span<byte> text = json.GetSpan(LongestNumber);
        value.TryFormat(text, out int written, default, CultureInfo.InvariantCulture);
        json.Advance(text[..written].IndexOfAny((byte)'.', (byte)'E') < 0 ? Whole(text, written) : written);
    }

    private static int Whole(Span<byte> text, int written)
    {
        ".0"u8.CopyTo(text[written..]);
        return written + 2;
    }

    private static void NonFinite(AnswerBuffer json, double value) =>
        json.Write(double.IsNaN(value) ? "\"NaN\""u8 : value > 0 ? "\"Infinity\""u8 : "\"-Infinity\""u8);

    private static void Pair(AnswerBuffer json, double real, double imaginary)
    {
        json.Write((byte)'[');
        Number(json, real);
        json.Write((byte)',');
        Number(json, imaginary);
        json.Write((byte)']');
    }

    private static void Pair(AnswerBuffer json, float real, float imaginary)
    {
        json.Write((byte)'[');
        Number(json, real);
        json.Write((byte)',');
        Number(json, imaginary);
        json.Write((byte)']');
    }

    private static void Integer(AnswerBuffer json, long value)
    {
        value.TryFormat(json.GetSpan(LongestNumber), out int written);
        json.Advance(written);
    }
}
