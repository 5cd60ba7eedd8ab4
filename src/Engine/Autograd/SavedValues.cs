using System.Collections.Concurrent;
using System.Reflection;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Autograd;

/// <summary>
/// What a node keeps for its gradient formulas, by PyTorch's names. One rule for all: the inputs are called as the parameters of the function
/// that the node is named after (<c>input</c> is <c>self</c>), the outputs as its results, and the attributes as the operator's fields.
/// </summary>
internal static class SavedValues
{
    private static readonly ConcurrentDictionary<string, (string[] Inputs, IReadOnlyList<string> Outputs)> Names = new(StringComparer.Ordinal);

    /// <summary>Finds what a node keeps by a name: a tensor (null where no needed formula reads it), a shape, or an attribute's value.</summary>
    /// <exception cref="GradException">The graph was freed, or the tensor was modified in place.</exception>
    public static bool TryGet(Node node, string name, out object? value)
    {
        value = null;
        return node is OperatorNode recorded && (TryGetTensor(recorded, name, out value) || TryGetAttribute(recorded.Operator, name, out value));
    }

    private static bool TryGetTensor(OperatorNode node, string name, out object? value)
    {
        var (inputs, outputs) = Names.GetOrAdd(node.Name, NamesOf);
        Use uses = node.AllUses;
        for (int i = 0; i < node.InputCount; i++)
        {
            string own = i < inputs.Length ? inputs[i] : i == 0 ? "self" : "other";
            if (name == own && uses.PlaceOfInput(i) >= 0)
            {
                value = node.SavedInput(i, GradMode.Current.Anomaly);
                return true;
            }

            if (name == own + "_sizes" || name == own + "_sym_sizes")
            {
                value = node.InputSpec(i).Shape;
                return value is not null;
            }
        }

        for (int i = 0; i < node.Outputs.Count; i++)
        {
            string own = node.Outputs.Count == 1 ? "result" : i < outputs.Count ? outputs[i] : "result" + i;
            if (name == own && uses.PlaceOfOutput(i) >= 0)
            {
                value = node.SavedOutput(i, GradMode.Current.Anomaly);
                return true;
            }
        }

        value = null;
        return false;
    }

    private static bool TryGetAttribute(Operator op, string name, out object? value)
    {
        for (Type? type = op.GetType(); type is not null && type != typeof(Operator); type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            {
                // The compiler keeps a primary constructor's parameter dim in a field <dim>P.
                if (Signature.SnakeCase(field.Name.Split('<', '>').FirstOrDefault(static part => part.Length > 0) ?? string.Empty) == name)
                {
                    value = field.GetValue(op);
                    return true;
                }
            }
        }

        value = null;
        return false;
    }

    private static (string[] Inputs, IReadOnlyList<string> Outputs) NamesOf(string node)
    {
        int end = node.LastIndexOf("Backward", StringComparison.Ordinal);
        string function = end > 0 ? node[..end] : node;
        Signature? signature = Catalogue.All.SelectMany(static entry => entry.Overloads)
            .FirstOrDefault(overload => string.Equals(overload.Method.Name, function, StringComparison.OrdinalIgnoreCase));
        return signature is null ? ([], [])
            : ([.. signature.Parameters.Where(static parameter => parameter.Kind == ParameterKind.Tensor)
                .Select(static parameter => parameter.Name == "input" ? "self" : parameter.Name)], signature.ResultNames);
    }
}
