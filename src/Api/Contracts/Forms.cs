using System.Text.Json.Serialization;

namespace GradService.Api.Contracts;

/// <summary>
/// A tensor: a number or a bool (a 0-d tensor), nested lists of those, or an object with data, dtype and shape. Numbers take the
/// request's default dtype, bools the dtype bool.
/// </summary>
public sealed record TensorForm;

/// <summary>
/// An argument, read by the type that the operator's signature declares. Where a tensor is expected a string is a name, lists or a tensor
/// object are a literal tensor, and a bare number or bool is a Python scalar, of the weaker category in dtype promotion. Otherwise it is
/// the value itself: a number, a bool, a list, a string, null, or {"complex": [re, im]}.
/// </summary>
public sealed record ArgumentForm;

/// <summary>The elements of a tensor: one, nested lists of them, or encoded.</summary>
public sealed record DataForm;

/// <summary>A tensor with all that can be said of it.</summary>
public sealed record TensorObjectForm
{
    /// <summary>
    /// The elements as nested lists, or flat where shape is given; a complex number is [re, im]; "NaN", "Infinity" and "-Infinity" stand for
    /// themselves. Or {"encoding": "base64", "buffer": "…"}: little-endian row-major bytes, for which shape and dtype are required.
    /// </summary>
    public required DataForm Data { get; init; }

    /// <summary>The element type; by default bool for bools and the request's default dtype for numbers.</summary>
    public DTypeForm? Dtype { get; init; }

    /// <summary>The sizes of the dimensions; by default those of the lists.</summary>
    public IReadOnlyList<long>? Shape { get; init; }

    /// <summary>Whether gradients are computed for it; by default true for a floating or complex input, false otherwise.</summary>
    [JsonPropertyName("requires_grad")]
    public bool? RequiresGrad { get; init; }
}

/// <summary>The element types, PyTorch's.</summary>
public sealed record DTypeForm;

/// <summary>One operation of a graph.</summary>
public sealed record NodeForm
{
    /// <summary>The name of its result. Several results are id.0, id.1, … and, where PyTorch names them, id.values and the like.</summary>
    public string? Id { get; init; }

    /// <summary>The operator: its full name (nn.functional.conv2d), its short name (conv2d) or an alias (divide).</summary>
    public required string Op { get; init; }

    /// <summary>The positional arguments, in the order of PyTorch's signature.</summary>
    public IReadOnlyList<ArgumentForm>? Inputs { get; init; }

    /// <summary>The keyword arguments, by PyTorch's names.</summary>
    public IReadOnlyDictionary<string, ArgumentForm>? Attrs { get; init; }

    /// <summary>For scan, map and while_loop: one step, which takes the carries and the slices and gives the next carries and what is to be stacked.</summary>
    public SubgraphForm? Body { get; init; }

    /// <summary>For while_loop: whether there is another step.</summary>
    public SubgraphForm? Cond { get; init; }

    /// <summary>For cond: what runs where the predicate is true.</summary>
    public SubgraphForm? Then { get; init; }

    /// <summary>For cond: what runs where the predicate is false.</summary>
    public SubgraphForm? Else { get; init; }

    /// <summary>Whether it runs without being recorded, as under torch.no_grad().</summary>
    [JsonPropertyName("no_grad")]
    public bool? NoGrad { get; init; }

    /// <summary>Whether its gradient is reported beside the leaves'.</summary>
    [JsonPropertyName("retain_grad")]
    public bool? RetainGrad { get; init; }
}

/// <summary>A function as a graph of its own, which may also use the names of the graph around it.</summary>
public sealed record SubgraphForm
{
    /// <summary>The names of its arguments.</summary>
    public IReadOnlyList<string>? Inputs { get; init; }

    /// <summary>The operations.</summary>
    public IReadOnlyList<NodeForm>? Nodes { get; init; }

    /// <summary>The names of its results.</summary>
    public required IReadOnlyList<string> Outputs { get; init; }
}

/// <summary>A graph: what /v1/evaluate takes.</summary>
public record GraphForm
{
    /// <summary>The named tensors that the graph begins with. A name that no node uses is allowed.</summary>
    public IReadOnlyDictionary<string, TensorForm>? Inputs { get; init; }

