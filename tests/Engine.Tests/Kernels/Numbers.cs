using System.Numerics;

namespace GradService.Tests.Kernels;

/// <summary>Reproducible arguments for kernels, and the distance between their results.</summary>
internal static class Numbers
{
    /// <summary>Numbers in (-1, 1), or whole numbers in [-9, 9] for integers.</summary>
    public static T[] Random<T>(long count, int seed)
        where T : INumberBase<T>
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, checked((int)count)).Select(_ => Next<T>(random))];
    }

    /// <summary>Fails unless all elements agree to within the tolerance.</summary>
    public static void AssertClose<T>(ReadOnlySpan<T> expected, ReadOnlySpan<T> actual, double tolerance)
        where T : INumberBase<T>
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            var difference = double.CreateChecked(T.Abs(expected[i] - actual[i]));
            Assert.True(difference <= tolerance, $"[{i}]: expected {expected[i]}, got {actual[i]}");
        }
    }

    private static T Next<T>(Random random)
        where T : INumberBase<T>
    {
        if (typeof(T) == typeof(Complex))
        {
            return (T)(object)new Complex(Next<double>(random), Next<double>(random));
        }

        var isInteger = T.IsInteger(T.CreateTruncating(0.5));
        return isInteger ? T.CreateChecked(random.Next(-9, 10)) : T.CreateChecked(2 * random.NextDouble() - 1);
    }
}
