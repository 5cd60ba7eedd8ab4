using System.Numerics;

namespace GradService.Autograd;

/// <summary>A derivative that differences found.</summary>
/// <param name="Value">The derivative; NaN where the function is not finite around the element.</param>
/// <param name="Noise">How far rounding can have moved it.</param>
/// <param name="Truncation">How far it is from the extrapolations over shorter steps, a bound of what extrapolation left over.</param>
internal readonly record struct Slope(double Value, double Noise, double Truncation)
{
    public double Error => Noise + Truncation;
}

/// <summary>
/// The derivatives of a function by the elements of a leaf, from central differences over a ladder of steps extrapolated to none (Richardson).
/// The smallest steps see the function as it is, though through rounding; a larger step sees it sharper and is believed only while it agrees
/// with them within what rounding explains, so that a wave whose length the step leaps over cannot pass for a slow one (Lepski's principle).
/// </summary>
/// <param name="function">The function.</param>
/// <param name="leaf">Which of its leaves.</param>
internal sealed class CentralDifferences(CheckedFunction function, int leaf)
{
    private const int Orders = 5;

    private readonly double noise = function.Noise(leaf);

    /// <summary>The greatest of the jumps in which the value was seen to follow its elements, where rounding on the way makes it a staircase.</summary>
    public double Jump { get; private set; }

    /// <summary>The noise of a value of the function.</summary>
    public double NoiseOf(double value) => Math.Max(noise, function.Resolution / 2 * Math.Abs(value));

    /// <summary>The derivative by an element, or by its imaginary part.</summary>
    /// <param name="element">The element.</param>
    /// <param name="direction">1, or i.</param>
    public Slope By(int element, Complex direction)
    {
        foreach (double[] steps in function.Leaves[leaf].Ladders(element, function.Resolution))
        {
            Slope slope = Climb(element, direction, steps);
            if (!double.IsNaN(slope.Value))
            {
                return slope;
            }
        }

        return new Slope(double.NaN, 0, 0);
    }

    private Slope Climb(int element, Complex direction, double[] steps)
    {
        double square = steps.Length > 1 ? Math.Pow(steps[1] / steps[0], 2) : 4, jump = 0;
        Slope best = new(double.NaN, 0, 0);
        Slope[] previous = [];
        bool isFlat = false;
        for (int misses = 0, i = 0; i < steps.Length && misses < 3; i++)
        {
            var (change, distance, size) = Difference(element, direction * steps[i]);
            if (!double.IsFinite(change))
            {
                break;
            }

            if (distance == 0)
            {
                continue;
            }

            if (isFlat && change != 0 && Math.Abs(change) <= 1e-6 * size)
            {
                // Not flat but a staircase: shorter steps told nothing, and no step tells more than the height of a stair.
                jump = Math.Abs(change);
                Jump = Math.Max(Jump, jump);
                (best, previous) = (new(double.NaN, 0, 0), []);
            }

            isFlat = change == 0 && (isFlat || previous.Length == 0);
            Slope[] current = Extrapolated(new(change / distance, ((8 * NoiseOf(size)) + jump) / distance, 0), previous, square);
            if (previous.Length == 1)
            {
                best = best with { Truncation = current[0].Truncation };
            }

            Slope last = best;
            bool agrees = double.IsNaN(last.Value);
            foreach (Slope slope in current)
            {
                bool isNear = double.IsNaN(last.Value) || Math.Abs(slope.Value - last.Value) <= 2 * (slope.Noise + last.Error);
                best = isNear && (double.IsNaN(best.Value) || slope.Error < best.Error) ? slope : best;
                agrees |= isNear;
            }

            misses = agrees ? 0 : misses + 1;
            previous = current;
        }

        return best;
    }

    /// <summary>A row of Richardson's table: each entry is rid of one more even power of the step than the one before.</summary>
    private static Slope[] Extrapolated(Slope difference, Slope[] previous, double square)
    {
        var current = new Slope[Math.Min(previous.Length + 1, Orders)];
        current[0] = difference;
        double factor = square;
        for (int j = 1; j < current.Length; j++, factor *= square)
        {
            double value = ((factor * previous[j - 1].Value) - current[j - 1].Value) / (factor - 1);
            double error = ((factor * previous[j - 1].Noise) + current[j - 1].Noise) / (factor - 1);
            double moved = Math.Abs(value - previous[j - 1].Value);
            current[j] = new Slope(value, error, moved);
        }

        for (int j = 0; j < Math.Min(previous.Length, current.Length); j++)
        {
            // Two that agree by chance, where the error changes its sign, are no better than those before them were.
            double moved = Math.Max(Math.Abs(current[j].Value - previous[j].Value), previous[j].Truncation / 4);
            current[j] = current[j] with { Truncation = Math.Max(current[j].Truncation, moved) };
        }

        return current;
    }

    /// <summary>The change of the value between both sides, how far they are apart as far as the dtype holds them, and the size of the values.</summary>
    private (double Change, double Distance, double Size) Difference(int element, Complex step)
    {
        LeafValues values = function.Leaves[leaf];
        Complex[] after = values.Moved(element, step), before = values.Moved(element, -step);
        double high = function.Value(leaf, after), low = function.Value(leaf, before);
        return (high - low, Complex.Abs(after[element] - before[element]), Math.Max(Math.Abs(high), Math.Abs(low)));
    }
}
