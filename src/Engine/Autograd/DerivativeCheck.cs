using System.Numerics;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Autograd;

/// <summary>The element of a leaf at which a gradient is furthest from central differences.</summary>
/// <param name="Index">Its place.</param>
/// <param name="Analytic">What the gradient says.</param>
/// <param name="Numeric">What central differences say.</param>
/// <param name="IsComplex">Whether those are complex numbers.</param>
public sealed record WorstElement(long[] Index, Complex Analytic, Complex Numeric, bool IsComplex);

/// <summary>Whether the gradient by one leaf is right.</summary>
/// <param name="Passed">Whether both tests say so.</param>
/// <param name="MaxRelativeError">The greatest distance from central differences, of the larger of the two or of a thousandth of the leaf's largest.</param>
/// <param name="TaylorRate">
/// With which power of the step the remainder of the first-order Taylor series vanishes: 2 for a right gradient, 1 for a wrong one, 0 where the function jumps; null where
/// there is no remainder, as for a linear function.
/// </param>
/// <param name="Worst">The worst element; null for a leaf without elements.</param>
public sealed record LeafCheck(bool Passed, double MaxRelativeError, double? TaylorRate, WorstElement? Worst);

/// <summary>
/// Whether a gradient is right, by two tests that know nothing of it: central differences with a step chosen for each element, and the rate at
/// which the remainder of the Taylor series vanishes with the step. Where the function takes them, leaves of lower precision are also checked
/// as float64, in which the two tests see its mathematics and not its rounding.
/// </summary>
public sealed class DerivativeCheck
{
    // Of the function's values: no rounding is so large.
    private const double JumpOfSize = 1e-3;

    private readonly Func<Tensor[], Tensor[]> gradient;
    private readonly CheckedFunction function;
    private readonly Tensor[] leaves;
    private readonly Complex[][] gradients;
    private readonly Complex[][] exact;
    private readonly double[] resolutions;

    private DerivativeCheck(Func<Tensor[], Tensor> function, Func<Tensor[], Tensor[]> gradient, Tensor[] leaves)
    {
        this.gradient = gradient;
        this.leaves = leaves;
        resolutions = [.. leaves.Select(leaf => LeafValues.ResolutionOf(leaf.DType))];
        gradients = Gradients(leaves);
        (this.function, exact) = Wide(function) ?? (new CheckedFunction(function, leaves, wide: false), gradients);
    }

    /// <summary>Checks the gradient that reverse mode gives.</summary>
    /// <param name="function">A function with one real value.</param>
    /// <param name="leaves">Where it is checked: tensors of floating or complex dtype.</param>
    /// <returns>What was found for each leaf.</returns>
    public static LeafCheck[] Run(Func<Tensor[], Tensor> function, params Tensor[] leaves) =>
        Run(function, Transforms.Grad(function, [.. Enumerable.Range(0, leaves.Length)]), leaves);

    /// <summary>Checks any function that claims to be the gradient.</summary>
    /// <param name="function">A function with one real value.</param>
    /// <param name="gradient">Its gradients by all leaves; of a real value by a complex leaf PyTorch's, twice the derivative by the conjugate.</param>
    /// <param name="leaves">Where it is checked.</param>
    /// <returns>What was found for each leaf.</returns>
    public static LeafCheck[] Run(Func<Tensor[], Tensor> function, Func<Tensor[], Tensor[]> gradient, params Tensor[] leaves)
    {
        if (leaves.Length == 0)
        {
            throw GradException.Argument("there is no leaf whose gradient could be checked");
        }

        var check = new DerivativeCheck(function, gradient, leaves);
        using var mode = GradMode.NoGrad();
        return [.. Enumerable.Range(0, leaves.Length).Select(check.Leaf)];
    }

    private static double Tolerance(double resolution) => Math.Max(1.5e-6, 2 * Math.Sqrt(resolution));

    private LeafCheck Leaf(int leaf)
    {
        LeafValues values = function.Leaves[leaf];
        var differences = new CentralDifferences(function, leaf);
        var (numeric, unknown) = Numeric(differences, values);
        double largest = numeric.Length == 0 ? 0 : numeric.Max(Complex.Abs), worst = -1;
        Lazy<double[]> spread = new(() => Spread(leaf));
        bool fits = true;
        int at = -1;
        for (int i = 0; i < numeric.Length; i++)
        {
            Complex analytic = gradients[leaf][i];
            double distance = Complex.Abs(analytic - numeric[i]);
            double size = Math.Max(Math.Max(Complex.Abs(analytic), Complex.Abs(numeric[i])), largest / 1000);

            // What differences cannot tell apart they do not hold against the gradient, and what extrapolation left over not if it is little.
            double allowed = unknown[i].Noise + Math.Min(4 * unknown[i].Truncation, size / 1000);
            double rounding = (Tolerance(resolutions[leaf]) * size) + allowed;
            fits &= Complex.Abs(exact[leaf][i] - numeric[i]) <= (Tolerance(function.Resolution) * size) + allowed
                && (distance <= rounding || distance <= rounding + spread.Value[i]);
            double relative = distance == 0 ? 0 : double.IsNaN(distance) ? double.PositiveInfinity : distance / size;
            (worst, at) = relative > worst ? (relative, i) : (worst, at);
        }

        double? rate = Rate(leaf, differences);
        bool vanishes = rate is null || rate >= 2 - Math.Max(0.1, Math.Pow(function.Resolution, 0.1));
        return new LeafCheck(
            fits && vanishes, Math.Max(worst, 0), rate, at < 0 ? null : new WorstElement(values.Index(at), gradients[leaf][at], numeric[at], values.IsComplex));
    }

