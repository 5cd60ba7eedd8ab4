using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using GradService.Tensors;

namespace GradService.Graphs;

/// <summary>Reads a tensor in each of its forms: a number, a bool, nested lists, or an object with data, dtype and shape.</summary>
internal static class TensorText
{
    private const string Known = "data, dtype, shape and requires_grad";

    /// <summary>Reads the tensor at which the text stands.</summary>
    /// <param name="json">The text.</param>
    /// <param name="isInput">Whether it is an input, which requires grad unless it says otherwise, if its dtype can.</param>
    public static Tensor Read(ref JsonText json, bool isInput)
    {
        if (json.Token == JsonTokenType.StartObject)
        {
            json.EnterObject("a tensor");
            var form = default(Form);
            while (json.NextField(out string name))
            {
                Field(ref json, name, ref form);
            }

            return Finish(ref json, form, isInput);
        }

        Tensor tensor = Bare(ref json);
        return isInput && tensor.DType.IsDifferentiable() ? tensor.RequiresGrad_() : tensor;
    }

    /// <summary>Goes on reading an object of whose fields one is already at hand: the caller found that it is a tensor.</summary>
    public static Tensor ReadRest(ref JsonText json, string first)
    {
        var form = default(Form);
        string name = first;
        do
        {
            Field(ref json, name, ref form);
        }
        while (json.NextField(out name));
        return Finish(ref json, form, isInput: false);
    }

    private static Tensor Bare(ref JsonText json)
    {
        int at = json.Start;
        if (json.Token == JsonTokenType.Null)
        {
            throw new GradException(ErrorKind.InvalidTensor, "a tensor is a number, a bool, nested lists of those or an object, not null") { Pointer = json.Pointer };
        }

        bool isList = json.Token == JsonTokenType.StartArray;
        Tensor tensor = ElementList.Read(json.Body, ref at, null, null, json.Pointer);
        if (isList)
        {
            json.Resume(at);
        }

        return tensor;
    }

    private static void Field(ref JsonText json, string name, ref Form form)
    {
        switch (name)
        {
            case "data" when form.HasData:
            case "dtype" when form.DType is not null:
            case "shape" when form.Shape is not null:
            case "requires_grad" when form.RequiresGrad is not null:
                throw json.Twice();
            case "data":
                Data(ref json, ref form);
                break;
            case "dtype":
                string dtype = json.Text("a dtype");
                form.DType = DTypes.TryParse(dtype, out DType parsed) ? parsed : throw new GradException(
                    ErrorKind.InvalidTensor, $"'{dtype}' is not a dtype; the dtypes are {string.Join(", ", Enum.GetValues<DType>().Select(one => one.Name()))}")
                {
                    Pointer = json.Pointer,
                };
                break;
            case "shape":
                form.Shape = ReadShape(ref json);
                break;
            case "requires_grad":
                form.RequiresGrad = json.Flag("requires_grad");
                break;
            default:
                throw json.Unknown("a tensor", Known);
        }
    }

    // The elements wait until dtype and shape are known; they may stand behind.
    private static void Data(ref JsonText json, ref Form form)
    {
        form.HasData = true;
        form.Pointer = json.Pointer;
        if (json.Token != JsonTokenType.StartObject)
        {
            form.Elements = Place(ref json);
            return;
        }

        json.EnterObject("data");
        string? encoding = null;
        int buffer = -1;
        while (json.NextField(out string name))
        {
            switch (name)
            {
                case "encoding" when encoding is null:
                    encoding = json.Text("encoding");
                    if (encoding is not ("base64" or "json"))
                    {
                        throw new GradException(ErrorKind.InvalidTensor, $"'{encoding}' is not an encoding; those are base64 and json") { Pointer = json.Pointer };
                    }

                    break;
                case "buffer" when buffer < 0:
                    buffer = Place(ref json);
                    break;
                case "encoding" or "buffer":
                    throw json.Twice();
                default:
                    throw json.Unknown("encoded data", "encoding and buffer");
            }
        }

        if (encoding is null || buffer < 0)
        {
            throw new GradException(ErrorKind.InvalidTensor, "encoded data needs both encoding and buffer") { Pointer = form.Pointer };
        }

        form.Elements = buffer;
        form.IsBase64 = encoding == "base64";
        form.Pointer += "/buffer";
    }

