using System.Numerics;
using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Tests.Operators;

/// <summary>
/// Compares derivatives with central differences along fixed random directions: for real-valued L(x) = Σ Re⟨w, f(x)⟩ the derivative along v
/// must be Re⟨grad L, v⟩.
/// </summary>
public static class GradientCheck
{
    private const double Step = 1e-5;
    private const double Tolerance = 2e-6;

    public static void Check(Func<IReadOnlyList<Tensor>, IReadOnlyList<Tensor>> function, IReadOnlyList<Tensor> leaves) =>
        CompareWithDifferences(Weighted(Differentiable(function, leaves), 1), leaves);

    /// <summary>The function's gradient, weighted, is itself a function whose gradient is checked.</summary>
    public static void CheckSecondOrder(Func<IReadOnlyList<Tensor>, IReadOnlyList<Tensor>> function, IReadOnlyList<Tensor> leaves)
    {
        function = Differentiable(function, leaves);
        CompareWithDifferences(
            tensors =>
            {
                using var recording = GradMode.EnableGrad();
                Tensor[] inner = [.. tensors.Select(tensor => tensor.RequiresGrad ? tensor : tensor.Detach().RequiresGrad_())];
                if (Weighted(function, 1)(inner) is not { RequiresGrad: true } value)
                {
                    return null;
                }

                Tensor?[] gradients = Gradients.Grad([value], inner, createGraph: true, allowUnused: true);
                return Combine([.. gradients.Where(gradient => gradient is not null)!], 2);
            },
            leaves);
    }

    public static void CheckForwardMode(Func<IReadOnlyList<Tensor>, IReadOnlyList<Tensor>> function, IReadOnlyList<Tensor> leaves)
    {
        function = Differentiable(function, leaves);
        Tensor[] inputs = [.. leaves.Select(leaf => leaf.Detach().RequiresGrad_())];
        if (inputs.Length == 0 || Weighted(function, 1)(inputs) is not { RequiresGrad: true } value)
        {
            return;
        }

        Tensor?[] gradients = Gradients.Grad([value], inputs, allowUnused: true);
        Tensor[] directions = [.. inputs.Select((input, i) => Direction(input, 100 + i))];
        double reverse = inputs.Select((_, i) => gradients[i] is { } gradient ? Inner(gradient, directions[i]) : 0).Sum();
        using var level = Dual.EnterLevel();
        Tensor pushed = Weighted(function, 1)([.. inputs.Select((input, i) => Dual.Make(input.Detach(), directions[i]))])!;
        double forward = Dual.Unpack(pushed).Tangent is { } tangent ? tangent.Item().ToDouble() : 0;
        Assert.True(Math.Abs(forward - reverse) <= 1e-9 * Math.Max(1, Math.Abs(reverse)), $"forward mode gives {forward:R}, reverse mode {reverse:R}");
    }

    private static void CompareWithDifferences(Func<IReadOnlyList<Tensor>, Tensor?> function, IReadOnlyList<Tensor> leaves)
    {
        Tensor[] inputs = [.. leaves.Select(leaf => leaf.Detach().RequiresGrad_())];
        if (function(inputs) is not { } value)
        {
            return;
        }

        Tensor?[] gradients = value.RequiresGrad ? Gradients.Grad([value], inputs, allowUnused: true) : new Tensor?[inputs.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            Tensor direction = Direction(inputs[i], 50 + i);
            double analytic = gradients[i] is { } gradient ? Inner(gradient, direction) : 0;
            double numeric = (At(i, direction, Step) - At(i, direction, -Step)) / (2 * Step);
            Assert.True(
                Math.Abs(analytic - numeric) <= Tolerance * Math.Max(1, Math.Abs(numeric)),
                $"input {i}: the gradient along a direction is {analytic:R}, central differences give {numeric:R}");
        }

        double At(int moved, Tensor direction, double step)
        {
            Tensor[] shifted = [.. inputs.Select(input => input.Detach())];
            shifted[moved] = shifted[moved].Add(direction, step);
            return function(shifted)?.Item().ToDouble() ?? 0;
        }
    }

    /// <summary>The function without results that its operator says are not differentiable, unless it says so of all of them.</summary>
    private static Func<IReadOnlyList<Tensor>, IReadOnlyList<Tensor>> Differentiable(
        Func<IReadOnlyList<Tensor>, IReadOnlyList<Tensor>> function, IReadOnlyList<Tensor> leaves)
    {
        if (leaves.Count == 0)
        {
            return function;
        }

        bool[] takes = [.. function([.. leaves.Select(leaf => leaf.Detach().RequiresGrad_())]).Select(result => result.RequiresGrad)];
        return takes.Contains(true) ? tensors => [.. function(tensors).Where((_, i) => takes[i])] : function;
    }

    private static Func<IReadOnlyList<Tensor>, Tensor?> Weighted(Func<IReadOnlyList<Tensor>, IReadOnlyList<Tensor>> function, int seed) =>
        tensors => Combine([.. function(tensors).Where(output => output.DType.IsDifferentiable())], seed);

    /// <summary>Σ Re⟨w, x⟩ with fixed random weights; null for no tensors.</summary>
    private static Tensor? Combine(IReadOnlyList<Tensor> outputs, int seed)
    {
        Tensor? sum = null;
        for (int i = 0; i < outputs.Count; i++)
        {
            Tensor term = outputs[i].Mul(Direction(outputs[i], seed + i).Conj()).Real().To(DType.Float64).Sum();
            sum = sum is null ? term : sum.Add(term);
        }

        return sum;
    }

    private static double Inner(Tensor a, Tensor b) => a.Detach().Mul(b.Conj()).Real().To(DType.Float64).Sum().Item().ToDouble();

    /// <summary>Fixed random numbers in (−1, 1) of a tensor's shape and dtype.</summary>
    public static Tensor Direction(Tensor like, int seed)
    {
        var random = new Random(seed);
        var values = new Complex[like.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = new Complex((2 * random.NextDouble()) - 1, like.DType.IsComplex() ? (2 * random.NextDouble()) - 1 : 0);
        }

        return Tensor.From<Complex>(values, DType.Complex128, like.Shape).Dense(like.DType);
    }
}
