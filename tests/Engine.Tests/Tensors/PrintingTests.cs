using System.Numerics;
using System.Text.Json;
using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Tests.Tensors;

/// <summary>Tensors print as PyTorch prints them. printed.txt holds what it printed; printed.py beside it asked.</summary>
public sealed class PrintingTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Tensors", "printed.txt"));

    public static TheoryData<string> Cases => [.. Lines.Where(line => line.StartsWith('{'))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_tensor_prints_as_in_PyTorch(string tensor)
    {
        JsonElement json = JsonDocument.Parse(tensor).RootElement;
        using var evaluation = Evaluation.Begin(json.TryGetProperty("default", out JsonElement name) ? Type(name) : DType.Float32);
        var expected = Lines.SkipWhile(line => line != tensor).Skip(1).TakeWhile(line => !line.StartsWith('{')).Select(line => line.Length > 0 ? line[4..] : line);

        Assert.Equal(string.Join('\n', expected), Make(json).ToString());
    }

    [Fact]
    public void The_cases_are_there() => Assert.True(Cases.Count > 100);

    [Fact]
    public void A_tangent_prints_behind_the_rest()
    {
        using var level = Dual.EnterLevel();
        Tensor x = Tensor.From<float>([1, 2], DType.Float32, Shape.Of(2)), t = Tensor.From<float>([0.5f, 1], DType.Float32, Shape.Of(2));

        Assert.Equal("tensor([1., 2.], tangent=tensor([0.5000, 1.0000]))", Dual.Make(x, t).ToString());
    }

    [Fact]
    public void A_view_whose_history_was_lost_to_a_change_of_its_base_says_so()
    {
        // PyTorch 2.2 and later; 1.13 refused to print it.
        Tensor a = Tensor.From<float>([1, 2], DType.Float32, Shape.Of(2)).RequiresGrad_();
        Tensor b = a.Clone(), part = b.Unbind()[1];

        b.Mul_(2);

        Assert.Equal("tensor(4., grad_fn=<Invalid>)", part.ToString());
    }

    [Fact]
    public void A_tensor_that_would_print_without_end_is_refused()
    {
        Tensor wide = Torch.Zeros([1]).Expand([.. Enumerable.Repeat(6L, 20)]);

        Assert.Equal(ErrorKind.LimitExceeded, Assert.Throws<GradException>(wide.ToString).Kind);
    }

    [Fact]
    public void A_tensor_of_the_most_dimensions_prints_and_one_more_is_refused()
    {
        Tensor deep = Torch.Zeros([1]).Reshape([.. Enumerable.Repeat(1L, Shape.MaxRank)]);

        Assert.Equal($"tensor({new string('[', Shape.MaxRank)}0.{new string(']', Shape.MaxRank)})", deep.ToString());
        Assert.Equal(ErrorKind.LimitExceeded, Assert.Throws<GradException>(() => deep.Unsqueeze(0)).Kind);
    }

    private static DType Type(JsonElement name) => DTypes.TryParse(name.GetString()!, out DType dtype) ? dtype : throw new InvalidDataException(name.GetString());

    private static Tensor Make(JsonElement json)
    {
        DType dtype = Type(json.GetProperty("dtype"));
        Shape shape = Shape.Of([.. json.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())]);
        Tensor x = (dtype.IsComplex() ? Tensor.From<Complex>(Pairs(Floats(json, shape)), DType.Complex128, shape)
            : dtype.IsFloatingPoint() ? Tensor.From<double>(Floats(json, shape), DType.Float64, shape)
            : Tensor.From<long>(Integers(json, shape), DType.Int64, shape)).Dense(dtype);
        if (json.TryGetProperty("requires_grad", out _))
        {
            x.RequiresGrad_();
        }

        return json.TryGetProperty("then", out JsonElement steps) ? steps.EnumerateArray().Select(step => step.GetString()!).Aggregate(x, Then) : x;
    }

    private static Tensor Then(Tensor x, string step)
    {
        switch (step)
        {
            case "mul":
                return x.Mul(1);
            case "exp":
                return x.Exp();
            case "sum":
                return x.Sum();
            case "t":
                return x.Transpose(0, 1);
            case "expand":
                return x.Expand([4, .. x.Shape.Sizes]);
            case "detach":
                return x.Detach();
            case "tail":
                return x.Narrow(0, 1, x.Shape[0] - 1);
            case "copy_slices":
                Tensor copy = x.Clone();
                copy.Select(0, 0).Copy_(copy.Select(0, 1));
                return copy;
            default:
                throw new InvalidDataException(step);
        }
    }

    private static double[] Floats(JsonElement json, Shape shape)
    {
        JsonElement data = json.GetProperty("data");
        return data.ValueKind == JsonValueKind.Object
            ? [.. Counted(shape).Select(i => data.GetProperty("range")[0].GetDouble() + (data.GetProperty("range")[1].GetDouble() * i))]
            : [.. Flat(data).Select(item => item.ValueKind == JsonValueKind.String ? JsonSerializer.Deserialize<double>(item, NamedNumbers) : item.GetDouble())];
    }

    private static long[] Integers(JsonElement json, Shape shape)
    {
        JsonElement data = json.GetProperty("data");
        return data.ValueKind == JsonValueKind.Object
            ? [.. Counted(shape).Select(i => data.GetProperty("range")[0].GetInt64() + (data.GetProperty("range")[1].GetInt64() * i))]
            : [.. Flat(data).Select(item => item.ValueKind is JsonValueKind.True ? 1 : item.ValueKind is JsonValueKind.False ? 0 : item.GetInt64())];
    }

    private static Complex[] Pairs(double[] parts) => [.. parts.Chunk(2).Select(pair => new Complex(pair[0], pair[1]))];

    private static IEnumerable<int> Counted(Shape shape) => Enumerable.Range(0, (int)shape.Count);

    private static IEnumerable<JsonElement> Flat(JsonElement data) =>
        data.ValueKind == JsonValueKind.Array ? data.EnumerateArray().SelectMany(Flat) : [data];

    private static readonly JsonSerializerOptions NamedNumbers =
        new() { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };
}
