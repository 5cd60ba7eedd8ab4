using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using GradService.Graphs;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Api.Operators;

/// <summary>A request that shows an operator at its first sample: tensors become literal inputs, named as the signature names them.</summary>
internal sealed class SampleRequest
{
    // Enough to tell the values apart, and short enough to read.
    private const int Decimals = 4;

    private readonly JsonObject inputs = [];
    private readonly Signature signature;

    private SampleRequest(Signature signature) => this.signature = signature;

    /// <summary>The body for <c>/v1/evaluate</c>.</summary>
    public JsonObject Json { get; private set; } = [];

    /// <summary>The operator of which this one is the in-place form, or null.</summary>
    public static CatalogueEntry? OutOfPlace(CatalogueEntry entry) =>
        entry.IsInPlace && entry.Name.EndsWith('_') ? Catalogue.Find(entry.Name[..^1]) : null;

    /// <summary>The requests for an operator, one for each sample; an in-place form has those of the operator that it overwrites with.</summary>
    public static IEnumerable<SampleRequest> Of(CatalogueEntry entry)
    {
        bool own = entry.Overloads.Any(overload => overload.Samples.Count > 0);
        foreach (Signature overload in (own ? entry : OutOfPlace(entry) ?? entry).Overloads)
        {
            foreach (SampleAttribute sample in overload.Samples)
            {
                var request = new SampleRequest(overload);
                request.Build(entry, SampleText.Read(sample.Arguments));
                yield return request;
            }
        }
    }

    private void Build(CatalogueEntry entry, Sample sample)
    {
        var nodes = new JsonArray();
        var arguments = new JsonArray();
        for (int i = 0; i < sample.Positional.Count; i++)
        {
            arguments.Add(Argument(sample.Positional[i], ParameterName(i)));
        }

        if (entry.IsInPlace && arguments is [JsonValue target, ..])
        {
            // A leaf that requires grad may not be overwritten; a copy of it may.
            nodes.Add(new JsonObject { ["id"] = "copy", ["op"] = "clone", ["inputs"] = new JsonArray(target.DeepClone()) });
            arguments[0] = "copy";
        }

        var node = new JsonObject { ["id"] = "result", ["op"] = entry.Name, ["inputs"] = arguments };
        var attributes = new JsonObject();
        foreach (var (name, value) in sample.Keywords)
        {
            (value is Subgraph ? node : attributes)[name] = Argument(value, name);
        }

        if (attributes.Count > 0)
        {
            node["attrs"] = attributes;
        }

        nodes.Add(node);
        JsonArray outputs = signature.ResultNames.Count > 0
            ? [.. signature.ResultNames.Select(name => JsonValue.Create($"result.{name}"))]
            : ["result"];
        Json = new JsonObject { ["inputs"] = inputs, ["nodes"] = nodes, ["outputs"] = outputs };
    }

    private string ParameterName(int position) => signature.Parameters[Math.Min(position, signature.Parameters.Count - 1)].Name;

    private JsonNode? Argument(object? value, string name) => value switch
    {
        null => null,
        Tensor tensor => Input(tensor, name),
        IReadOnlyList<object?> list => new JsonArray([.. list.Select((item, i) => Argument(item, $"{name}_{i}"))]),
        bool flag => JsonValue.Create(flag),
        long integer => JsonValue.Create(integer),
        double number => Number(number),
        Complex number => new JsonObject { ["complex"] = new JsonArray(Number(number.Real), Number(number.Imaginary)) },
        DType dtype => JsonValue.Create(dtype.Name()),
        Subgraph subgraph => Body(subgraph),
        _ => JsonValue.Create((string)value),
    };

    private static JsonNode Body(Subgraph subgraph)
    {
        using var buffer = new AnswerBuffer(int.MaxValue);
        GraphWriter.Write(buffer, subgraph);
        return JsonNode.Parse(buffer.Written.Span)!;
    }

    private JsonNode Input(Tensor tensor, string name)
    {
        string unique = name;
        for (int i = 1; inputs.ContainsKey(unique); i++)
        {
            unique = $"{name}_{i}";
        }

        JsonNode data = Data(tensor);
        inputs[unique] = tensor.DType is DType.Float64 or DType.Bool && tensor.Count > 0
            ? data
            : new JsonObject { ["data"] = data, ["dtype"] = tensor.DType.Name(), ["shape"] = new JsonArray([.. tensor.Shape.ToArray().Select(size => JsonValue.Create(size))]) };
        return JsonValue.Create(unique);
    }

    private static JsonNode Data(Tensor tensor)
    {
        int next = 0;
        Func<int, JsonNode> element;
        if (tensor.DType.IsComplex())
        {
            Complex[] numbers = tensor.ToComplexNumbers();
            element = i => new JsonArray(Number(Round(numbers[i].Real)), Number(Round(numbers[i].Imaginary)));
        }
        else if (tensor.DType.IsFloatingPoint())
        {
            double[] numbers = tensor.ToDoubles();
            element = i => Number(Round(numbers[i]));
        }
        else
        {
            long[] numbers = tensor.ToInt64s();
            element = i => tensor.DType == DType.Bool ? JsonValue.Create(numbers[i] != 0) : JsonValue.Create(numbers[i]);
        }

        return Level(0);

        JsonNode Level(int dimension)
        {
            if (dimension == tensor.Rank)
            {
                return element(next++);
            }

            var level = new JsonArray();
            for (long i = 0; i < tensor.Shape[dimension]; i++)
            {
                level.Add(Level(dimension + 1));
            }

            return level;
        }
    }

    private static double Round(double value) => double.IsFinite(value) ? Math.Round(value, Decimals) : value;

    // A float keeps its point: 2.0 and 2 promote differently.
    private static JsonNode Number(double value)
    {
        string text = value.ToString(CultureInfo.InvariantCulture);
        return !double.IsFinite(value) ? JsonValue.Create(text)
            : JsonNode.Parse(text.AsSpan().IndexOfAny('.', 'E') < 0 ? text + ".0" : text)!;
    }
}
