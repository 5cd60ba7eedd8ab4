using GradService.Tensors;

namespace GradService.Graphs;

/// <summary>A computation written down: named tensors, the nodes that run in the order given, and what is asked for.</summary>
/// <param name="Inputs">The named tensors that it begins with.</param>
/// <param name="Nodes">The operations, each of which may use any name defined before it.</param>
/// <param name="Outputs">The names whose values are the answer.</param>
public sealed record Graph(
    IReadOnlyList<KeyValuePair<string, Tensor>> Inputs, IReadOnlyList<GraphNode> Nodes, IReadOnlyList<string> Outputs);

/// <summary>One operation of a graph.</summary>
/// <param name="Id">The name of its result; null for a node that nothing refers to, such as an in-place operation.</param>
/// <param name="Op">The operator's name.</param>
/// <param name="Inputs">The positional arguments: null, bool, long, double, Complex, string, <see cref="Tensor"/> or a list of those.</param>
/// <param name="Attributes">The keyword arguments.</param>
public sealed record GraphNode(
    string? Id, string Op, IReadOnlyList<object?> Inputs, IReadOnlyList<KeyValuePair<string, object?>> Attributes)
{
    /// <summary>Whether it runs without being recorded.</summary>
    public bool NoGrad { get; init; }

    /// <summary>Whether its gradient is reported beside the leaves'.</summary>
    public bool RetainGrad { get; init; }
}

/// <summary>A graph and what is asked about it.</summary>
/// <param name="Graph">The graph.</param>
public sealed record GraphRequest(Graph Graph)
{
    /// <summary>By what to differentiate; null for every leaf that requires grad and every node that retains its gradient.</summary>
    public IReadOnlyList<string>? Wrt { get; init; }

    /// <summary>The gradients of the outputs, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, Tensor?>> GradOutputs { get; init; } = [];

    /// <summary>Whether something on which no output depends gets null; otherwise it is an error.</summary>
    public bool AllowUnused { get; init; } = true;

    /// <summary>The weights of the gradients for the second order, by name; null for ones throughout.</summary>
    public IReadOnlyList<KeyValuePair<string, Tensor?>>? Weights { get; init; }

    /// <summary>A text in the language that stands for the graph's nodes; null where those are given.</summary>
    public string? Program { get; init; }

    /// <summary>Whether the answer's tensors are to be base64.</summary>
    public bool Base64 { get; init; }
}

/// <summary>The fields that a request may have beside its graph.</summary>
[Flags]
public enum RequestFields
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><c>wrt</c>: what to differentiate by.</summary>
    Wrt = 1,

    /// <summary><c>grad_outputs</c>: the gradients of the outputs.</summary>
    GradOutputs = 2,

    /// <summary><c>allow_unused</c>.</summary>
    AllowUnused = 4,

    /// <summary><c>weights</c> of the gradients, for the second order.</summary>
    Weights = 8,

    /// <summary>Nothing but a <c>program</c>, whose outputs are what it prints and its variables.</summary>
    Script = 16,
}
