using System.Numerics;
using System.Runtime.InteropServices;

namespace GradService.Tensors;

/// <summary>A complex number of two float32 parts, in PyTorch's memory layout. Storage only, arithmetic happens in <see cref="Complex"/>.</summary>
/// <param name="Real">The real part.</param>
/// <param name="Imaginary">The imaginary part.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct Complex64(float Real, float Imaginary)
{
    /// <summary>Rounds each part to float32.</summary>
    public static explicit operator Complex64(Complex value) =>
        new((float)value.Real, (float)value.Imaginary);

    /// <summary>Widens each part to float64, exactly.</summary>
    public static implicit operator Complex(Complex64 value) => new(value.Real, value.Imaginary);
}
