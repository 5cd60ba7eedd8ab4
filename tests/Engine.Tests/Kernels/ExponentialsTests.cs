using GradService.Kernels;

namespace GradService.Tests.Kernels;

public sealed class ExponentialsTests
{
    private delegate void Function(ReadOnlySpan<float> x, Span<float> y);

    // PyTorch 1.13.1 rounds 91% of exp and 99.5% of log to the nearest float32.
    [Fact]
    public void Nearly_all_float32_powers_and_logarithms_are_the_nearest_numbers() => Assert.Multiple(
        () => Compare(Exponentials.Exp, Math.Exp, Drawn(-10, 10), 0.97),
        () => Compare(Exponentials.Exp, Math.Exp, Drawn(-87, 88.7), 0.97),
        () => Compare(Exponentials.Log, Math.Log, Drawn(0, 10), 0.99),
        () => Compare(Exponentials.Log, Math.Log, Drawn(0.99, 1.01), 0.99),
        () => Compare(Exponentials.Log, Math.Log, Drawn(0, 3e38), 0.99));

    [Fact]
    public void Numbers_without_a_usual_result_have_the_limits()
    {
        float[] given = [0, -0f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1, -1, float.Epsilon, float.MaxValue, 88.72283f, 88.72284f, -103.9f, -200, 1e-40f];
        Same(Exponentials.Exp, Math.Exp, given);
        Same(Exponentials.Log, Math.Log, given);
        Same(Exponentials.Sigmoid, x => 1 / (1 + Math.Exp(-x)), [0, float.NaN, float.PositiveInfinity, float.NegativeInfinity, 100, -110]);
    }

    [Fact]
    public void Any_number_of_elements_may_be_written_over()
    {
        for (int count = 0; count <= 40; count++)
        {
            float[] x = [.. Enumerable.Range(1, count).Select(i => i / 8f)];
            Exponentials.Log<float>(x, x);
            Assert.Equal([.. Enumerable.Range(1, count).Select(i => MathF.Log(i / 8f))], x, (a, b) => Math.Abs(a - b) <= 2e-7f);
        }
    }

    private static void Compare(Function function, Func<double, double> exact, float[] x, double share)
    {
        var y = new float[x.Length];
        function(x, y);
        int nearest = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double wanted = exact(x[i]);
            float rounded = (float)wanted, unit = MathF.BitIncrement(Math.Abs(rounded)) - Math.Abs(rounded);
            nearest += rounded == y[i] ? 1 : 0;
            Assert.True(Math.Abs(y[i] - wanted) <= 0.8 * unit, $"{x[i]:R}: {y[i]:R}, not {wanted:R}");
        }

        Assert.True(nearest >= share * x.Length, $"{nearest} of {x.Length}");
    }

    private static void Same(Function function, Func<double, double> exact, float[] x)
    {
        var y = new float[x.Length];
        function(x, y);
        Assert.Equal([.. x.Select(number => (float)exact(number))], y);
    }

    private static float[] Drawn(double low, double high)
    {
        var random = new Random(5);
        return [.. Enumerable.Range(0, 100_003).Select(_ => (float)(low + ((high - low) * (1 - random.NextDouble()))))];
    }
}