    /// <summary>The operations, in the order in which they run; each may use any name defined before it.</summary>
    public IReadOnlyList<NodeForm>? Nodes { get; init; }

    /// <summary>
    /// Instead of nodes: a text in the language of /v1/run. The inputs are its variables, and its last expression is the output, named
    /// result, unless outputs names variables.
    /// </summary>
    public string? Program { get; init; }

    /// <summary>The names whose values are the answer: at least one. With a program it may be left out.</summary>
    public IReadOnlyList<string>? Outputs { get; init; }

    /// <summary>The dtype of numbers that name none: float64 unless it says otherwise.</summary>
    [JsonPropertyName("default_dtype")]
    public DTypeForm? DefaultDtype { get; init; }

    /// <summary>The seed of the request's random numbers, which are then those of torch.manual_seed; without it they differ every time.</summary>
    [JsonPropertyName("manual_seed")]
    public long? ManualSeed { get; init; }

    /// <summary>How the answer's tensors are written: json (the default) or base64.</summary>
    public string? Encoding { get; init; }
}

/// <summary>A graph and by what to differentiate it.</summary>
public record WrtForm : GraphForm
{
    /// <summary>By what to differentiate; by default every leaf that requires grad and every node that retains its gradient.</summary>
    public IReadOnlyList<string>? Wrt { get; init; }

    /// <summary>Whether the first node that makes a NaN in the backward pass is an error that names it, as torch.autograd.set_detect_anomaly(True) has it.</summary>
    [JsonPropertyName("detect_anomaly")]
    public bool? DetectAnomaly { get; init; }
}

/// <summary>A graph, by what to differentiate it, and what to do about what no output depends on.</summary>
public record PullbackForm : WrtForm
{
    /// <summary>Whether something on which no output depends gets null (the default) or is an error.</summary>
    [JsonPropertyName("allow_unused")]
    public bool? AllowUnused { get; init; }

    /// <summary>Whether something on which no output depends gets zeros instead of null.</summary>
    [JsonPropertyName("materialize_grads")]
    public bool? MaterializeGrads { get; init; }
}

/// <summary>A graph whose gradient is asked for.</summary>
public record GradientForm : PullbackForm
{
    /// <summary>
    /// The gradient of each output that is not a scalar, of its shape; it weights a scalar one. An output that does not require grad, such as
    /// indices, takes none and is a value only, unless no output requires grad.
    /// </summary>
    [JsonPropertyName("grad_outputs")]
    public IReadOnlyDictionary<string, TensorForm>? GradOutputs { get; init; }
}

/// <summary>A graph and cotangents of its outputs.</summary>
public sealed record VjpForm : PullbackForm
{
    /// <summary>The cotangent of each output, of its shape; an output without one takes no part.</summary>
    public required IReadOnlyDictionary<string, TensorForm> Cotangents { get; init; }

    /// <summary>Whether every cotangent has one more leading dimension, of the same size for all; every gradient has it then too.</summary>
    public bool? Batched { get; init; }
}

/// <summary>A graph and tangents of its inputs.</summary>
public sealed record JvpForm : GraphForm
{
    /// <summary>The tangent of each input that moves, of its shape.</summary>
    public required IReadOnlyDictionary<string, TensorForm> Tangents { get; init; }

    /// <summary>Whether every tangent has one more leading dimension, of the same size for all; every tangent of an output has it then too.</summary>
    public bool? Batched { get; init; }
}

/// <summary>A graph whose Jacobian is asked for.</summary>
public sealed record JacobianForm : WrtForm
{
    /// <summary>How it is computed: auto (the default), forward (a column for each element of a leaf) or reverse (a row for each element of an output).</summary>
    public string? Mode { get; init; }
}

/// <summary>A graph of one output of one element, whose Hessian is asked for.</summary>
public sealed record HessianForm : WrtForm;

/// <summary>A graph of one output of one element, and what its Hessian is multiplied by.</summary>
public sealed record HvpForm : WrtForm
{
    /// <summary>The vector, by leaf and of its shape; a leaf that is not named counts as zeros.</summary>
    public required IReadOnlyDictionary<string, TensorForm> Vector { get; init; }
}

