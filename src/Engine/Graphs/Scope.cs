using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Graphs;

/// <summary>The names of a graph while its nodes run, and what they stand for.</summary>
internal sealed class Scope
{
    private readonly Dictionary<string, Tensor> values = new(StringComparer.Ordinal);
    private readonly Func<string, Tensor?> find;
    private Dictionary<string, NodeResults>? several;

    public Scope() => find = Find;

    /// <summary>If set, what names were looked up and found is added to it.</summary>
    public List<KeyValuePair<string, Tensor>>? Reads { get; set; }

    /// <summary>Gives a tensor a name that nothing has yet.</summary>
    public void Define(string name, Tensor tensor)
    {
        if (!values.TryAdd(name, tensor))
        {
            throw new GradException(ErrorKind.DuplicateName, $"the name '{name}' is defined twice");
        }
    }

    /// <summary>Gives a tensor a name, whatever had it before.</summary>
    public void Assign(string name, Tensor tensor) => values[name] = tensor;

    /// <summary>Gives a tensor a name if nothing has it.</summary>
    public void DefineIfAbsent(string name, Tensor tensor) => values.TryAdd(name, tensor);

    /// <summary>What a name stands for: an input, a node's first result, or a result as <c>id.1</c> or <c>id.values</c>; else null.</summary>
    public Tensor? Find(string name)
    {
        if (!values.TryGetValue(name, out Tensor? tensor))
        {
            int dot = name.LastIndexOf('.');
            tensor = dot > 0 && several is not null && several.TryGetValue(name[..dot], out NodeResults? results) ? results.Find(name[(dot + 1)..]) : null;
        }

        if (Reads is not null && tensor is not null)
        {
            Reads.Add(new(name, tensor));
        }

        return tensor;
    }

    /// <summary>Runs a node and names what it gives.</summary>
    /// <param name="node">The node.</param>
    /// <param name="index">Its place among the nodes, for errors.</param>
    /// <exception cref="GradException">It cannot run; the error names it and its place.</exception>
    public NodeResults Run(GraphNode node, int index)
    {
        if (Catalogue.Find(node.Op) is not { } entry)
        {
            IReadOnlyList<string> near = Catalogue.Nearest(node.Op);
            throw new GradException(
                ErrorKind.UnknownOperator,
                $"there is no operator '{node.Op}'{(near.Count > 0 ? $"; near it: {string.Join(", ", near)}" : string.Empty)}").At($"/nodes/{index}/op", node.Op, node.Id);
        }

        if (node.Id is { } id && (values.ContainsKey(id) || several?.ContainsKey(id) == true))
        {
            throw new GradException(ErrorKind.DuplicateName, $"the name '{id}' is defined twice").At($"/nodes/{index}/id", node.Op, id);
        }

        try
        {
            using var recording = GradMode.SetEnabled(!node.NoGrad);
            IReadOnlyList<Tensor> results = Binder.Call(entry, node.Inputs, node.Attributes, find, out Misfit misfit)
                ?? throw new GradException(misfit.Kind, misfit.Message, "TypeError").At(PointerOf(index, misfit));
            return Keep(node, new NodeResults(results, NamesOf(entry, results.Count)));
        }
        catch (GradException error) when (error.Operator is null)
        {
            throw error.At($"/nodes/{index}", node.Op, node.Id);
        }
    }

    private NodeResults Keep(GraphNode node, NodeResults results)
    {
        if (node.RetainGrad && !results.Tensors.Any(result => result.RequiresGrad))
        {
            throw GradException.Argument("can't retain_grad on Tensor that has requires_grad=False");
        }

        if (node.Id is { } id)
        {
            if (results.Tensors.Count > 0)
            {
                Define(id, results.Tensors[0]);
            }

            (several ??= new(StringComparer.Ordinal)).Add(id, results);
        }

        return results;
    }

    private static string PointerOf(int node, Misfit misfit) =>
        misfit.Position >= 0 ? $"/nodes/{node}/inputs/{misfit.Position}"
        : misfit.Keyword is not null ? $"/nodes/{node}/attrs/{JsonPointer.Escape(misfit.Keyword)}"
        : $"/nodes/{node}";

    private static IReadOnlyList<string> NamesOf(CatalogueEntry entry, int count)
    {
        foreach (Signature signature in entry.Overloads)
        {
            if (signature.ResultNames.Count == count)
            {
                return signature.ResultNames;
            }
        }

        return [];
    }
}
