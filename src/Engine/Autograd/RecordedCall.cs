using GradService.Operators;
using GradService.Tensors;

namespace GradService.Autograd;

/// <summary>
/// A call of a function on inputs of its own, recorded, so that it can be differentiated by them and by nothing else: what reverse mode as a
/// function of functions is made of.
/// </summary>
internal sealed class RecordedCall
{
    private readonly Tensor[] inputs;
    private readonly Tensor[] outputs;
    private bool? isConnected;

    private RecordedCall(Tensor[] inputs, Tensor[] outputs)
    {
        this.inputs = inputs;
        this.outputs = outputs;
    }

    /// <summary>The outputs, with history only where somebody outside may differentiate them too.</summary>
    public Tensor[] Outputs => IsConnected ? outputs : [.. outputs.Select(WithoutHistory)];

    /// <summary>The outputs as they were recorded.</summary>
    public Tensor[] Recorded => outputs;

    /// <summary>
    /// Whether something outside the call requires grad: the inputs that were given, or what else the function reads. Then derivatives are
    /// recorded as well, so that they can be differentiated.
    /// </summary>
    private bool IsConnected => isConnected ??= Leads(inputs, outputs);

    /// <summary>Calls a function. Inside, operations are recorded, whatever the mode outside is.</summary>
    /// <param name="function">The function.</param>
    /// <param name="primals">Its inputs.</param>
    /// <param name="chosen">Which of them it is differentiated by.</param>
    public static RecordedCall Of(Func<Tensor[], Tensor[]> function, Tensor[] primals, IReadOnlyList<int> chosen)
    {
        bool isRecording = GradMode.IsEnabled;
        using var mode = GradMode.EnableGrad();
        Tensor[] arguments = [.. primals];
        var inputs = new Tensor[chosen.Count];
        for (int i = 0; i < inputs.Length; i++)
        {
            Tensor primal = primals[chosen[i]];
            inputs[i] = arguments[chosen[i]] = isRecording && primal.RequiresGrad ? BasicIndex.Alias(primal) : WithoutHistory(primal).RequiresGrad_();
        }

        return new RecordedCall(inputs, function(arguments));
    }

    /// <summary>The gradients of the chosen inputs, given those of the outputs; null for no gradient, on both sides.</summary>
    /// <param name="cotangents">The gradients of the outputs.</param>
    /// <param name="retainGraph">Whether it will be called again.</param>
    public Tensor?[] Pull(IReadOnlyList<Tensor?> cotangents, bool retainGraph)
    {
        var roots = new List<Tensor>();
        var seeds = new List<Tensor?>();
        for (int i = 0; i < outputs.Length; i++)
        {
            if (cotangents[i] is { } cotangent && outputs[i].RequiresGrad)
            {
                roots.Add(outputs[i]);
                seeds.Add(cotangent);
            }
        }

        if (roots.Count == 0)
        {
            return new Tensor?[inputs.Length];
        }

        bool createGraph = GradMode.IsEnabled && (seeds.Exists(static seed => seed!.RequiresGrad) || IsConnected);
        return Gradients.Grad(roots, inputs, seeds, retainGraph || createGraph, createGraph, allowUnused: true);
    }

    /// <summary>The same tensor without its history; its tangents remain.</summary>
    private static Tensor WithoutHistory(Tensor tensor)
    {
        Tensor alias = tensor.Alias();
        alias.Tangents = tensor.Tangents;
        return alias;
    }

    private static bool Leads(Tensor[] inputs, Tensor[] outputs)
    {
        var own = new HashSet<Node>();
        foreach (Tensor input in inputs)
        {
            if (input.GradFn is not null)
            {
                return true;
            }

            own.Add(input.GradEdge().Node!);
        }

        var seen = new HashSet<Node>(own);
        var left = new Stack<Node>();
        foreach (Tensor output in outputs)
        {
            Visit(output.GradEdge().Node);
        }

        while (left.TryPop(out Node? node))
        {
            if (node is AccumulateGrad)
            {
                return true;
            }

            foreach (Edge edge in node.Edges)
            {
                Visit(edge.Node);
            }
        }

        return false;

        void Visit(Node? node)
        {
            if (node is not null && seen.Add(node))
            {
                left.Push(node);
            }
        }
    }
}