/// <summary>A graph whose gradients are checked.</summary>
public sealed record CheckForm : GraphForm
{
    /// <summary>The inputs by which the gradients are checked; by default all that require grad.</summary>
    public IReadOnlyList<string>? Wrt { get; init; }

    /// <summary>The weights of outputs in the number whose gradient is checked, each of its output's shape; by default fixed ones of many sizes.</summary>
    [JsonPropertyName("grad_outputs")]
    public IReadOnlyDictionary<string, TensorForm>? GradOutputs { get; init; }

    /// <summary>1 (the default) checks the gradient, 2 the gradient of the gradient.</summary>
    public int? Order { get; init; }
}

/// <summary>A graph whose gradient is differentiated in turn.</summary>
public sealed record SecondForm : GradientForm
{
    /// <summary>The weight of each leaf's gradient, of its shape; without any, all weights are one.</summary>
    public IReadOnlyDictionary<string, TensorForm>? Weights { get; init; }
}

/// <summary>A graph, and as what it is to be shown.</summary>
public sealed record ExplainForm : GraphForm
{
    /// <summary>json (the default), mermaid, dot or svg.</summary>
    public string? Format { get; init; }
}

/// <summary>A script: what /v1/run takes.</summary>
public sealed record RunForm
{
    /// <summary>The text of the script.</summary>
    public required string Program { get; init; }

    /// <summary>The named tensors that are its variables when it begins.</summary>
    public IReadOnlyDictionary<string, TensorForm>? Inputs { get; init; }

    /// <summary>The dtype of numbers that name none: float32 unless it says otherwise, as in PyTorch.</summary>
    [JsonPropertyName("default_dtype")]
    public DTypeForm? DefaultDtype { get; init; }

    /// <summary>The seed of its random numbers, as torch.manual_seed sets it; without it they differ every time.</summary>
    [JsonPropertyName("manual_seed")]
    public long? ManualSeed { get; init; }

    /// <summary>How the answer's tensors are written: json (the default) or base64.</summary>
    public string? Encoding { get; init; }
}

/// <summary>What a script printed, and the tensors that are its variables.</summary>
public sealed record RunAnswer
{
    /// <summary>What it printed.</summary>
    public required string Stdout { get; init; }

    /// <summary>Its variables that are tensors, by name.</summary>
    public required IReadOnlyDictionary<string, VariableAnswer> Variables { get; init; }
}

/// <summary>A script's variable.</summary>
public sealed record VariableAnswer
{
    /// <summary>The element type.</summary>
    public required DTypeForm Dtype { get; init; }

    /// <summary>The sizes of the dimensions.</summary>
    public required IReadOnlyList<long> Shape { get; init; }

    /// <summary>The elements as nested lists, or {"encoding": "base64", "buffer": "…"} where that was asked for.</summary>
    public required DataForm Data { get; init; }

    /// <summary>Whether gradients are computed for it.</summary>
    [JsonPropertyName("requires_grad")]
    public required bool RequiresGrad { get; init; }

    /// <summary>Whether it was made by the script and not by a recorded operation.</summary>
    [JsonPropertyName("is_leaf")]
    public required bool IsLeaf { get; init; }

    /// <summary>The name of the node that takes its gradient; null for a leaf.</summary>
    [JsonPropertyName("grad_fn")]
    public string? GradFn { get; init; }

    /// <summary>The gradient accumulated in it; null if there is none.</summary>
    public TensorAnswer? Grad { get; init; }
}

/// <summary>A tensor in an answer.</summary>
public sealed record TensorAnswer
{
    /// <summary>The element type.</summary>
    public required DTypeForm Dtype { get; init; }

    /// <summary>The sizes of the dimensions.</summary>
    public required IReadOnlyList<long> Shape { get; init; }

    /// <summary>The elements as nested lists, or {"encoding": "base64", "buffer": "…"} where that was asked for.</summary>
    public required DataForm Data { get; init; }
}

/// <summary>The values of a graph.</summary>
public sealed record EvaluateAnswer
{
    /// <summary>The values of the outputs, by name.</summary>
    public required IReadOnlyDictionary<string, TensorAnswer> Outputs { get; init; }
}

