using GradService.Tensors;

namespace GradService.Autograd;

/// <summary>Where a gradient goes: into an input slot of a node, or nowhere. PyTorch's <c>next_functions</c> entry.</summary>
/// <param name="Node">The node that takes the gradient; null for an input that does not require grad.</param>
/// <param name="Index">Which of the outputs of the forward operation that node stands for.</param>
public readonly record struct Edge(Node? Node, int Index);

/// <summary>
/// A node of the backward graph, PyTorch's <c>grad_fn</c>: it takes one gradient for each output of the operation that it stands for
/// and gives one for each input.
/// </summary>
public abstract class Node
{
    private static long sequence;

    private protected Node(Edge[] edges, Specs outputs)
    {
        Edges = edges;
        Outputs = outputs;

        // A node is made after those it points to, so the sequence number is a topological order.
        Sequence = Interlocked.Increment(ref sequence);
    }

    /// <summary>PyTorch's name of it: <c>MulBackward0</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Where the gradients of its inputs go.</summary>
    public IReadOnlyList<Edge> NextFunctions => Edges;

    /// <summary>Where the operation was written, where that is known: the node of a graph.</summary>
    public string? Place { get; internal init; }

    /// <summary>Whether it runs even if no gradient arrived; the others have nothing to do then.</summary>
    internal virtual bool RunsWithoutGradients => false;

    /// <summary>Whether it saved tensors, so that it can run only once unless the graph is retained.</summary>
    internal virtual bool KeepsTensors => false;

    /// <summary>The number of the latest node, on whatever thread.</summary>
    internal static long Latest => Interlocked.Read(ref sequence);

    /// <summary>The tensors that it keeps for the backward pass.</summary>
    internal virtual IEnumerable<Tensor> Saved => [];

    internal Edge[] Edges { get; private protected init; }

    /// <summary>Shape and dtype of the forward outputs; a gradient that arrives has these.</summary>
    internal Specs Outputs { get; }

    internal long Sequence { get; }

    /// <summary>Whether it is inside a <see cref="FoldedNode"/>, which alone says when it forgets its tensors.</summary>
    internal bool IsFolded { get; set; }

    internal NodeHooks? Hooks { get; set; }

    /// <summary>What the backward pass that runs now keeps about this node.</summary>
    internal NodeTask? Task { get; set; }

    /// <summary>Registers a hook that runs after this node with the gradients of its inputs and of its outputs; what it returns replaces the former.</summary>
    /// <param name="hook">The hook.</param>
    /// <param name="name">By which errors call it; by default the method's.</param>
    public HookHandle RegisterHook(Func<Tensor?[], Tensor?[], Tensor?[]?> hook, string? name = null) =>
        HookHandle.Add((Hooks ??= new()).Post, NamedHook<Func<Tensor?[], Tensor?[], Tensor?[]?>>.Of(hook, name));

    /// <summary>Registers a hook that runs before this node; what it returns replaces the gradients of the outputs.</summary>
    /// <param name="hook">The hook.</param>
    /// <param name="name">By which errors call it; by default the method's.</param>
    public HookHandle RegisterPrehook(Func<Tensor?[], Tensor?[]?> hook, string? name = null) =>
        HookHandle.Add((Hooks ??= new()).Pre, NamedHook<Func<Tensor?[], Tensor?[]?>>.Of(hook, name));

    /// <inheritdoc/>
    public override string ToString() => $"<{Name}>";

    /// <summary>The gradients of the inputs, one for each edge, given those of the outputs; null is no gradient.</summary>
    internal abstract Tensor?[] Apply(Tensor?[] gradients, BackwardPass pass);

    /// <summary>The result was just written into a tensor that lives on: what this node saved of the one it finds in the other.</summary>
    internal virtual void Rebind(Tensor result, Tensor tensor)
    {
    }

    /// <summary>Forgets the saved tensors: the graph cannot be run again through this node.</summary>
    internal virtual void Release()
    {
    }
}
