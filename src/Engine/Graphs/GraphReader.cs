using System.Numerics;
using System.Text.Json;
using GradService.Tensors;

namespace GradService.Graphs;

/// <summary>
/// Reads a request, a graph and what is asked about it, from JSON in UTF-8. Tensors go straight into their buffers; no tree of the text
/// is made. Depth is bounded, and every error names its place.
/// </summary>
public static class GraphReader
{
    private static readonly (RequestFields Field, string Name)[] FieldNames =
    [
        (RequestFields.Wrt, "wrt"), (RequestFields.GradOutputs, "grad_outputs"), (RequestFields.AllowUnused, "allow_unused"),
        (RequestFields.Weights, "weights"), (RequestFields.Cotangents, "cotangents"), (RequestFields.Tangents, "tangents"),
        (RequestFields.Batched, "batched"), (RequestFields.Vector, "vector"), (RequestFields.Mode, "mode"), (RequestFields.Order, "order"),
        (RequestFields.MaterializeGrads, "materialize_grads"), (RequestFields.DetectAnomaly, "detect_anomaly"), (RequestFields.Format, "format"),
    ];

    /// <summary>The default dtype that a request names, or another if it names none; read first, because the tensors depend on it.</summary>
    /// <param name="body">The JSON text.</param>
    /// <param name="otherwise">The default dtype of a request that names none.</param>
    /// <exception cref="GradException">The text is not JSON, or the dtype none.</exception>
    public static DType DefaultDType(ReadOnlySpan<byte> body, DType otherwise = DType.Float64)
    {
        body = WithoutMark(body);

        // With an escape the name may be written in other letters.
        if (body.IndexOf("default_dtype"u8) < 0 && !body.Contains((byte)'\\'))
        {
            return otherwise;
        }

        try
        {
            var json = new JsonText(body);
            DType found = otherwise;
            json.EnterObject("a request");
            while (json.NextField(out string name))
            {
                if (name != "default_dtype")
                {
                    json.Skip();
                    continue;
                }

                string text = json.Text("default_dtype");
                if (!DTypes.TryParse(text, out found) || !found.IsFloatingPoint())
                {
                    throw GradException.Type($"only floating-point types are supported as the default type, not '{text}'", "TypeError").At(json.Pointer);
                }
            }

            return found;
        }
        catch (JsonException)
        {
            throw JsonText.Broken(body);
        }
    }

    /// <summary>Reads a request. Its tensors belong to the evaluation that runs on this thread.</summary>
    /// <param name="body">The JSON text.</param>
    /// <param name="fields">The fields that the request may have beside the graph's own.</param>
    /// <param name="maxNodes">The most nodes that it may have.</param>
    /// <exception cref="GradException">The text is not JSON, or not of the form.</exception>
    public static GraphRequest Read(ReadOnlySpan<byte> body, RequestFields fields = RequestFields.None, int maxNodes = int.MaxValue)
    {
        body = WithoutMark(body);
        try
        {
            var json = new JsonText(body);
            var request = new Draft();
            json.EnterObject("a request");
            while (json.NextField(out string name))
            {
                Field(ref json, name, request, fields, maxNodes);
            }

            json.End();
            return request.Finish(fields);
        }
        catch (JsonException)
        {
            throw JsonText.Broken(body);
        }
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> body) => body.StartsWith("\uFEFF"u8) ? body[3..] : body;