/// <summary>The values of a graph and its gradients.</summary>
public sealed record GradientAnswer
{
    /// <summary>The values of the outputs, by name.</summary>
    public required IReadOnlyDictionary<string, TensorAnswer> Outputs { get; init; }

    /// <summary>The gradients, by the name of the leaf or node; null where no output depends on it.</summary>
    public required IReadOnlyDictionary<string, TensorAnswer?> Gradients { get; init; }
}

/// <summary>The gradients of the weighted gradient.</summary>
public sealed record SecondAnswer
{
    /// <summary>The gradients of the sum over leaves of weight · gradient, by leaf; null where it does not depend on the leaf.</summary>
    public required IReadOnlyDictionary<string, TensorAnswer?> Gradients { get; init; }
}

/// <summary>The values of a graph and how they change along the tangents.</summary>
public sealed record JvpAnswer
{
    /// <summary>The values of the outputs, by name.</summary>
    public required IReadOnlyDictionary<string, TensorAnswer> Outputs { get; init; }

    /// <summary>The tangents of the outputs, by name; null for an output that can have none, such as indices.</summary>
    public required IReadOnlyDictionary<string, TensorAnswer?> Tangents { get; init; }
}

/// <summary>The values of a graph and its Jacobian.</summary>
public sealed record JacobianAnswer
{
    /// <summary>The values of the outputs, by name.</summary>
    public required IReadOnlyDictionary<string, TensorAnswer> Outputs { get; init; }

    /// <summary>
    /// By output, then by leaf: the derivatives, of the output's shape followed by the leaf's; null for an output that can have none, such as
    /// indices.
    /// </summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, TensorAnswer?>> Jacobian { get; init; }
}

/// <summary>The value of a graph, its gradient and its Hessian.</summary>
public sealed record HessianAnswer
{
    /// <summary>The value of the output, by name.</summary>
    public required IReadOnlyDictionary<string, TensorAnswer> Outputs { get; init; }

    /// <summary>The gradients, by leaf; null where the output does not depend on it.</summary>
    public required IReadOnlyDictionary<string, TensorAnswer?> Gradients { get; init; }

    /// <summary>By leaf, then by leaf: the second derivatives, of the shape of the first followed by that of the second.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, TensorAnswer>> Hessian { get; init; }
}

/// <summary>The value of a graph, its gradient, and its Hessian times a vector.</summary>
public sealed record HvpAnswer
{
    /// <summary>The value of the output, by name.</summary>
    public required IReadOnlyDictionary<string, TensorAnswer> Outputs { get; init; }

    /// <summary>The gradients, by leaf; null where the output does not depend on it.</summary>
    public required IReadOnlyDictionary<string, TensorAnswer?> Gradients { get; init; }

    /// <summary>The Hessian times the vector, by leaf.</summary>
    public required IReadOnlyDictionary<string, TensorAnswer> Products { get; init; }
}

/// <summary>What a check of gradients found.</summary>
public sealed record CheckAnswer
{
    /// <summary>Whether the gradients by all leaves are right.</summary>
    public required bool Passed { get; init; }

    /// <summary>What was found for each leaf.</summary>
    public required IReadOnlyDictionary<string, LeafCheckAnswer> Leaves { get; init; }
}

/// <summary>Whether the gradient by one leaf is right.</summary>
public sealed record LeafCheckAnswer
{
    /// <summary>Whether it passed both tests.</summary>
    public required bool Passed { get; init; }

    /// <summary>The greatest distance from central differences, relative to the larger of the two or a thousandth of the leaf's largest; may be "Infinity".</summary>
    [JsonPropertyName("max_relative_error")]
    public required double MaxRelativeError { get; init; }

    /// <summary>
    /// With which power of the step the remainder of the Taylor series vanishes: 2 (or more) for a right gradient, 1 for a wrong one, 0 where the function jumps; null
    /// where there is no remainder, as for a linear function.
    /// </summary>
    [JsonPropertyName("taylor_rate")]
    public double? TaylorRate { get; init; }

