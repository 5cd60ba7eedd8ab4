using GradService.Language.Runtime;
using GradService.Operators;

namespace GradService.Language.Numpy;

/// <summary>NumPy's universal functions.</summary>
[Module("numpy")]
internal static class UniversalFunctions
{
    // NumPy's names, and behind = the operator's where it is another.
    private const string Floating1 =
        "exp exp2 expm1 log log2 log10 log1p sqrt sin cos tan arcsin arccos arctan sinh cosh tanh arcsinh arccosh arctanh deg2rad radians=deg2rad "
        + "rad2deg degrees=rad2deg floor ceil trunc rint=round fabs=abs sinc";

    private const string Number1 = "abs absolute=abs negative=neg positive square conj conjugate=conj reciprocal sign invert=bitwise_not bitwise_not";

    private const string Predicate1 = "isnan isinf isfinite signbit logical_not";

    private const string Floating2 = "arctan2 hypot logaddexp logaddexp2 copysign nextafter heaviside";

    private const string Double2 = "divide=div true_divide=div float_power";

    private const string Number2 =
        "add subtract=sub multiply=mul power=pow floor_divide remainder mod=remainder fmod maximum minimum fmax fmin gcd lcm bitwise_and bitwise_or "
        + "bitwise_xor left_shift=bitwise_left_shift right_shift=bitwise_right_shift";

    private const string Predicate2 = "equal=eq not_equal=ne less=lt less_equal=le greater=gt greater_equal=ge logical_and logical_or logical_xor";

    /// <summary>All of them by name.</summary>
    public static IReadOnlyDictionary<string, object?> Names { get; } = Read();

    /// <summary>One of them.</summary>
    public static UniversalFunction Find(string name) => (UniversalFunction)Names[name]!;

    private static Dictionary<string, object?> Read()
    {
        var all = new Dictionary<string, object?>(StringComparer.Ordinal);
        Add(Floating1, 1, Loop.Floating);
        Add(Number1, 1, Loop.Number);
        Add(Predicate1, 1, Loop.Predicate);
        Add(Floating2, 2, Loop.Floating);
        Add(Double2, 2, Loop.Double);
        Add(Number2, 2, Loop.Number);
        Add(Predicate2, 2, Loop.Predicate);
        return all;

        void Add(string names, int operands, Loop loop)
        {
            foreach (string name in names.Split(' '))
            {
                string[] parts = name.Split('=');
                CatalogueEntry entry = Catalogue.FindExactly(parts[^1]) ?? throw new InvalidOperationException($"The catalogue has no {parts[^1]}.");
                all[parts[0]] = new UniversalFunction(parts[0] is "mod" ? "remainder" : parts[0], entry, operands, loop);
            }
        }
    }
}
