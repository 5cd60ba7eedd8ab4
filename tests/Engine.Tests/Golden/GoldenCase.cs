using System.IO.Compression;
using System.Numerics;
using System.Text.Json;
using GradService.Graphs;
using GradService.Tensors;

namespace GradService.Tests.Golden;

/// <summary>One case of the golden file.</summary>
public sealed class GoldenCase
{
    private static readonly Lazy<Dictionary<string, GoldenCase>> Cases = new(() => Load("ops.jsonl.gz"));

    private static readonly Lazy<Dictionary<string, GoldenCase>> MoreCases = new(() => Load("more.jsonl.gz"));

    private readonly JsonElement json;

    private GoldenCase(JsonElement json) => this.json = json;

    public static IReadOnlyDictionary<string, GoldenCase> All => Cases.Value;

    /// <summary>The cases that more.py wrote.</summary>
    public static IReadOnlyDictionary<string, GoldenCase> More => MoreCases.Value;

    public string Id => json.GetProperty("id").GetString()!;

    public string Op => json.GetProperty("op").GetString()!;

    /// <summary>The seed of the random numbers that it draws, if it draws any.</summary>
    public long? Seed => json.TryGetProperty("seed", out JsonElement seed) ? seed.GetInt64() : null;

    /// <summary>Whether a complex number is given.</summary>
    public bool IsComplex =>
        new[] { "inputs", "args", "kwargs" }.Any(part => json.GetProperty(part).GetRawText().Contains("complex", StringComparison.Ordinal));

    public bool HasGrads => json.TryGetProperty("grads", out _);

    public bool HasSecond => json.TryGetProperty("second", out _);

    public IReadOnlyList<Expected> Outputs => [.. json.GetProperty("outputs").EnumerateArray().Select(Expected.Read)];

    public IReadOnlyList<(int Output, Expected Value)> GradOutputs =>
        [.. json.GetProperty("grad_outputs").EnumerateObject().Select(item => (int.Parse(item.Name), Expected.Read(item.Value)))];

    public IReadOnlyList<(string Input, Expected? Value)> Grads => ReadGrads(json.GetProperty("grads"));

    public IReadOnlyList<(string Input, Expected? Value)> SecondGrads => ReadGrads(json.GetProperty("second").GetProperty("grads"));

    public IReadOnlyDictionary<string, Expected> SecondWeights =>
        json.GetProperty("second").GetProperty("weights").EnumerateObject().ToDictionary(item => item.Name, item => Expected.Read(item.Value));

    public Dictionary<string, Tensor> MakeInputs(Func<Tensor, Tensor> convert) =>
        json.GetProperty("inputs").EnumerateObject().ToDictionary(
            item => item.Name,
            item =>
            {
                Tensor tensor = convert(Expected.Read(item.Value).ToTensor());
                return item.Value.TryGetProperty("requires_grad", out JsonElement flag) && flag.GetBoolean() ? tensor.RequiresGrad_() : tensor;
            });

    public Sample MakeArguments(Dictionary<string, Tensor> inputs, Func<DType, DType> convert) => new(
        [.. json.GetProperty("args").EnumerateArray().Select(item => Read(item, inputs, convert))],
        [.. json.GetProperty("kwargs").EnumerateObject().Select(item => KeyValuePair.Create(item.Name, Read(item.Value, inputs, convert)))]);

    private static IReadOnlyList<(string Input, Expected? Value)> ReadGrads(JsonElement grads) =>
        [.. grads.EnumerateObject().Select(item => (item.Name, item.Value.ValueKind == JsonValueKind.Null ? null : Expected.Read(item.Value)))];

    private static object? Read(JsonElement value, Dictionary<string, Tensor> inputs, Func<DType, DType> convert) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText().All(c => char.IsAsciiDigit(c) || c == '-') ? (object)value.GetInt64() : value.GetDouble(),
        JsonValueKind.Array => value.EnumerateArray().Select(item => Read(item, inputs, convert)).ToList(),
        _ when value.TryGetProperty("ref", out JsonElement name) => inputs[name.GetString()!],
        _ when value.TryGetProperty("dtype", out JsonElement dtype) => DTypes.TryParse(dtype.GetString()!, out DType parsed) ? convert(parsed) : null,
        _ when value.TryGetProperty("complex", out JsonElement complex) => new Complex(complex[0].GetDouble(), complex[1].GetDouble()),
        _ => throw new InvalidDataException(value.GetRawText()),
    };

    private static Dictionary<string, GoldenCase> Load(string name)
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Golden", name));
        using var lines = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        var cases = new Dictionary<string, GoldenCase>();
        while (lines.ReadLine() is { } line)
        {
            var one = new GoldenCase(JsonDocument.Parse(line).RootElement);
            cases.Add(one.Id, one);
        }

        return cases;
    }
}

/// <summary>A tensor as the golden file writes it.</summary>
public sealed record Expected(DType DType, long[] Shape, Complex[] Data)
{
    public static Expected Read(JsonElement json) => new(
        DTypes.TryParse(json.GetProperty("dtype").GetString()!, out DType dtype) ? dtype : throw new InvalidDataException("dtype"),
        [.. json.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())],
        [.. json.GetProperty("data").EnumerateArray().Select(Number)]);

    public Tensor ToTensor()
    {
        Shape shape = GradService.Tensors.Shape.Of(Shape);
        return DType.IsComplex()
            ? Tensor.From<Complex>(Data, DType.Complex128, shape).Dense(DType)
            : DType.IsFloatingPoint()
                ? Tensor.From<double>([.. Data.Select(number => number.Real)], DType.Float64, shape).Dense(DType)
                : Tensor.From<long>([.. Data.Select(number => (long)number.Real)], DType.Int64, shape).Dense(DType);
    }

    private static Complex Number(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => new Complex(Number(json[0]).Real, Number(json[1]).Real),
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        JsonValueKind.String => json.GetString() switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            var text => throw new InvalidDataException(text),
        },
        _ => json.GetDouble(),
    };
}
