using System.Globalization;
using System.Numerics;

namespace GradService.Tensors;

/// <summary>A Python number: a bool, an integer, a float or a complex number. It takes part in promotion by its category alone.</summary>
public readonly struct Scalar : IEquatable<Scalar>
{
    private readonly long integer;
    private readonly Complex number;

    private Scalar(DType dtype, long integer, Complex number)
    {
        DType = dtype;
        this.integer = integer;
        this.number = number;
    }

    /// <summary>bool, int64, float64 or complex128.</summary>
    public DType DType { get; }

    /// <summary>Whether it is a bool or an integer.</summary>
    public bool IsIntegral => DType is DType.Int64 or DType.Bool;

    /// <summary>A bool.</summary>
    public static implicit operator Scalar(bool value) => new(DType.Bool, value ? 1 : 0, value ? 1 : 0);

    /// <summary>An integer.</summary>
    public static implicit operator Scalar(int value) => new(DType.Int64, value, value);

    /// <summary>An integer.</summary>
    public static implicit operator Scalar(long value) => new(DType.Int64, value, value);

    /// <summary>A float.</summary>
    public static implicit operator Scalar(double value) => new(DType.Float64, (long)value, value);

    /// <summary>A complex number.</summary>
    public static implicit operator Scalar(Complex value) => new(DType.Complex128, (long)value.Real, value);

    /// <summary>Equality of kind and value.</summary>
    public static bool operator ==(Scalar left, Scalar right) => left.Equals(right);

    /// <summary>Inequality of kind or value.</summary>
    public static bool operator !=(Scalar left, Scalar right) => !left.Equals(right);

    /// <summary>The value as an integer, towards zero.</summary>
    public long ToInt64() => integer;

    /// <summary>The value as a float; of a complex number its real part.</summary>
    public double ToDouble() => IsIntegral ? integer : number.Real;

    /// <summary>The value as a complex number.</summary>
    public Complex ToComplex() => IsIntegral ? integer : number;

    /// <summary>The value in a compute type.</summary>
    internal T As<T>()
        where T : INumberBase<T> => IsIntegral ? T.CreateTruncating(integer) : T.CreateTruncating(number);

    /// <summary>False for zero, true otherwise, as in Python.</summary>
    public bool ToBoolean() => IsIntegral ? integer != 0 : number != Complex.Zero;

    /// <inheritdoc/>
    public bool Equals(Scalar other) => DType == other.DType && integer == other.integer && number.Equals(other.number);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Scalar other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(DType, integer, number);

    /// <summary>As Python prints it.</summary>
    public override string ToString() => DType switch
    {
        DType.Bool => integer != 0 ? "True" : "False",
        DType.Int64 => integer.ToString(CultureInfo.InvariantCulture),
        DType.Float64 => number.Real.ToString("R", CultureInfo.InvariantCulture),
        _ => $"({number.Real.ToString("R", CultureInfo.InvariantCulture)}{number.Imaginary.ToString("+0.################;-0.################", CultureInfo.InvariantCulture)}j)",
    };
}
