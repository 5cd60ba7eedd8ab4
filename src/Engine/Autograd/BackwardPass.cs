using System.Runtime.InteropServices;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Autograd;

/// <summary>What one backward pass keeps about one node.</summary>
internal sealed class NodeTask(BackwardPass pass, int outputs)
{
    public BackwardPass Pass { get; } = pass;

    /// <summary>The gradients of the node's outputs that arrived so far.</summary>
    public Tensor?[] Gradients { get; } = new Tensor?[outputs];

    /// <summary>Whether the node must run: everything does, unless only some inputs are asked for and none lies behind it.</summary>
    public bool Needed { get; set; } = true;

    /// <summary>Which of the gradients are asked for, and where they are put.</summary>
    public List<(int Output, int Index)>? Captures { get; set; }
}

/// <summary>
/// One run of reverse mode: from the roots to the leaves in the reverse of the order in which the nodes were made. Iterative: the depth
/// of a graph costs no stack.
/// </summary>
internal sealed class BackwardPass
{
    private static readonly Comparison<Node> LatestFirst = static (a, b) => b.Sequence.CompareTo(a.Sequence);

    private readonly bool retainGraph;
    private readonly Tensor?[] captured;
    private readonly List<Node> nodes = [];
    private Dictionary<Node, NodeTask>? shared;
    private bool finished;

    private BackwardPass(bool retainGraph, int inputs)
    {
        this.retainGraph = retainGraph;
        captured = inputs == 0 ? [] : new Tensor?[inputs];
    }

    /// <summary>Whether it accumulates gradients in all leaves, and returns none.</summary>
    public bool ReachesAllLeaves => captured.Length == 0;

    /// <summary>Whether anomaly detection was on when the pass began.</summary>
    public bool Anomaly { get; } = GradMode.Current.Anomaly;

    /// <summary>
    /// Runs backward from the roots. Without inputs the gradients accumulate in the leaves; with inputs they are returned, in that order,
    /// and only what leads to them is run.
    /// </summary>
    public static Tensor?[] Run(
        ReadOnlySpan<Edge> roots, ReadOnlySpan<Tensor> gradients, ReadOnlySpan<Edge> inputs, bool retainGraph, bool createGraph)
    {
        var pass = new BackwardPass(retainGraph, inputs.Length);
        using var enabled = GradMode.SetEnabled(createGraph);
        GradMode mode = GradMode.Current;
        BackwardPass? outer = mode.Pass;
        mode.Pass = pass;
        try
        {
            pass.Collect(roots);
            if (inputs.Length > 0)
            {
                pass.MarkNeeded(inputs);
            }

            for (int i = 0; i < roots.Length; i++)
            {
                pass.Receive(roots[i], gradients[i]);
            }

            foreach (Node node in CollectionsMarshal.AsSpan(pass.nodes))
            {
                pass.Step(node);
            }
        }
        finally
        {
            mode.Pass = outer;
            pass.Finish();
        }

        return pass.captured;
    }

    /// <summary>
    /// A gradient as its receiver expects it: summed over the dimensions in which the receiver was broadcast and over the vmap levels whose
    /// samples share it, real for a real receiver, and in its dtype. Here, and nowhere else, broadcasting and promotion are undone.
    /// </summary>
    public static Tensor Conform(Tensor gradient, TensorSpec expected, string source, int index)
    {
        gradient = ConformSample(gradient, expected, source, index);
        return Batch.SameLevels(gradient.Batch, expected.Batch) ? gradient : ConformLevels(gradient, expected.Batch);
    }

    /// <summary>The same for one sample: the levels of vmap are left as they are.</summary>
    public static Tensor ConformSample(Tensor gradient, TensorSpec expected, string source, int index)
    {
        if (!gradient.Shape.Equals(expected.Shape))
        {
            if (!expected.Shape.BroadcastsTo(gradient.Shape))
            {
                throw GradException.Shape(
                    $"Function {source} returned an invalid gradient at index {index} - got {gradient.Shape} but expected shape compatible with {expected.Shape}");
            }

            gradient = gradient.SumToSize(expected.Shape.ToArray());
        }

        if (gradient.DType == expected.DType)
        {
            return gradient;
        }

        return gradient.DType.IsComplex() && !expected.DType.IsComplex()
            ? gradient.Real().To(expected.DType)
            : gradient.To(expected.DType);
    }

    /// <summary>
    /// Summed over the levels that the receiver has not, since all samples share it, and repeated over those that only the receiver has. Not
    /// so at levels that are open: a pass that runs inside vmap differentiates each sample by itself.
    /// </summary>
    private static Tensor ConformLevels(Tensor gradient, Batch? expected)
    {
        List<VmapLevel> open = GradMode.Current.Vmaps;
        foreach (BatchDimension own in gradient.Batch is { } batch ? batch.Dimensions : default)
        {
            if (expected?.Find(own.Level) is null && !open.Exists(level => level.Level == own.Level))
            {
                gradient = new SumBatch(own.Level, own.Size).Apply(gradient);
            }
        }

        foreach (BatchDimension wanted in expected is null ? default : expected.Dimensions)
        {
            if (gradient.Batch?.Find(wanted.Level) is null && !open.Exists(level => level.Level == wanted.Level))
            {
                gradient = new SpreadBatch(wanted.Level, wanted.Size).Apply(gradient);
            }
        }

        return gradient;
    }

