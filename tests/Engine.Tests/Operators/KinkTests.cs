using System.Globalization;
using System.Text.Json;
using GradService.Autograd;
using GradService.Graphs;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Tests.Operators;

/// <summary>
/// Where an operator has a kink, a tie, a jump or the edge of its domain, its gradient is the one that PyTorch chose. kinks.jsonl holds what
/// that is; kinks.py beside it asked.
/// </summary>
public sealed class KinkTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Operators", "kinks.jsonl"));

    public static TheoryData<string, string, int> Kinks
    {
        get
        {
            var data = new TheoryData<string, string, int>();
            for (int i = 0; i < Lines.Length; i++)
            {
                JsonElement kink = JsonDocument.Parse(Lines[i]).RootElement;
                string op = kink.GetProperty("op").GetString()!;
                if (Catalogue.Find(op) is null)
                {
                    continue;
                }

                data.Add(op, kink.GetProperty("arguments").GetString()!, i);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Kinks))]
    public void The_gradient_is_the_one_that_PyTorch_chose(string op, string arguments, int line)
    {
        JsonElement kink = JsonDocument.Parse(Lines[line]).RootElement;
        using var evaluation = Evaluation.Begin(DType.Float64);
        Tensor x = Read(kink.GetProperty("x"), DType.Float64).RequiresGrad_();
        Sample sample = SampleText.Read(arguments);
        IReadOnlyList<Tensor> results = Binder.Call(
            Catalogue.Find(op)!,
            sample.Positional,
            sample.Keywords,
            name => name == "x" ? x : kink.GetProperty("integers").TryGetProperty(name, out JsonElement integers) ? Read(integers, DType.Int64) : null,
            out Misfit misfit) ?? throw new Xunit.Sdk.XunitException(misfit.Message);

        Tensor[] roots = [.. results.Where(result => result.RequiresGrad)];
        Tensor? gradient = roots.Length == 0 ? null : Gradients.Grad(roots, [x], [.. roots.Select(Weights)], allowUnused: true)[0];

        JsonElement expected = kink.GetProperty("gradient");
        Assert.Equal(expected.ValueKind == JsonValueKind.Null, gradient is null);
        if (gradient is not null)
        {
            double[] want = Read(expected, DType.Float64).ToDoubles(), have = gradient.ToDoubles();
            bool close = want.Zip(have).All(pair => pair.First.Equals(pair.Second) || Math.Abs(pair.First - pair.Second) <= 1e-7 * Math.Abs(pair.First));
            Assert.True(close, $"expected {string.Join(", ", want)}, got {string.Join(", ", have)}");
        }
    }

    private static Tensor Weights(Tensor result) =>
        Torch.Arange(1, result.Count + 1, dtype: DType.Float64).Reshape(result.Shape.ToArray());

    private static Tensor Read(JsonElement value, DType dtype)
    {
        var numbers = new List<double>();
        var shape = new List<long>();
        Collect(value, numbers, shape, 0);
        return Tensor.From<double>([.. numbers], DType.Float64, Shape.Of([.. shape])).To(dtype);
    }

    private static void Collect(JsonElement value, List<double> numbers, List<long> shape, int depth)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            numbers.Add(value.ValueKind == JsonValueKind.Number ? value.GetDouble() : double.Parse(value.GetString()!, CultureInfo.InvariantCulture));
            return;
        }

        if (shape.Count == depth)
        {
            shape.Add(value.GetArrayLength());
        }

        foreach (JsonElement item in value.EnumerateArray())
        {
            Collect(item, numbers, shape, depth + 1);
        }
    }
}
