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

    public LeafValues(Tensor leaf)
    {
        shape = leaf.Shape;
        dtype = leaf.DType;
        Values = leaf.Detach().ToComplexNumbers();
        double squares = Values.Sum(value => value.Magnitude * value.Magnitude);
        typical = squares > 0 && double.IsFinite(squares) ? Math.Sqrt(squares / Values.Length) : 1;
    }

    public Complex[] Values { get; }

    public int Count => Values.Length;

    public bool IsComplex => dtype.IsComplex();

    /// <summary>The relative distance of neighbouring numbers of its dtype.</summary>
    public double Resolution => dtype switch
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

    /// <summary>How large an element is; small ones count as a tenth of what is usual in the leaf.</summary>
    public double Scale(int element) => Math.Max(Values[element].Magnitude, typical / 10);

    /// <summary>The values with one moved, as the dtype holds it.</summary>
    public Complex[] Moved(int element, Complex step)
    {
        var moved = (Complex[])Values.Clone();
        moved[element] = Rounded([moved[element] + step])[0];
        return moved;
    }

    /// <summary>The values moved along a direction.</summary>
    public Complex[] Along(Complex[] direction, double step) => Rounded([.. Values.Select((value, i) => value + (step * direction[i]))]);

    /// <summary>A fixed direction in which every element moves by something like its size.</summary>
    public Complex[] Direction()
    {
        var random = new Random(11);
        var direction = new Complex[Count];
        for (int i = 0; i < direction.Length; i++)
        {
            direction[i] = Scale(i) * new Complex(Signed(), IsComplex ? Signed() : 0);
        }

        return direction;

        double Signed() => (random.Next(2) == 0 ? -1 : 1) * (0.5 + (random.NextDouble() / 2));
    }

    public Tensor ToTensor(Complex[] values) => Tensor.From<Complex>(values, DType.Complex128, shape).Dense(dtype);

    private Complex[] Rounded(Complex[] values) => Resolution < 1e-10
        ? values
        : Tensor.From<Complex>(values, DType.Complex128, Shape.Of(values.Length)).Dense(dtype).ToComplexNumbers();
}
