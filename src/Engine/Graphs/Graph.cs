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
    /// <summary>The subgraphs that it is given, by the names of the parameters that take functions.</summary>
    public IReadOnlyList<KeyValuePair<string, Subgraph>> Bodies { get; init; } = [];

    /// <summary>The line of the program that it was traced from; null for a node that was written as one.</summary>
    public int? Line { get; init; }

    /// <summary>Whether it runs without being recorded.</summary>
    public bool NoGrad { get; init; }

    /// <summary>Whether its gradient is reported beside the leaves'.</summary>
    public bool RetainGrad { get; init; }
}

/// <summary>A function written down as a graph, which may also use the names of the graph around it.</summary>
/// <param name="Inputs">The names of its arguments.</param>
/// <param name="Nodes">The operations.</param>
/// <param name="Outputs">The names of its results.</param>
public sealed record Subgraph(IReadOnlyList<string> Inputs, IReadOnlyList<GraphNode> Nodes, IReadOnlyList<string> Outputs)
{
    /// <summary>The function.</summary>
    /// <param name="around">What the names of the graph around it stand for.</param>
    public Func<Tensor[], Tensor[]> Bind(Func<string, Tensor?> around) => Bind(around, string.Empty, null);

    /// <summary>The function, which knows where it stands.</summary>
    /// <param name="around">What the names of the graph around it stand for.</param>
    /// <param name="pointer">The JSON pointer to it.</param>
    /// <param name="place">The name of the node that it belongs to.</param>
    internal Func<Tensor[], Tensor[]> Bind(Func<string, Tensor?> around, string pointer, string? place) =>
        arguments => new Scope(around, pointer, place).Call(this, arguments);
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

    /// <summary>The cotangents of the outputs, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, Tensor?>>? Cotangents { get; init; }

    /// <summary>The tangents of inputs, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, Tensor?>>? Tangents { get; init; }

    /// <summary>Whether every cotangent or tangent has one more leading dimension.</summary>
    public bool Batched { get; init; }

    /// <summary>What a Hessian is multiplied by, by the name of the leaf.</summary>
    public IReadOnlyList<KeyValuePair<string, Tensor?>>? Vector { get; init; }

    /// <summary>How a Jacobian is computed.</summary>
    public JacobianMode Mode { get; init; }

    /// <summary>Which derivative is checked: 1 for the gradient, 2 for the gradient's gradient.</summary>
    public int Order { get; init; } = 1;

    /// <summary>Whether something on which no output depends gets zeros.</summary>
    public bool MaterializeGrads { get; init; }

    /// <summary>Whether the first node that makes a NaN in a gradient is an error.</summary>
    public bool DetectAnomaly { get; init; }

    /// <summary>The weights of the gradients for the second order, by name; null for ones throughout.</summary>
    public IReadOnlyList<KeyValuePair<string, Tensor?>>? Weights { get; init; }

    /// <summary>A text in the language that stands for the graph's nodes; null where those are given.</summary>
    public string? Program { get; init; }

    /// <summary>The seed of its random numbers; null where it names none.</summary>
    public long? Seed { get; init; }

    /// <summary>As what the graph is to be shown.</summary>
    public GraphFormat Format { get; init; }

    /// <summary>Whether the answer's tensors are to be base64.</summary>
    public bool Base64 { get; init; }
}

/// <summary>How a Jacobian is computed.</summary>
public enum JacobianMode
{
    /// <summary>By whichever mode takes fewer passes.</summary>
    Auto,

    /// <summary>All columns at once.</summary>
    Forward,

    /// <summary>All rows at once.</summary>
    Reverse,
}

/// <summary>As what a graph is shown.</summary>
public enum GraphFormat
{
    /// <summary>The facts about each node.</summary>
    Json,

    /// <summary>A Mermaid flowchart.</summary>
    Mermaid,

    /// <summary>Graphviz's language.</summary>
    Dot,

    /// <summary>A picture.</summary>
    Svg,
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

    /// <summary><c>format</c>: as what the graph is shown.</summary>
    Format = 32,

    /// <summary><c>cotangents</c> of the outputs.</summary>
    Cotangents = 64,

    /// <summary><c>tangents</c> of the inputs.</summary>
    Tangents = 128,

    /// <summary><c>batched</c>: one more leading dimension.</summary>
    Batched = 256,

    /// <summary><c>vector</c>: what a Hessian is multiplied by.</summary>
    Vector = 512,

    /// <summary><c>mode</c> of a Jacobian.</summary>
    Mode = 1024,

    /// <summary><c>order</c> of a check.</summary>
    Order = 2048,

    /// <summary><c>materialize_grads</c>.</summary>
    MaterializeGrads = 4096,

    /// <summary><c>detect_anomaly</c>.</summary>
    DetectAnomaly = 8192,
}
