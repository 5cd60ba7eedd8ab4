using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;
using GradService.Tests.Autograd;

namespace GradService.Tests.Operators;

/// <summary>Elementwise functions at single points.</summary>
internal static class Slopes
{
    /// <summary>The values of a function at some points.</summary>
    public static double[] Values(Func<Tensor, Tensor> function, params double[] points) => function(Given.Vector(points)).ToDoubles();

    /// <summary>The gradients of a function at some points.</summary>
    public static double[] Of(Func<Tensor, Tensor> function, params double[] points)
    {
        Tensor x = Given.Leaf(points), y = function(x);
        return Gradients.Grad([y], [x], [y.OnesLike()])[0]!.ToDoubles();
    }

    /// <summary>Fails unless all numbers agree to 12 digits, or to the tolerance; NaN agrees with NaN.</summary>
    public static void Agree(double[] expected, double[] actual, double tolerance = 1e-12)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            bool close = expected[i].Equals(actual[i]) || Math.Abs(expected[i] - actual[i]) <= tolerance * Math.Abs(expected[i]);
            Assert.True(close, $"[{i}]: expected {expected[i]}, got {actual[i]}");
        }
    }
}