    private void Collect(ReadOnlySpan<Edge> roots)
    {
        foreach (Edge root in roots)
        {
            Discover(root.Node);
        }

        for (int i = 0; i < nodes.Count; i++)
        {
            foreach (Edge edge in nodes[i].Edges)
            {
                Discover(edge.Node);
            }
        }

        nodes.Sort(LatestFirst);
    }

    private void Discover(Node? node)
    {
        if (node is null || TaskOf(node) is not null)
        {
            return;
        }

        var task = new NodeTask(this, node.Outputs.Count);
        if (node.Task is { } other && !other.Pass.finished)
        {
            // Another pass is at work on this graph: one that called us from a hook, or another thread's.
            (shared ??= []).Add(node, task);
        }
        else
        {
            node.Task = task;
        }

        nodes.Add(node);
    }

    private NodeTask? TaskOf(Node node)
    {
        if (node.Task is { } task && ReferenceEquals(task.Pass, this))
        {
            return task;
        }

        return shared is not null && shared.TryGetValue(node, out NodeTask? own) ? own : null;
    }

    private void MarkNeeded(ReadOnlySpan<Edge> inputs)
    {
        for (int i = 0; i < inputs.Length; i++)
        {
            // What the roots do not lead to has no task, and no gradient.
            if (TaskOf(inputs[i].Node!) is { } task)
            {
                (task.Captures ??= []).Add((inputs[i].Index, i));
            }
        }

        for (int i = nodes.Count - 1; i >= 0; i--)
        {
            NodeTask task = TaskOf(nodes[i])!;
            task.Needed = false;
            foreach (Edge edge in nodes[i].Edges)
            {
                if (edge.Node is { } next && TaskOf(next) is { } below && (below.Needed || below.Captures is not null))
                {
                    task.Needed = true;
                    break;
                }
            }
        }
    }

    private void Step(Node node)
    {
        NodeTask task = TaskOf(node)!;
        Tensor?[] gradients = task.Gradients;
        node.Hooks?.RunTensorHooks(gradients);
        foreach (var (output, index) in CollectionsMarshal.AsSpan(task.Captures))
        {
            captured[index] = gradients[output];
        }

        if (!task.Needed || (!node.RunsWithoutGradients && Array.TrueForAll(gradients, static gradient => gradient is null)))
        {
            return;
        }

        Evaluation.Charge(1);
        Tensor?[] results = Call(node, gradients);
        for (int i = 0; i < results.Length; i++)
        {
            if (results[i] is { } result && i < node.Edges.Length && node.Edges[i].Node is { } next)
            {
                Receive(node.Edges[i], Conform(result, next.Outputs[node.Edges[i].Index], node.Name, i));
            }
        }

        if (!retainGraph && !node.IsFolded)
        {
            node.Release();
        }
    }

    /// <summary>Takes gradients through a node that stands for none of this pass's own: a part of one of its nodes.</summary>
    public Tensor?[] Through(Node node, Tensor?[] gradients)
    {
        node.Hooks?.RunTensorHooks(gradients);
        Evaluation.Charge(1);
        return Call(node, gradients);
    }

    private Tensor?[] Call(Node node, Tensor?[] gradients)
    {
        gradients = node.Hooks?.RunPre(gradients) ?? gradients;
        Tensor?[] results;
        GradMode mode = GradMode.Current;
        string? place = mode.Place;
        try
        {
            // What is recorded of a gradient belongs to where its operation was written.
            mode.Place = node.Place ?? place;
            results = node.Apply(gradients, this);
        }
        catch (GradException error) when (node.Place is not null && error.Node is null)
        {
            throw error.At(null, null, node.Place);
        }
        finally
        {
            mode.Place = place;
        }

        if (Anomaly && GradMode.Current.CheckNaN)
        {
            CheckNaN(node, results);
        }

        return node.Hooks?.RunPost(results, gradients) ?? results;
    }

    private static void CheckNaN(Node node, Tensor?[] results)
    {
        for (int i = 0; i < results.Length; i++)
        {
            if (results[i] is { } result && result.HasNaN())
            {
                Warnings.Raise($"Error detected in {node.Name}.{(node.Place is null ? string.Empty : $" Traceback of forward call that caused the error:\n  {node.Place}")}");
                throw new GradException(ErrorKind.AnomalyDetected, $"Function '{node.Name}' returned nan values in its {i}th output.").At(null, null, node.Place);
            }
        }
    }

    private void Receive(Edge edge, Tensor gradient)
    {
        ref Tensor? slot = ref TaskOf(edge.Node!)!.Gradients[edge.Index];
        slot = slot is null ? gradient : slot.Add(gradient);
    }

    private void Finish()
    {
        finished = true;
        foreach (Node node in CollectionsMarshal.AsSpan(nodes))
        {
            if (ReferenceEquals(node.Task?.Pass, this))
            {
                node.Task = null;
            }
        }
    }
}
