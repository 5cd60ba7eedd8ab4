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
/// With which power of the step the remainder of the first-order Taylor series vanishes: 2 for a right gradient, 1 for a wrong one; null where
/// there is no remainder, as for a linear function.
/// </param>
/// <param name="Worst">The worst element; null for a leaf without elements.</param>
public sealed record LeafCheck(bool Passed, double MaxRelativeError, double? TaylorRate, WorstElement? Worst);

/// <summary>
/// Whether a gradient is right, by two tests that know nothing of it: central differences with a step chosen for each element, and the rate at
/// which the remainder of the Taylor series vanishes with the step.
/// </summary>
public sealed class DerivativeCheck
{
    private readonly Func<Tensor[], Tensor> function;
    private readonly LeafValues[] leaves;
    private readonly Tensor[] gradients;
    private readonly double resolution;

    private DerivativeCheck(Func<Tensor[], Tensor> function, Tensor[] leaves, Tensor[] gradients)
    {
        this.function = function;
        this.leaves = [.. leaves.Select(leaf => new LeafValues(leaf))];
        this.gradients = gradients;
        resolution = this.leaves.Max(leaf => leaf.Resolution);
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

        Tensor[] gradients = gradient([.. leaves.Select(leaf => leaf.Detach().Clone())]);
        var check = new DerivativeCheck(function, leaves, gradients);
        using var mode = GradMode.NoGrad();
        return [.. Enumerable.Range(0, leaves.Length).Select(check.Leaf)];
    }

    private LeafCheck Leaf(int leaf)
    {
        Complex[] analytic = gradients[leaf].Detach().ToComplexNumbers();
        var (numeric, errors) = Numeric(leaf);
        double largest = numeric.Length == 0 ? 0 : numeric.Max(Complex.Abs), tolerance = 100 * Math.Sqrt(resolution), worst = -1;
        bool fits = true;
        int at = -1;
        for (int i = 0; i < numeric.Length; i++)
        {
            double distance = Complex.Abs(analytic[i] - numeric[i]);
            double size = Math.Max(Math.Max(Complex.Abs(analytic[i]), Complex.Abs(numeric[i])), largest / 1000);

            // What differences cannot tell apart they do not hold against the gradient, unless that is nearly everything.
            bool isNear = distance <= (tolerance * size) + Math.Min(4 * errors[i], size / 10);
            double relative = distance == 0 ? 0 : double.IsNaN(distance) ? double.PositiveInfinity : distance / size;
            fits &= isNear;
            (worst, at) = relative > worst ? (relative, i) : (worst, at);
        }

        double? rate = Rate(leaf, analytic);
        bool vanishes = rate is null || rate >= 2 - Math.Max(0.1, Math.Pow(resolution, 0.1));
        return new LeafCheck(
            fits && vanishes, Math.Max(worst, 0), rate, at < 0 ? null : new WorstElement(leaves[leaf].Index(at), analytic[at], numeric[at], leaves[leaf].IsComplex));
    }

    private (Complex[] Numeric, double[] Errors) Numeric(int leaf)
    {
        LeafValues values = leaves[leaf];
        var numeric = new Complex[values.Count];
        var errors = new double[values.Count];
        for (int i = 0; i < numeric.Length; i++)
        {
            (double real, double error) = Slope(leaf, i, 1);
            numeric[i] = real;
            errors[i] = error;
            if (values.IsComplex)
            {
                (double imaginary, error) = Slope(leaf, i, Complex.ImaginaryOne);
                numeric[i] = new Complex(real, imaginary);
                errors[i] += error;
            }
        }

        return (numeric, errors);
    }

    /// <summary>
    /// The derivative by an element, and how uncertain it is: Ridders' method, which extrapolates central differences over shrinking steps to
    /// none and keeps the extrapolation that its neighbours agree with best (Advances in Engineering Software 4, 1982).
    /// </summary>
    private (double Slope, double Error) Slope(int leaf, int element, Complex direction)
    {
        const int Steps = 16;
        double step = 0.1 * leaves[leaf].Scale(element);
        for (int attempt = 0; attempt < 8; attempt++, step /= 8)
        {
            var previous = new double[Steps];
            double best = double.NaN, error = double.PositiveInfinity;
            for (int i = 0; i < Steps; i++)
            {
                var current = new double[Steps];
                current[0] = Difference(leaf, element, direction * (step / (1 << i)));
                if (!double.IsFinite(current[0]))
                {
                    break;
                }

                double factor = 4;
                for (int j = 1; j <= i; j++, factor *= 4)
                {
                    current[j] = ((current[j - 1] * factor) - previous[j - 1]) / (factor - 1);
                    double distance = Math.Max(Math.Abs(current[j] - current[j - 1]), Math.Abs(current[j] - previous[j - 1]));
                    (best, error) = distance <= error ? (current[j], distance) : (best, error);
                }

                previous = current;
                if (i > 2 && error <= 1e-11 * Math.Abs(best))
                {
                    break;
                }
            }

            if (!double.IsNaN(best))
            {
                return (best, error);
            }
        }

        return (double.NaN, double.PositiveInfinity);
    }

    private double Difference(int leaf, int element, Complex step)
    {
        // As far as the dtype can tell the steps apart.
        Complex[] after = leaves[leaf].Moved(element, step), before = leaves[leaf].Moved(element, -step);
        double distance = Complex.Abs(after[element] - before[element]);
        return distance == 0 ? double.NaN : (Value(leaf, after) - Value(leaf, before)) / distance;
    }

    /// <summary>
    /// The power with which f(x + h·d) − f(x) − h·⟨gradient, d⟩ vanishes along a fixed direction, taken where h is as small as rounding allows.
    /// </summary>
    private double? Rate(int leaf, Complex[] gradient)
    {
        const int Steps = 45, Tail = 6;
        Complex[] direction = leaves[leaf].Direction();
        double origin = Value(leaf, leaves[leaf].Values);
        var remainders = new double[Steps];
        for (int k = 0; k < Steps; k++)
        {
            Complex[] moved = leaves[leaf].Along(direction, Math.ScaleB(0.1, -k));
            double slope = 0;
            for (int i = 0; i < moved.Length; i++)
            {
                slope += (Complex.Conjugate(gradient[i]) * (moved[i] - leaves[leaf].Values[i])).Real;
            }

            remainders[k] = Math.Abs(Value(leaf, moved) - origin - slope);
        }

        double noise = Math.Max(resolution * Math.Abs(origin), remainders[^Tail..].Max()) + double.Epsilon;
        int last = Array.FindLastIndex(remainders, remainder => remainder > 100 * noise);
        return double.IsNaN(noise) ? double.NaN
            : last < 0 || last + 1 >= Steps ? null
            : last == 0 || !(remainders[last - 1] > remainders[last]) ? Math.Log2(remainders[last] / Math.Max(remainders[last + 1], noise))
            : Math.Log2(remainders[last - 1] / Math.Max(remainders[last + 1], noise)) / 2;
    }

    private double Value(int leaf, Complex[] values)
    {
        // A check asks for thousands of values, of which nothing remains but the numbers.
        using Evaluation.Piece piece = Evaluation.BeginPiece();
        Tensor[] arguments = [.. leaves.Select((other, i) => other.ToTensor(i == leaf ? values : other.Values))];
        return function(arguments).Item().ToDouble();
    }
}
