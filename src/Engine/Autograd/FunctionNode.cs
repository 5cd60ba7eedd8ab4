using GradService.Operators;
using GradService.Tensors;

namespace GradService.Autograd;

/// <summary>The node of an applied <see cref="CustomFunction"/>.</summary>
internal sealed class FunctionNode : Node
{
    private readonly FunctionContext context;
    private readonly bool[] given;
    private readonly bool[] isDifferentiable;

    private FunctionNode(CustomFunction function, FunctionContext context, Tensor?[] inputs, Edge[] edges, Tensor[] outputs)
        : base(edges, Specs.Of(outputs))
    {
        Function = function;
        this.context = context;
        context.Node = this;
        Place = GradMode.Current.Place;
        given = Array.ConvertAll(inputs, static input => input is not null);
        isDifferentiable = Array.ConvertAll(outputs, output => !context.NonDifferentiable.Contains(output));
    }

    public override string Name => Function.Name;

    /// <summary>Its backward makes zeros of gradients that did not arrive, so it runs even where none did.</summary>
    internal override bool RunsWithoutGradients => true;

    public CustomFunction Function { get; }

    internal override IEnumerable<Tensor> Saved => context.Shown;

    internal override bool KeepsTensors => context.Shown.Any();

    public static Tensor[] Apply(CustomFunction function, Tensor?[] inputs)
    {
        GradMode mode = GradMode.Current;
        var context = new FunctionContext(Array.ConvertAll(inputs, static input => input is { RequiresGrad: true }));

        // Before the forward runs: what it modifies in place has another history afterwards.
        Edge[]? edges = mode.Enabled && context.NeedsInputGrad.Contains(true)
            ? Array.ConvertAll(inputs, static input => input?.GradEdge() ?? default)
            : null;
        Tensor[] outputs;
        using (GradMode.NoGrad())
        using (mode.PauseForwardMode())
        {
            outputs = function.Compute(context, inputs);
        }

        FunctionNode? node = edges is null ? null : new FunctionNode(function, context, inputs, edges, outputs);
        Tensor[] results = FunctionOutputs.Of(context, node, inputs, outputs);
        if (node is not null)
        {
            context.Save(node, results);
        }

        if (mode.PushesForward)
        {
            FunctionPushforward.Propagate(function, context, inputs, results);
        }

        context.Close();
        return results;
    }

    internal override Tensor?[] Apply(Tensor?[] gradients, BackwardPass pass)
    {
        var arrived = new Tensor?[gradients.Length];
        for (int i = 0; i < arrived.Length; i++)
        {
            bool isWanted = context.MaterializesGrads && (isDifferentiable[i] || context.MaterializesNonDifferentiable);
            arrived[i] = gradients[i] ?? (isWanted ? Torch.Zeros(Outputs[i].Shape.ToArray(), Outputs[i].DType) : null);
        }

        return Checked(Function.Pull(context, arrived));
    }

    internal override void Release() => context.Release();

    private Tensor?[] Checked(Tensor?[] results)
    {
        if (results.Length < given.Length || Array.Exists(results[given.Length..], static result => result is not null))
        {
            throw GradException.Argument(
                $"function {Name} returned an incorrect number of gradients (expected {given.Length}, got {results.Length})");
        }

        for (int i = 0; i < given.Length; i++)
        {
            if (results[i] is null)
            {
                continue;
            }

            if (!given[i])
            {
                throw GradException.Argument(
                    $"function {Name} returned a gradient different than None at position {i + 1}, but the corresponding forward input was not a Variable");
            }

            if (Edges[i].Node is { } next && results[i]!.DType.IsComplex() && !next.Outputs[Edges[i].Index].DType.IsComplex())
            {
                throw GradException.Type(
                    "Expected isFloatingType(grad.scalar_type()) || (input_is_complex == grad_is_complex) to be true, but got false.  "
                    + "(Could this error message be improved?  If so, please report an enhancement request to PyTorch.)");
            }
        }

        return results;
    }
}
