namespace GradService.Operators;

/// <summary>
/// Makes a method of <see cref="Torch"/> an operator: PyTorch's name below <c>torch.</c> for the catalogue. A name of its own is a function
/// and a method of a tensor (<c>exp</c>); <c>Tensor.view</c> is a method only; <c>nn.functional.relu</c>, <c>linalg.det</c> are functions.
/// Several methods of one name are overloads.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OperatorAttribute : Attribute
{
    /// <summary>Names an operator.</summary>
    /// <param name="name">The full name.</param>
    /// <param name="aliases">Other full names for the same.</param>
    public OperatorAttribute(string name, params string[] aliases)
    {
        Name = name;
        Aliases = aliases;
    }

    /// <summary>The full name.</summary>
    public string Name { get; }

    /// <summary>Other full names for the same.</summary>
    public IReadOnlyList<string> Aliases { get; }

    /// <summary>Whether one result alone is no list, as of <c>unique</c>, which gives more only where asked to.</summary>
    public bool OneStandsAlone { get; init; }

    /// <summary>Whether the values of its arguments, and not their shapes alone, say how large its results are.</summary>
    public bool IsSizedByValues { get; init; }
}

/// <summary>A parameter that PyTorch takes by keyword only: it stands behind the <c>*</c> of the signature.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class KeywordOnlyAttribute : Attribute;

/// <summary>A tensor in the place of which PyTorch's functions also take a Python number.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OrNumberAttribute : Attribute;

/// <summary>
/// Arguments at which an operator is tested and shown, as they would be written between its parentheses:
/// <c>real(2, 3), dim=1</c>. The terms are those of <c>Graphs.SampleText</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class SampleAttribute : Attribute
{
    /// <summary>Gives arguments.</summary>
    /// <param name="arguments">The text between the parentheses.</param>
    public SampleAttribute(string arguments) => Arguments = arguments;

    /// <summary>The text between the parentheses.</summary>
    public string Arguments { get; }

    /// <summary>Whether its matrices are meant to stay Hermitian: the operator reads one triangle of them, and tests move both.</summary>
    public bool Hermitian { get; init; }

    /// <summary>Whether complex results may be turned by any phase: tests then look at their absolute values.</summary>
    public bool PhaseFree { get; init; }

    /// <summary>Whether its tensors are constants: the operator takes floats and has no derivative.</summary>
    public bool Constant { get; init; }
}