    private static int Place(ref JsonText json)
    {
        int start = json.Start;
        if (json.Token == JsonTokenType.StartArray)
        {
            json.SkipList();
        }
        else
        {
            json.Skip();
        }

        return start;
    }

    private static Shape ReadShape(ref JsonText json)
    {
        var sizes = new List<long>();
        json.EnterList("a shape");
        while (json.NextItem())
        {
            if (json.Token != JsonTokenType.Number || json.Number() is not (long and >= 0 and var size))
            {
                throw new GradException(ErrorKind.InvalidTensor, "the sizes of a shape are integers from 0") { Pointer = json.Pointer };
            }

            sizes.Add(size);
            if (sizes.Count > 64)
            {
                throw new GradException(ErrorKind.InvalidTensor, "a tensor has at most 64 dimensions") { Pointer = json.Pointer };
            }
        }

        return Shape.Of([.. sizes]);
    }

    private static Tensor Finish(ref JsonText json, in Form form, bool isInput)
    {
        if (!form.HasData)
        {
            throw new GradException(ErrorKind.InvalidTensor, "a tensor needs data") { Pointer = json.Pointer };
        }

        try
        {
            int at = form.Elements;
            Tensor tensor = form.IsBase64
                ? FromBase64(json.Body[at..], form)
                : ElementList.Read(json.Body, ref at, form.DType, form.Shape, form.Pointer);
            bool requiresGrad = form.RequiresGrad ?? (isInput && tensor.DType.IsDifferentiable());
            if (requiresGrad && !tensor.DType.IsDifferentiable())
            {
                throw new GradException(ErrorKind.NotDifferentiable, "Only Tensors of floating point and complex dtype can require gradients")
                {
                    Pointer = json.Pointer + "/requires_grad",
                };
            }

            return requiresGrad ? tensor.RequiresGrad_() : tensor;
        }
        catch (GradException error) when (error.Pointer is null)
        {
            throw error.At(form.Pointer);
        }
    }

    private static Tensor FromBase64(ReadOnlySpan<byte> text, in Form form)
    {
        if (form.DType is not { } dtype || form.Shape is not { } shape)
        {
            throw new GradException(ErrorKind.InvalidTensor, "data in base64 needs dtype and shape");
        }

        var reader = new Utf8JsonReader(text);
        if (!reader.Read() || reader.TokenType != JsonTokenType.String)
        {
            throw new GradException(ErrorKind.InvalidTensor, "the buffer of base64 data is a string");
        }

        ReadOnlySpan<byte> encoded = reader.ValueSpan;
        if (reader.ValueIsEscaped)
        {
            // Some encoders write / as \/.
            var copy = new byte[encoded.Length];
            encoded = copy.AsSpan(0, reader.CopyString(copy));
        }

        // Checked before memory is taken for a shape that the text cannot fill.
        int padding = encoded.EndsWith("=="u8) ? 2 : encoded.EndsWith("="u8) ? 1 : 0;
        long bytes = ((encoded.Length + 3) / 4 * 3L) - padding;
        Shape expected = shape;
        if (encoded.Length % 4 != 0 || bytes != (decimal)expected.Count * dtype.Size())
        {
            throw new GradException(
                ErrorKind.InvalidTensor, $"shape '{shape}' of {dtype.Name()} takes {(decimal)shape.Count * dtype.Size()} bytes, the buffer has {bytes}");
        }

        Tensor tensor = Tensor.Empty(shape, dtype);
        Span<byte> elements = tensor.Storage.Bytes;
        if (Base64.DecodeFromUtf8(encoded, elements, out _, out int written) != OperationStatus.Done || written != elements.Length)
        {
            throw new GradException(ErrorKind.InvalidTensor, "the buffer is not base64");
        }

        if (dtype == DType.Bool)
        {
            foreach (ref byte element in elements)
            {
                element = element != 0 ? (byte)1 : (byte)0;
            }
        }

        return tensor;
    }

    private ref struct Form
    {
        public bool HasData;
        public int Elements;
        public bool IsBase64;
        public string Pointer;
        public DType? DType;
        public Shape? Shape;
        public bool? RequiresGrad;
    }
}