    private static void Field(ref JsonText json, string name, Draft request, RequestFields fields, int maxNodes)
    {
        if (!request.Seen.Add(name))
        {
            throw json.Twice();
        }

        switch (name)
        {
            case "inputs":
                Inputs(ref json, request.Inputs);
                break;
            case "program":
                request.Program = json.Text(name);
                break;
            case "nodes" when !fields.HasFlag(RequestFields.Script):
                Nodes(ref json, request.Nodes, maxNodes);
                break;
            case "outputs" when !fields.HasFlag(RequestFields.Script):
                request.Outputs = Names(ref json, "outputs");
                break;
            case "default_dtype":
                json.Text(name);
                break;
            case "manual_seed":
                request.Seed = json.Token == JsonTokenType.Number && json.Number() is long seed ? seed : throw json.Malformed("manual_seed is an integer");
                Evaluation.ManualSeed(seed);
                break;
            case "encoding":
                string encoding = json.Text(name);
                request.Base64 = encoding == "base64" || (encoding == "json" ? false : throw json.Malformed($"'{encoding}' is not an encoding; those are base64 and json"));
                break;
            case "wrt" when fields.HasFlag(RequestFields.Wrt):
                request.Wrt = json.Token == JsonTokenType.Null ? null : Names(ref json, name);
                break;
            case "grad_outputs" when fields.HasFlag(RequestFields.GradOutputs):
                request.GradOutputs = Tensors(ref json, name);
                break;
            case "allow_unused" when fields.HasFlag(RequestFields.AllowUnused):
                request.AllowUnused = json.Flag(name);
                break;
            case "weights" when fields.HasFlag(RequestFields.Weights):
                request.Weights = Tensors(ref json, name);
                break;
            case "cotangents" when fields.HasFlag(RequestFields.Cotangents):
                request.Cotangents = Tensors(ref json, name);
                break;
            case "tangents" when fields.HasFlag(RequestFields.Tangents):
                request.Tangents = Tensors(ref json, name);
                break;
            case "vector" when fields.HasFlag(RequestFields.Vector):
                request.Vector = Tensors(ref json, name);
                break;
            case "batched" when fields.HasFlag(RequestFields.Batched):
                request.Batched = json.Flag(name);
                break;
            case "mode" when fields.HasFlag(RequestFields.Mode):
                request.Mode = Mode(ref json);
                break;
            case "order" when fields.HasFlag(RequestFields.Order):
                request.Order = json.Token == JsonTokenType.Number && json.Number() is long and (1 or 2) and var order ? (int)order : throw json.Malformed("order is 1 or 2");
                break;
            case "materialize_grads" when fields.HasFlag(RequestFields.MaterializeGrads):
                request.MaterializeGrads = json.Flag(name);
                break;
            case "detect_anomaly" when fields.HasFlag(RequestFields.DetectAnomaly):
                request.DetectAnomaly = json.Flag(name);
                break;
            case "format" when fields.HasFlag(RequestFields.Format):
                request.Format = Format(ref json);
                break;
            default:
                throw json.Unknown("the request", Known(fields));
        }
    }

    private static string Known(RequestFields fields) =>
        (fields.HasFlag(RequestFields.Script) ? "inputs, program, default_dtype, manual_seed, encoding" : "inputs, nodes, program, outputs, default_dtype, manual_seed, encoding")
        + string.Concat(FieldNames.Where(pair => fields.HasFlag(pair.Field)).Select(pair => ", " + pair.Name));

    private static JacobianMode Mode(ref JsonText json) => json.Text("mode") switch
    {
        "auto" => JacobianMode.Auto,
        "forward" => JacobianMode.Forward,
        "reverse" => JacobianMode.Reverse,
        var other => throw json.Malformed($"'{other}' is not a mode; those are auto, forward and reverse"),
    };

    private static GraphFormat Format(ref JsonText json) => json.Text("format") switch
    {
        "json" => GraphFormat.Json,
        "mermaid" => GraphFormat.Mermaid,
        "dot" => GraphFormat.Dot,
        "svg" => GraphFormat.Svg,
        var other => throw json.Malformed($"'{other}' is not a format; those are json, mermaid, dot and svg"),
    };

