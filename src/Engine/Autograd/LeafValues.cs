using System.Numerics;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Autograd;

/// <summary>The numbers of a leaf, and where they are moved to find out what depends on them.</summary>
internal sealed class LeafValues
{
    private readonly Shape shape;
    private readonly DType dtype;
    private readonly double typical;

    /// <summary>Takes the numbers of a leaf.</summary>
    /// <param name="leaf">The leaf.</param>
    /// <param name="wide">Whether they become float64 or complex128, whatever the leaf's dtype.</param>
    public LeafValues(Tensor leaf, bool wide)
    {
        shape = leaf.Shape;
        dtype = !wide ? leaf.DType : leaf.DType.IsComplex() ? DType.Complex128 : DType.Float64;
        Values = leaf.Detach().ToComplexNumbers();
        double squares = Values.Sum(value => value.Magnitude * value.Magnitude);
        typical = squares > 0 && double.IsFinite(squares) ? Math.Sqrt(squares / Values.Length) : 1;
    }

    public Complex[] Values { get; }

    public int Count => Values.Length;

    public bool IsComplex => dtype.IsComplex();

    /// <summary>The relative distance of neighbouring numbers of its dtype.</summary>
    public double Resolution => ResolutionOf(dtype);

    /// <summary>The relative distance of neighbouring numbers of a dtype.</summary>
    public static double ResolutionOf(DType dtype) => dtype switch
    {
        DType.Float32 or DType.Complex64 => 1.2e-7,
        DType.Float16 => 9.8e-4,
        DType.BFloat16 => 7.8e-3,
        _ => 2.2e-16,
    };

    /// <summary>The place of an element.</summary>
    public long[] Index(int element)
    {
        var index = new long[shape.Rank];
        for (int d = shape.Rank - 1, left = element; d >= 0; left /= (int)shape[d--])
        {
            index[d] = left % shape[d];
        }

        return index;
    }

    /// <summary>
    /// The steps for an element, growing by one factor from where rounding hides nearly everything to a tenth of what is usual in the leaf, or
    /// of the element where that is larger; second, for a small element around which the function ends, steps of its own size.
    /// </summary>
    /// <param name="element">The element.</param>
    /// <param name="resolution">How finely numbers are told apart where the function is computed.</param>
    public IEnumerable<double[]> Ladders(int element, double resolution)
    {
        double own = Values[element].Magnitude, size = Math.Max(own, typical / 10), bottom = size * Math.Pow(resolution, 0.75);
        yield return Ladder(own > 1e-24 * size ? Math.Min(bottom, own * 1e-5) : bottom, size / 10, resolution);
        if (own > 0)
        {
            yield return Ladder(own * Math.Pow(resolution, 0.75), own / 10, resolution);
        }
    }

    /// <summary>The values with one moved, as the dtype holds it.</summary>
    public Complex[] Moved(int element, Complex step)
    {
        var moved = (Complex[])Values.Clone();
        moved[element] = Rounded([moved[element] + step])[0];
        return moved;
    }

    /// <summary>The values moved along a direction.</summary>
    public Complex[] Along(Complex[] direction, double step) => Rounded([.. Values.Select((value, i) => value + (step * direction[i]))]);

    /// <summary>A fixed direction in which every element moves by something like its size, one that is 0 by what is usual in the leaf.</summary>
    /// <param name="seed">Which of the directions.</param>
    public Complex[] Direction(int seed = 11)
    {
        var random = new Random(seed);
        var direction = new Complex[Count];
        for (int i = 0; i < direction.Length; i++)
        {
            double size = Values[i] == 0 ? typical / 10 : Values[i].Magnitude;
            direction[i] = size * new Complex(Signed(), IsComplex ? Signed() : 0);
        }

        return direction;

        double Signed() => (random.Next(2) == 0 ? -1 : 1) * (0.5 + (random.NextDouble() / 2));
    }

    public Tensor ToTensor(Complex[] values) => Tensor.From<Complex>(values, DType.Complex128, shape).Dense(dtype);

    private static double[] Ladder(double bottom, double top, double resolution)
    {
        // By fours; by twos where few steps are above rounding. Never more than 27, for the sake of what they cost.
        const int Most = 27;
        int count = Math.Min(Most, 1 + (int)Math.Ceiling(Math.Log(top / bottom) / Math.Log(resolution < 1e-10 ? 4 : 2)));
        return [.. Enumerable.Range(0, count).Select(i => top * Math.Pow(bottom / top, (count - 1 - i) / Math.Max(1.0, count - 1)))];
    }

    private Complex[] Rounded(Complex[] values) => Resolution < 1e-10
        ? values
        : Tensor.From<Complex>(values, DType.Complex128, Shape.Of(values.Length)).Dense(dtype).ToComplexNumbers();
}