    /// <summary>The element furthest from central differences; null for a leaf without elements.</summary>
    public WorstElementAnswer? Worst { get; init; }
}

/// <summary>The element of a leaf at which a gradient is furthest from central differences.</summary>
public sealed record WorstElementAnswer
{
    /// <summary>Its place: an index for each dimension.</summary>
    public required IReadOnlyList<long> Index { get; init; }

    /// <summary>What the gradient says; a complex number is [re, im].</summary>
    public required DataForm Analytic { get; init; }

    /// <summary>What central differences say.</summary>
    public required DataForm Numeric { get; init; }
}

/// <summary>A graph explained.</summary>
public sealed record ExplainAnswer
{
    /// <summary>The inputs, then the nodes, in order. Of a program whose operations depend on values: the operations that autograd recorded.</summary>
    public required IReadOnlyList<NodeAnswer> Nodes { get; init; }

    /// <summary>The graph itself, which can be posted back: its inputs are tensor objects. A program is shown as the graph that it stands for, if there is one.</summary>
    public required GraphForm Graph { get; init; }
}

/// <summary>What there is to know of an input or of a node.</summary>
public sealed record NodeAnswer
{
    /// <summary>Its name; null where it has none.</summary>
    public string? Id { get; init; }

    /// <summary>The operator as the graph names it; input for an input.</summary>
    public required string Op { get; init; }

    /// <summary>The names of the tensors that it reads, in the order of its arguments; those in the text of an index last.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>The sizes of its result's dimensions; of several results those of the first.</summary>
    public IReadOnlyList<long>? Shape { get; init; }

    /// <summary>The element type of its (first) result.</summary>
    public DTypeForm? Dtype { get; init; }

    /// <summary>Whether gradients are computed for its (first) result.</summary>
    [JsonPropertyName("requires_grad")]
    public required bool RequiresGrad { get; init; }

    /// <summary>Whether its (first) result is a leaf: no recorded operation made it.</summary>
    [JsonPropertyName("is_leaf")]
    public required bool IsLeaf { get; init; }

    /// <summary>The name of the function that takes the gradient of its (first) result; null for a leaf.</summary>
    [JsonPropertyName("grad_fn")]
    public string? GradFn { get; init; }

    /// <summary>Where that function hands the gradients of its inputs to; null for an input that needs none.</summary>
    [JsonPropertyName("next_functions")]
    public required IReadOnlyList<NextFunctionAnswer?> NextFunctions { get; init; }

    /// <summary>All its results.</summary>
    public required IReadOnlyList<TensorFacts> Results { get; init; }

    /// <summary>The tensors that are kept until the backward pass; those without a name exist for that only.</summary>
    public required IReadOnlyList<TensorFacts> Saved { get; init; }

    /// <summary>Estimated scalar operations, as the limit of a request counts them: one for each element computed, one for each multiply-add of a product.</summary>
    public required long Flops { get; init; }

    /// <summary>Bytes of memory that its results take; a view takes none.</summary>
    public required long Bytes { get; init; }
}

/// <summary>Where a gradient goes: an entry of PyTorch's next_functions.</summary>
public sealed record NextFunctionAnswer
{
    /// <summary>The name of the function; AccumulateGrad is the end, at a leaf.</summary>
    public required string Name { get; init; }

    /// <summary>Which of the results of that function's forward operation the gradient is of.</summary>
    public required int Index { get; init; }

    /// <summary>The node or input that the function belongs to; null if that has no name.</summary>
    public string? Node { get; init; }
}

/// <summary>A tensor, but for its elements.</summary>
public sealed record TensorFacts
{
    /// <summary>Its name; null if it has none.</summary>
    public string? Name { get; init; }

    /// <summary>The sizes of the dimensions.</summary>
    public required IReadOnlyList<long> Shape { get; init; }

    /// <summary>The element type.</summary>
    public required DTypeForm Dtype { get; init; }

    /// <summary>Whether gradients are computed for it.</summary>
    [JsonPropertyName("requires_grad")]
    public required bool RequiresGrad { get; init; }
}

/// <summary>How the service is.</summary>
/// <param name="Status">live, ready, or warming up.</param>
public sealed record HealthAnswer(string Status);
