using System.Numerics;
using GradService.Operators;
using GradService.Tensors;
using Xunit.Abstractions;

namespace GradService.Tests.Golden;

/// <summary>Values, gradients and second order of every operator that exists, against PyTorch's figures.</summary>
public sealed class GoldenTests(ITestOutputHelper output)
{
    private const double RelativeTolerance = 1e-7;

    // Special functions and linear algebra: PyTorch's own figures are not closer to the truth than this.
    private const double LooseTolerance = 1e-6;

    // Random numbers are the same ones, to the last bit.
    private const double DrawnTolerance = 0;

    private static readonly string[] LooseModules = ["linalg.", "special.", "fft."];

    private static readonly HashSet<string> LooseOperators =
    [
        "cholesky", "cholesky_inverse", "cholesky_solve", "digamma", "erfinv", "i0", "lgamma", "logdet", "lu", "lu_solve", "lu_unpack",
        "matrix_exp", "mvlgamma", "pinverse", "polygamma", "qr", "svd", "triangular_solve",
    ];

    // The true second order is zero; PyTorch's 4.6e-12 is its rounding at inputs of 10,000.
    private const string RoundingNoise = "logcumsumexp/float64/0";

    public static TheoryData<string> Cases => [.. GoldenCase.All.Values.Where(one => Catalogue.Find(one.Op) is not null).Select(one => one.Id)];

    public static TheoryData<string> MoreCases => [.. GoldenCase.More.Keys];

    [Fact]
    public void The_golden_operators_are_counted()
    {
        var operators = GoldenCase.All.Values.Select(one => one.Op).Distinct().ToList();
        var missing = operators.Where(op => Catalogue.Find(op) is null).ToList();
        int cases = GoldenCase.All.Values.Count(one => Catalogue.Find(one.Op) is not null);
        output.WriteLine($"golden: {operators.Count - missing.Count} of {operators.Count} operators, {cases} of {GoldenCase.All.Count} cases");
        output.WriteLine($"not yet there: {string.Join(", ", missing)}");
        Assert.Equal((417, 2075), (operators.Count, GoldenCase.All.Count));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_gradients_and_second_order_are_PyTorchs(string id) => Check(GoldenCase.All[id]);

    [Theory]
    [MemberData(nameof(MoreCases))]
    public void So_are_those_of_operators_without_samples_in_PyTorch(string id) => Check(GoldenCase.More[id]);

    private static void Check(GoldenCase golden)
    {
        using var evaluation = Evaluation.Begin(DType.Float64);
        double tolerance = golden.Seed is not null ? DrawnTolerance
            : LooseModules.Any(module => golden.Op.StartsWith(module, StringComparison.Ordinal)) || LooseOperators.Contains(golden.Op)
            ? LooseTolerance
            : RelativeTolerance;

        GoldenRun run = GoldenRun.Of(golden);

        // Some of PyTorch's samples keep the first results alone; what they leave out has no gradient.
        Assert.InRange(golden.Outputs.Count, 1, run.Outputs.Count);
        Assert.All(run.Outputs.Skip(golden.Outputs.Count), rest => Assert.False(rest.RequiresGrad));
        for (int i = 0; i < golden.Outputs.Count; i++)
        {
            Compare($"output {i}", golden.Outputs[i], run.Outputs[i], tolerance, golden.Seed is null ? 1e-12 : 0);
        }

        for (int i = 0; i < run.First.Count; i++)
        {
            Compare($"gradient of {golden.Grads[i].Input}", golden.Grads[i].Value, run.First[i], tolerance);
        }

        for (int i = 0; i < run.Second.Count; i++)
        {
            var (input, expected) = golden.SecondGrads[i];
            Compare($"second order of {input}", expected, run.Second[i], tolerance, golden.Id == RoundingNoise ? 1e-11 : 1e-12);
        }
    }

    private static void Compare(string what, Expected? expected, Tensor? actual, double tolerance, double floor = 1e-12)
    {
        if (expected is null || actual is null)
        {
            Assert.True(expected is null == actual is null, $"{what}: {(expected is null ? "expected none" : "got none")}");
            return;
        }

        Assert.Equal($"{what}: {expected.DType.Name()} [{string.Join(", ", expected.Shape)}]", $"{what}: {actual.DType.Name()} {actual.Shape}");
        Complex[] values = actual.ToComplexNumbers();
        double scale = expected.Data.Where(Complex.IsFinite).Select(Complex.Abs).DefaultIfEmpty(0).Max();
        for (int i = 0; i < values.Length; i++)
        {
            Complex want = expected.Data[i], got = values[i];
            bool close = want == got
                || (Complex.IsNaN(want) && Complex.IsNaN(got))
                || Complex.Abs(want - got) <= (tolerance * Complex.Abs(want)) + (floor * Math.Max(1, scale));
            Assert.True(close, $"{what}[{i}]: expected {want}, got {got}");
        }
    }
}
