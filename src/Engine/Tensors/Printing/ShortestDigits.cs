using System.Globalization;

namespace GradService.Tensors.Printing;

/// <summary>The fewest digits that give a double back.</summary>
public static class ShortestDigits
{
    // Beneath a power of two numbers lie twice as close as above, which the shortest form of .NET 10 does not see at these two, of all:
    // its digits are those of the number below.
    private const double First = 2.9802322387695312E-08, Second = 4.1045368012983762E-289;

    /// <summary>The format in which .NET writes a double so that it can be read back.</summary>
    public static string Format(double value) => Math.Abs(value) is First or Second ? "G17" : "R";

    /// <summary>The digits, with an exponent where .NET writes one.</summary>
    public static string Of(double value) => value.ToString(Format(value), CultureInfo.InvariantCulture);
}
