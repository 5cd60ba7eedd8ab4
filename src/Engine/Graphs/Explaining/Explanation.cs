using GradService.Tensors;

namespace GradService.Graphs.Explaining;

/// <summary>What there is to know of a graph after it ran: a node for each of its inputs and operations, in order.</summary>
/// <param name="Nodes">The inputs, then the operations.</param>
/// <param name="Outputs">What is asked for.</param>
public sealed record Explanation(IReadOnlyList<ExplainedNode> Nodes, IReadOnlyList<Reading> Outputs)
{
    /// <summary>Runs a graph and explains it.</summary>
    /// <exception cref="GradException">A node cannot run, or an output is not the name of anything.</exception>
    public static Explanation Of(Graph graph)
    {
        if (Evaluation.Current is null)
        {
            // Work is counted by an evaluation.
            using var evaluation = Evaluation.Begin();
            return Of(graph);
        }

        var explainer = new Explainer();
        Evaluator evaluator = Evaluator.Run(graph, explainer);
        return explainer.Finish(evaluator.Outputs());
    }

    /// <summary>Explains values that a program computed by the operations that autograd recorded of it.</summary>
    /// <param name="inputs">The program's inputs, by name.</param>
    /// <param name="outputs">The values, by name.</param>
    public static Explanation OfTape(IReadOnlyList<KeyValuePair<string, Tensor>> inputs, IReadOnlyList<KeyValuePair<string, Tensor>> outputs) =>
        new TapeExplainer(inputs).Explain(outputs);
}

/// <summary>What there is to know of an input or of an operation.</summary>
/// <param name="Id">Its name; null where it has none.</param>
/// <param name="Op">The operator's name; <c>input</c> for an input.</param>
/// <param name="Reads">The tensors that it reads, in the order of its arguments.</param>
/// <param name="Results">Its results.</param>
public sealed record ExplainedNode(string? Id, string Op, IReadOnlyList<Reading> Reads, IReadOnlyList<ExplainedTensor> Results)
{
    /// <summary>Whether it is an input.</summary>
    public bool IsInput { get; init; }

    /// <summary>The arguments that are no tensors, as text.</summary>
    public string Arguments { get; init; } = string.Empty;

    /// <summary>Whether the first result is a leaf.</summary>
    public bool IsLeaf { get; init; }

    /// <summary>The name of the node that takes the gradient of the first result; null for a leaf.</summary>
    public string? GradFn { get; init; }

    /// <summary>Where that node hands the gradients of its inputs to; null where one needs none.</summary>
    public IReadOnlyList<NextFunction?> NextFunctions { get; init; } = [];

    /// <summary>The tensors that are kept for the gradient; unnamed ones exist for that only.</summary>
    public IReadOnlyList<ExplainedTensor> Saved { get; init; } = [];

    /// <summary>Scalar operations spent, as the bound of a request counts them: a multiply-add is one.</summary>
    public long Flops { get; init; }

    /// <summary>Bytes of memory that the results take; a view takes none.</summary>
    public long Bytes { get; init; }
}

/// <summary>A tensor that is read, and where it comes from.</summary>
/// <param name="Name">The name by which it is read.</param>
/// <param name="Node">Which node made it, or wrote it last.</param>
/// <param name="Result">Which of that node's results it is.</param>
public readonly record struct Reading(string Name, int Node, int Result);

/// <summary>A tensor, but for its elements.</summary>
/// <param name="Name">Its name; null if it has none.</param>
/// <param name="Spec">Its shape and dtype.</param>
/// <param name="RequiresGrad">Whether gradients are computed for it.</param>
public sealed record ExplainedTensor(string? Name, TensorSpec Spec, bool RequiresGrad);

/// <summary>Where a gradient goes: PyTorch's <c>next_functions</c> entry.</summary>
/// <param name="Name">The name of the function.</param>
/// <param name="Index">Which of the outputs of its forward operation.</param>
/// <param name="Node">The graph's node or input that it belongs to; null if that has no name.</param>
public sealed record NextFunction(string Name, int Index, string? Node);
