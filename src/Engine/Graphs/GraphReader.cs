using System.Numerics;
using System.Text.Json;
using GradService.Operators;
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
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var request = new GraphRequest(new Graph([], [], []));
            json.EnterObject("a request");
            while (json.NextField(out string name))
            {
                request = seen.Add(name) ? Field(ref json, name, request, fields, maxNodes) : throw json.Twice();
            }

            json.End();
            return Finish(request, fields, seen);
        }
        catch (JsonException)
        {
            throw JsonText.Broken(body);
        }
    }

    /// <summary>Reads a subgraph by itself.</summary>
    /// <param name="text">The JSON text.</param>
    /// <exception cref="GradException">The text is not JSON, or not of the form.</exception>
    public static Subgraph ReadSubgraph(ReadOnlySpan<byte> text)
    {
        try
        {
            var json = new JsonText(text);
            Subgraph subgraph = Subgraph(ref json, "a subgraph", new NodeCount(int.MaxValue));
            json.End();
            return subgraph;
        }
        catch (JsonException)
        {
            throw JsonText.Broken(text);
        }
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> body) => body.StartsWith("\uFEFF"u8) ? body[3..] : body;

    // The request with one more field.
    private static GraphRequest Field(ref JsonText json, string name, GraphRequest request, RequestFields fields, int maxNodes)
    {
        switch (name)
        {
            case "inputs":
                return request with { Graph = request.Graph with { Inputs = Inputs(ref json) } };
            case "program":
                return request with { Program = json.Text(name) };
            case "nodes" when !fields.HasFlag(RequestFields.Script):
                return request with { Graph = request.Graph with { Nodes = Nodes(ref json, new NodeCount(maxNodes)) } };
            case "outputs" when !fields.HasFlag(RequestFields.Script):
                return request with { Graph = request.Graph with { Outputs = Names(ref json, "outputs") } };
            case "default_dtype":
                // Read before all else.
                json.Text(name);
                return request;
            case "manual_seed":
                long seed = json.Token == JsonTokenType.Number && json.Number() is long number ? number : throw json.Malformed("manual_seed is an integer");
                Evaluation.ManualSeed(seed);
                return request with { Seed = seed };
            case "encoding":
                return request with { Base64 = Choice(ref json, name, [("json", false), ("base64", true)]) };
            case "wrt" when fields.HasFlag(RequestFields.Wrt):
                return request with { Wrt = json.Token == JsonTokenType.Null ? null : Names(ref json, name) };
            case "grad_outputs" when fields.HasFlag(RequestFields.GradOutputs):
                return request with { GradOutputs = Tensors(ref json, name) };
            case "allow_unused" when fields.HasFlag(RequestFields.AllowUnused):
                return request with { AllowUnused = json.Flag(name) };
            case "materialize_grads" when fields.HasFlag(RequestFields.MaterializeGrads):
                return request with { MaterializeGrads = json.Flag(name) };
            case "detect_anomaly" when fields.HasFlag(RequestFields.DetectAnomaly):
                return request with { DetectAnomaly = json.Flag(name) };
            case "weights" when fields.HasFlag(RequestFields.Weights):
                return request with { Weights = Tensors(ref json, name) };
            case "cotangents" when fields.HasFlag(RequestFields.Cotangents):
                return request with { Cotangents = Tensors(ref json, name) };
            case "tangents" when fields.HasFlag(RequestFields.Tangents):
                return request with { Tangents = Tensors(ref json, name) };
            case "vector" when fields.HasFlag(RequestFields.Vector):
                return request with { Vector = Tensors(ref json, name) };
            case "batched" when fields.HasFlag(RequestFields.Batched):
                return request with { Batched = json.Flag(name) };
            case "mode" when fields.HasFlag(RequestFields.Mode):
                return request with
                {
                    Mode = Choice(ref json, name, [("auto", JacobianMode.Auto), ("forward", JacobianMode.Forward), ("reverse", JacobianMode.Reverse)]),
                };
            case "order" when fields.HasFlag(RequestFields.Order):
                long order = json.Token == JsonTokenType.Number && json.Number() is long and (1 or 2) and var given ? given : throw json.Malformed("order is 1 or 2");
                return request with { Order = (int)order };
            case "format" when fields.HasFlag(RequestFields.Format):
                return request with
                {
                    Format = Choice(ref json, name, [("json", GraphFormat.Json), ("mermaid", GraphFormat.Mermaid), ("dot", GraphFormat.Dot), ("svg", GraphFormat.Svg)]),
                };
            default:
                throw json.Unknown("the request", Known(fields));
        }
    }

    private static GraphRequest Finish(GraphRequest request, RequestFields fields, HashSet<string> seen)
    {
        if (request.Program is not null && seen.Contains("nodes"))
        {
            throw new GradException(ErrorKind.MalformedJson, "a request has nodes or a program, not both") { Pointer = "/program" };
        }

        if (fields.HasFlag(RequestFields.Script))
        {
            return request.Program is not null ? request : throw new GradException(ErrorKind.MalformedJson, "program is required");
        }

        if (request.Graph.Outputs.Count > 0)
        {
            return request;
        }

        // The last expression of a program is its output unless others are named.
        bool isNamed = seen.Contains("outputs");
        return request.Program is not null && !isNamed
            ? request with { Graph = request.Graph with { Outputs = ["result"] } }
            : throw new GradException(ErrorKind.MalformedJson, "outputs must name at least one result") { Pointer = isNamed ? "/outputs" : string.Empty };
    }

    private static string Known(RequestFields fields) =>
        (fields.HasFlag(RequestFields.Script) ? "inputs, program, default_dtype, manual_seed, encoding" : "inputs, nodes, program, outputs, default_dtype, manual_seed, encoding")
        + string.Concat(FieldNames.Where(pair => fields.HasFlag(pair.Field)).Select(pair => ", " + pair.Name));

    private static T Choice<T>(ref JsonText json, string field, (string Name, T Value)[] choices)
    {
        string name = json.Text(field);
        foreach ((string known, T value) in choices)
        {
            if (known == name)
            {
                return value;
            }
        }

        throw json.Malformed($"'{name}' is not one of the values of {field}; those are {string.Join(", ", choices.Select(choice => choice.Name))}");
    }

    private static List<KeyValuePair<string, Tensor>> Inputs(ref JsonText json)
    {
        var inputs = new List<KeyValuePair<string, Tensor>>();
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

        return inputs;
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

    private static List<string> Names(ref JsonText json, string what, bool isRepeatable = false)
    {
        var names = new List<string>();
        json.EnterList(what);
        while (json.NextItem())
        {
            string name = json.Text("a name");
            if (!isRepeatable && names.Contains(name))
            {
                throw new GradException(ErrorKind.DuplicateName, $"{what} names '{name}' twice") { Pointer = json.Pointer };
            }

            names.Add(name);
        }

        return names;
    }

    private static List<GraphNode> Nodes(ref JsonText json, NodeCount count)
    {
        var nodes = new List<GraphNode>();
        json.EnterList("nodes");
        while (json.NextItem())
        {
            count.Add();
            nodes.Add(Node(ref json, count));
        }

        return nodes;
    }

    private static GraphNode Node(ref JsonText json, NodeCount count)
    {
        string? id = null, op = null;
        List<object?>? inputs = null;
        List<KeyValuePair<string, object?>>? attributes = null;
        List<KeyValuePair<string, Subgraph>>? bodies = null;
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
                case var _ when Catalogue.FunctionParameters.Contains(name):
                    if (bodies?.Exists(body => body.Key == name) == true)
                    {
                        throw json.Twice();
                    }

                    (bodies ??= []).Add(new(name, Subgraph(ref json, name, count)));
                    break;
                default:
                    throw json.Unknown("a node", $"id, op, inputs, attrs, no_grad, retain_grad, and for control flow {string.Join(", ", Catalogue.FunctionParameters)}");
            }
        }

        return new GraphNode(id, op ?? throw json.Malformed("a node needs an op"), inputs ?? [], attributes ?? [])
        {
            NoGrad = noGrad ?? false,
            RetainGrad = retainGrad ?? false,
            Bodies = bodies ?? [],
        };
    }

    // Recursion is bounded by the depth that the reader allows.
    private static Subgraph Subgraph(ref JsonText json, string what, NodeCount count)
    {
        List<string>? inputs = null, outputs = null;
        List<GraphNode>? nodes = null;
        json.EnterObject(what);
        while (json.NextField(out string name))
        {
            switch (name)
            {
                case "inputs" when inputs is null:
                    inputs = Names(ref json, "the inputs of a subgraph");
                    break;
                case "nodes" when nodes is null:
                    nodes = Nodes(ref json, count);
                    break;
                case "outputs" when outputs is null:
                    outputs = Names(ref json, "the outputs of a subgraph", isRepeatable: true);
                    break;
                case "inputs" or "nodes" or "outputs":
                    throw json.Twice();
                default:
                    throw json.Unknown("a subgraph", "inputs, nodes and outputs");
            }
        }

        return new Subgraph(inputs ?? [], nodes ?? [], outputs ?? throw json.Malformed($"{what} needs outputs: the names of its results"));
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

    /// <summary>Counts the nodes of a graph and of all its subgraphs.</summary>
    private sealed class NodeCount(int most)
    {
        private int count;

        public void Add()
        {
            if (count++ == most)
            {
                throw new GradException(ErrorKind.LimitExceeded, $"a graph has at most {most} nodes") { Pointer = "/nodes" };
            }
        }
    }
}
