using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Graphs;

/// <summary>The names of a graph while its nodes run, and what they stand for. That of a subgraph lies inside another one.</summary>
internal sealed class Scope
{
    private readonly Func<string, Tensor?>? around;
    private readonly string pointer;
    private readonly string? place;
    private readonly Dictionary<string, Tensor> values = new(StringComparer.Ordinal);
    private readonly Func<string, Tensor?> find;
    private Dictionary<string, NodeResults>? several;

    public Scope()
        : this(null, string.Empty, null)
    {
    }

    /// <summary>The scope of a subgraph.</summary>
    /// <param name="around">What the names of the graph around it stand for.</param>
    /// <param name="pointer">The JSON pointer to it.</param>
    /// <param name="place">The name of the node that it belongs to.</param>
    public Scope(Func<string, Tensor?>? around, string pointer, string? place)
    {
        find = Find;
        (this.around, this.pointer, this.place) = (around, pointer, place);
    }

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
            tensor ??= around?.Invoke(name);
        }

        if (Reads is not null && tensor is not null)
        {
            Reads.Add(new(name, tensor));
        }

        return tensor;
    }

    /// <summary>Runs the nodes of a graph in order.</summary>
    /// <param name="nodes">The nodes.</param>
    /// <param name="ran">Told of each node that has run.</param>
    /// <exception cref="GradException">One cannot run; the error names it and its place.</exception>
    public void Run(IReadOnlyList<GraphNode> nodes, Action<GraphNode, NodeResults>? ran = null)
    {
        GradMode mode = GradMode.Current;
        string? before = mode.Place;
        try
        {
            for (int i = 0; i < nodes.Count; i++)
            {
                mode.Place = PlaceOf(nodes[i]);
                NodeResults results = Run(nodes[i], i);
                ran?.Invoke(nodes[i], results);
            }
        }
        finally
        {
            mode.Place = before;
        }
    }

    /// <summary>Runs a subgraph, whose scope this is.</summary>
    /// <exception cref="GradException">The arguments do not fit, or a node cannot run.</exception>
    public Tensor[] Call(Subgraph body, Tensor[] arguments)
    {
        if (arguments.Length != body.Inputs.Count)
        {
            throw GradException.Argument($"the subgraph names {body.Inputs.Count} inputs, but takes {arguments.Length}").At(pointer + "/inputs");
        }

        for (int i = 0; i < arguments.Length; i++)
        {
            Define(body.Inputs[i], arguments[i]);
        }

        Run(body.Nodes);
        var results = new Tensor[body.Outputs.Count];
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = Find(body.Outputs[i])
                ?? throw new GradException(ErrorKind.UnknownName, $"nothing is named '{body.Outputs[i]}'") { Pointer = $"{pointer}/outputs/{i}" };
        }

        return results;
    }

    /// <summary>Runs a node and names what it gives.</summary>
    /// <param name="node">The node.</param>
    /// <param name="index">Its place among the nodes, for errors.</param>
    /// <exception cref="GradException">It cannot run; the error names it and its place.</exception>
    private NodeResults Run(GraphNode node, int index)
    {
        CatalogueEntry entry = EntryOf(node, $"{pointer}/nodes/{index}", PlaceOf(node));

        if (node.Id is { } id && (values.ContainsKey(id) || several?.ContainsKey(id) == true))
        {
            throw new GradException(ErrorKind.DuplicateName, $"the name '{id}' is defined twice").At($"{pointer}/nodes/{index}/id", node.Op, PlaceOf(node));
        }

        try
        {
            using GradMode.Scope mode = node.NoGrad ? GradMode.NoGrad() : GradMode.Unchanged();
            IReadOnlyList<Tensor> results = Binder.Call(entry, node.Inputs, Keywords(node, index), find, out Misfit misfit)
                ?? throw new GradException(misfit.Kind, misfit.Message, "TypeError").At(PointerOf(node, index, misfit));
            return Keep(node, new NodeResults(results, NamesOf(entry, results.Count)));
        }
        catch (GradException error) when (error.Operator is null)
        {
            throw error.At($"{pointer}/nodes/{index}", node.Op, PlaceOf(node));
        }
    }

    // An operator is unknown whether its turn comes or not.
    private static CatalogueEntry EntryOf(GraphNode node, string pointer, string? place)
    {
        foreach (var (name, body) in node.Bodies)
        {
            for (int i = 0; i < body.Nodes.Count; i++)
            {
                EntryOf(body.Nodes[i], $"{pointer}/{name}/nodes/{i}", PlaceOf(body.Nodes[i], place));
            }
        }

        if (Catalogue.Find(node.Op) is { } entry)
        {
            return entry;
        }

        IReadOnlyList<string> near = Catalogue.Nearest(node.Op);
        throw new GradException(
            ErrorKind.UnknownOperator,
            $"there is no operator '{node.Op}'{(near.Count > 0 ? $"; near it: {string.Join(", ", near)}" : string.Empty)}").At(pointer + "/op", node.Op, place);
    }

    private NodeResults Keep(GraphNode node, NodeResults results)
    {
        if (node.RetainGrad && place is not null)
        {
            throw GradException.Argument("a node of a subgraph cannot retain its gradient: it may run many times");
        }

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

    private IReadOnlyList<KeyValuePair<string, object?>> Keywords(GraphNode node, int index) => node.Bodies.Count == 0
        ? node.Attributes
        : [.. node.Attributes, .. node.Bodies.Select(body => new KeyValuePair<string, object?>(
            body.Key, body.Value.Bind(find, $"{pointer}/nodes/{index}/{body.Key}", PlaceOf(node))))];

    // The node of a subgraph is named behind the node that the subgraph belongs to.
    private static string? PlaceOf(GraphNode node, string? place) => place is null ? node.Id : node.Id is null ? place : $"{place}/{node.Id}";

    private string? PlaceOf(GraphNode node) => PlaceOf(node, place);

    private string PointerOf(GraphNode node, int index, Misfit misfit) => $"{pointer}/nodes/{index}" + (
        misfit.Position >= 0 ? $"/inputs/{misfit.Position}"
        : misfit.Keyword is null ? string.Empty
        : node.Bodies.Any(body => body.Key == misfit.Keyword) ? $"/{misfit.Keyword}"
        : $"/attrs/{JsonPointer.Escape(misfit.Keyword)}");

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