    private static void Inputs(ref JsonText json, List<KeyValuePair<string, Tensor>> inputs)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        json.EnterObject("inputs");
        while (json.NextField(out string name))
        {
            if (!seen.Add(name))
            {
                throw new GradException(ErrorKind.DuplicateName, $"the name '{name}' is defined twice") { Pointer = json.Pointer };
            }

            inputs.Add(new(name, TensorText.Read(ref json, isInput: true)));
        }
    }

    private static List<KeyValuePair<string, Tensor?>> Tensors(ref JsonText json, string what)
    {
        var tensors = new List<KeyValuePair<string, Tensor?>>();
        if (json.Token == JsonTokenType.Null)
        {
            return tensors;
        }

        json.EnterObject(what);
        while (json.NextField(out string name))
        {
            if (tensors.Exists(pair => pair.Key == name))
            {
                throw new GradException(ErrorKind.DuplicateName, $"{what} names '{name}' twice") { Pointer = json.Pointer };
            }

            tensors.Add(new(name, json.Token == JsonTokenType.Null ? null : TensorText.Read(ref json, isInput: false)));
        }

        return tensors;
    }

    private static List<string> Names(ref JsonText json, string what)
    {
        var names = new List<string>();
        json.EnterList(what);
        while (json.NextItem())
        {
            string name = json.Text("a name");
            if (names.Contains(name))
            {
                throw new GradException(ErrorKind.DuplicateName, $"{what} names '{name}' twice") { Pointer = json.Pointer };
            }

            names.Add(name);
        }

        return names;
    }

    private static void Nodes(ref JsonText json, List<GraphNode> nodes, int maxNodes)
    {
        json.EnterList("nodes");
        while (json.NextItem())
        {
            if (nodes.Count == maxNodes)
            {
                throw new GradException(ErrorKind.LimitExceeded, $"a graph has at most {maxNodes} nodes") { Pointer = "/nodes" };
            }

            nodes.Add(Node(ref json));
        }
    }

    private static GraphNode Node(ref JsonText json)
    {
        string? id = null, op = null;
        List<object?>? inputs = null;
        List<KeyValuePair<string, object?>>? attributes = null;
        bool? noGrad = null, retainGrad = null;
        json.EnterObject("a node");
        while (json.NextField(out string name))
        {
            switch (name)
            {
                case "id" when id is null:
                    id = json.Text(name);
                    break;
                case "op" when op is null:
                    op = json.Text(name);
                    break;
                case "inputs" when inputs is null:
                    inputs = Arguments(ref json);
                    break;
                case "attrs" when attributes is null:
                    attributes = Attributes(ref json);
                    break;
                case "no_grad" when noGrad is null:
                    noGrad = json.Flag(name);
                    break;
                case "retain_grad" when retainGrad is null:
                    retainGrad = json.Flag(name);
                    break;
                case "id" or "op" or "inputs" or "attrs" or "no_grad" or "retain_grad":
                    throw json.Twice();
                default:
                    throw json.Unknown("a node", "id, op, inputs, attrs, no_grad and retain_grad");
            }
        }

        return new GraphNode(id, op ?? throw json.Malformed("a node needs an op"), inputs ?? [], attributes ?? [])
        {
            NoGrad = noGrad ?? false,
            RetainGrad = retainGrad ?? false,
        };
    }

    private static List<object?> Arguments(ref JsonText json)
    {
        var arguments = new List<object?>();
        json.EnterList("a node's inputs");
        while (json.NextItem())
        {
            arguments.Add(Value(ref json));
        }

        return arguments;
    }

    private static List<KeyValuePair<string, object?>> Attributes(ref JsonText json)
    {
        var attributes = new List<KeyValuePair<string, object?>>();
        json.EnterObject("attrs");
        while (json.NextField(out string name))
        {
            if (attributes.Exists(pair => pair.Key == name))
            {
                throw json.Twice();
            }

            attributes.Add(new(name, Value(ref json)));
        }

        return attributes;
    }

    // Recursion is bounded by the depth that the reader allows.
    private static object? Value(ref JsonText json)
    {
        switch (json.Token)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.String:
                return json.Text("a value");
            case JsonTokenType.Number:
                return json.Number();
            case JsonTokenType.StartArray:
                return Arguments(ref json);
            case JsonTokenType.StartObject:
                return Object(ref json);
            default:
                return json.Flag("a value");
        }
    }

    private static object Object(ref JsonText json)
    {
        json.EnterObject("a value");
        if (!json.NextField(out string name))
        {
            throw json.Malformed("an object as an argument is a tensor, {\"data\": …}, or a complex number, {\"complex\": [re, im]}");
        }

        return name == "complex" ? ComplexNumber(ref json) : TensorText.ReadRest(ref json, name);
    }

    private static object ComplexNumber(ref JsonText json)
    {
        var parts = new List<double>();
        json.EnterList("a complex number");
        while (json.NextItem())
        {
            parts.Add(Value(ref json) switch
            {
                long integer => integer,
                double number => number,
                "NaN" => double.NaN,
                "Infinity" => double.PositiveInfinity,
                "-Infinity" => double.NegativeInfinity,
                _ => throw json.Malformed("the parts of a complex number are numbers"),
            });
        }

        return parts.Count != 2 ? throw json.Malformed("a complex number is [re, im]")
            : json.NextField(out _) ? throw json.Unknown("a complex number", "complex")
            : new Complex(parts[0], parts[1]);
    }

    private sealed class Draft
    {
        public HashSet<string> Seen { get; } = new(StringComparer.Ordinal);

        public List<KeyValuePair<string, Tensor>> Inputs { get; } = [];

        public List<GraphNode> Nodes { get; } = [];

        public List<string>? Outputs { get; set; }

        public string? Program { get; set; }

        public List<string>? Wrt { get; set; }

        public List<KeyValuePair<string, Tensor?>>? GradOutputs { get; set; }

        public List<KeyValuePair<string, Tensor?>>? Weights { get; set; }

        public bool AllowUnused { get; set; } = true;

        public List<KeyValuePair<string, Tensor?>>? Cotangents { get; set; }

        public List<KeyValuePair<string, Tensor?>>? Tangents { get; set; }

        public List<KeyValuePair<string, Tensor?>>? Vector { get; set; }

        public bool Batched { get; set; }

        public JacobianMode Mode { get; set; }

        public int Order { get; set; } = 1;

        public bool MaterializeGrads { get; set; }

        public bool DetectAnomaly { get; set; }

        public long? Seed { get; set; }

        public GraphFormat Format { get; set; }

        public bool Base64 { get; set; }

        public GraphRequest Finish(RequestFields fields) => new(new Graph(Inputs, Nodes, Results(fields)))
        {
            Wrt = Wrt,
            GradOutputs = GradOutputs ?? [],
            Weights = Weights,
            AllowUnused = AllowUnused,
            Cotangents = Cotangents,
            Tangents = Tangents,
            Vector = Vector,
            Batched = Batched,
            Mode = Mode,
            Order = Order,
            MaterializeGrads = MaterializeGrads,
            DetectAnomaly = DetectAnomaly,
            Seed = Seed,
            Format = Format,
            Base64 = Base64,
            Program = Program,
        };

        private List<string> Results(RequestFields fields)
        {
            if (Program is not null && Seen.Contains("nodes"))
            {
                throw new GradException(ErrorKind.MalformedJson, "a request has nodes or a program, not both") { Pointer = "/program" };
            }

            if (fields.HasFlag(RequestFields.Script))
            {
                return Program is not null ? [] : throw new GradException(ErrorKind.MalformedJson, "program is required");
            }

            // The last expression of a program is its output unless others are named.
            return Outputs is { Count: > 0 } ? Outputs
                : Program is not null && Outputs is null ? ["result"]
                : throw new GradException(ErrorKind.MalformedJson, "outputs must name at least one result") { Pointer = Outputs is null ? string.Empty : "/outputs" };
        }
    }
}
