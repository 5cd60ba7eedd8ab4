using GradService.Language.Runtime;
using GradService.Tensors;

namespace GradService.Language.Values;

/// <summary>Tensors that a program gives as one or as a tuple, and gets back so.</summary>
/// <param name="Tensors">The tensors.</param>
/// <param name="IsTuple">Whether they came in a tuple.</param>
internal sealed record TensorTuple(Tensor[] Tensors, bool IsTuple)
{
    /// <summary>Reads them.</summary>
    /// <param name="value">What the program gives.</param>
    /// <param name="role">What it is, for the error that it is none.</param>
    /// <param name="function">To which function.</param>
    public static TensorTuple Read(object? value, string role, string function)
    {
        if (value is not TupleValue tuple)
        {
            return value is Tensor tensor ? new TensorTuple([tensor], false) : throw Raise.TypeError(
                $"The {role} given to {function} must be either a Tensor or a tuple of Tensors but the given {role} has type {Text.OfType(Types.Of(value))}.");
        }

        return new TensorTuple(
            [.. tuple.Items.Select((item, i) => item as Tensor ?? throw Raise.TypeError(
                $"The {role} given to {function} must be either a Tensor or a tuple of Tensors but the value at index {i} has type {Text.OfType(Types.Of(item))}."))],
            true);
    }

    /// <summary>Values, one for each of these tensors, as these came: one, or a tuple.</summary>
    public object? Like(IEnumerable<object?> values) => IsTuple ? new TupleValue([.. values]) : values.First();
}