    private static (Complex[] Numeric, Slope[] Unknown) Numeric(CentralDifferences differences, LeafValues values)
    {
        var numeric = new Complex[values.Count];
        var unknown = new Slope[values.Count];
        for (int i = 0; i < numeric.Length; i++)
        {
            Slope real = differences.By(i, 1), imaginary = values.IsComplex ? differences.By(i, Complex.ImaginaryOne) : default;
            numeric[i] = new Complex(real.Value, imaginary.Value);
            unknown[i] = new Slope(0, real.Noise + imaginary.Noise, real.Truncation + imaginary.Truncation);
        }

        return (numeric, unknown);
    }

    /// <summary>The function and its gradients in float64 and complex128; null where the leaves are, or where it does not take them so.</summary>
    private (CheckedFunction Function, Complex[][] Gradients)? Wide(Func<Tensor[], Tensor> narrow)
    {
        if (resolutions.Max() < 1e-10)
        {
            return null;
        }

        try
        {
            var wide = new CheckedFunction(narrow, leaves, wide: true);
            return (wide, Gradients([.. wide.Leaves.Select(leaf => leaf.ToTensor(leaf.Values))]));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Some constant inside is of the leaves' dtype, and some operator wants its inputs to be of one. How that is told is the function's
            // affair, which may be a program; what is wrong with it in every precision is told by the next call.
            return null;
        }
    }

    private Complex[][] Gradients(Tensor[] at) => [.. gradient([.. at.Select(leaf => leaf.Detach().Clone())]).Select(one => one.Detach().ToComplexNumbers())];

    /// <summary>How far the gradient moves when the leaves do by no more than their rounding: so far must it be trusted in their dtype.</summary>
    private double[] Spread(int leaf)
    {
        var spread = new double[gradients[leaf].Length];
        for (int seed = 0; seed < 4; seed++)
        {
            Tensor[] moved = [.. function.Leaves.Select((values, i) => values.ToTensor(values.Along(values.Direction(seed), resolutions[i])))];
            Complex[] there = Gradients(moved)[leaf];
            for (int i = 0; i < spread.Length; i++)
            {
                spread[i] = Math.Max(spread[i], 2 * Complex.Abs(there[i] - exact[leaf][i]));
            }
        }

        return spread;
    }

    /// <summary>
    /// The power with which f(x + h·d) − f(x) − h·⟨gradient, d⟩ vanishes along a fixed direction, taken where h is as small as rounding allows.
    /// </summary>
    private double? Rate(int leaf, CentralDifferences differences)
    {
        const int Steps = 45, Tail = 6;
        LeafValues values = function.Leaves[leaf];
        Complex[] direction = values.Direction();
        double origin = function.Value(leaf, values.Values), size = Math.Abs(origin);
        var remainders = new double[Steps];
        for (int k = 0; k < Steps; k++)
        {
            Complex[] moved = values.Along(direction, Math.ScaleB(0.1, -k));
            double slope = 0;
            for (int i = 0; i < moved.Length; i++)
            {
                slope += (Complex.Conjugate(exact[leaf][i]) * (moved[i] - values.Values[i])).Real;
            }

            double value = function.Value(leaf, moved);
            size = Math.Max(size, Math.Abs(value));
            remainders[k] = Math.Abs(value - origin - slope);
        }

        // What is left over at the shortest steps is rounding, unless it is much more than that can be: then the function jumps.
        if (remainders[^Tail..].Max() > Math.Max(JumpOfSize, 100 * function.Resolution) * size)
        {
            return 0;
        }

        double noise = Math.Max(function.Resolution * Math.Abs(origin), Math.Max(differences.Jump, remainders[^Tail..].Max())) + double.Epsilon;
        int last = Array.FindLastIndex(remainders, remainder => remainder > 100 * noise);
        return double.IsNaN(noise) ? double.NaN
            : last < 0 || last + 1 >= Steps ? null
            : last == 0 || !(remainders[last - 1] > remainders[last]) ? Math.Log2(remainders[last] / Math.Max(remainders[last + 1], noise))
            : Math.Log2(remainders[last - 1] / Math.Max(remainders[last + 1], noise)) / 2;
    }
}
