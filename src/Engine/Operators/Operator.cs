using GradService.Autograd;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>
/// One application of an operator: its attributes are its fields, its inputs are tensors (null where an optional one is absent). Every
/// operator is applied here and nowhere else: it is computed, recorded on the tape, and pushed forward where tangents flow.
/// </summary>
internal abstract class Operator
{
    /// <summary>The name of its node, PyTorch's: the class's name with <c>Backward0</c>.</summary>
    public virtual string NodeName => GetType().Name + "Backward0";

    /// <summary>What the gradient of an input reads. The less, the less memory a graph keeps.</summary>
    public virtual Use Uses(int input) => Use.None;

    /// <summary>
    /// Whether the gradient formulas compute in float32 where the tensors are float16 or bfloat16. What is linear has nothing to lose between
    /// its operations.
    /// </summary>
    public virtual bool Widens => true;

    /// <summary>The gradient of one input, given those of the outputs; null for none. It may still be broadcast: the backward pass sums it.</summary>
    public abstract Tensor? Gradient(int input, in Pullback at);

    /// <summary>The gradients of all inputs that need one. For operators whose gradients share work.</summary>
    public virtual void Gradients(in Pullback at, Span<Tensor?> results)
    {
        for (int i = 0; i < results.Length; i++)
        {
            if (at.Needs(i))
            {
                results[i] = Gradient(i, at);
            }
        }
    }

    /// <summary>
    /// The tangent of an output, given those of the inputs; null for zero. The default transposes the pullback: that is linear in the
    /// gradient, and its own pullback is the pushforward.
    /// </summary>
    public virtual Tensor? Tangent(int output, in Pushforward at) => at.ByTransposition(output);

    /// <summary>Computes the outputs, without recording.</summary>
    public abstract Tensor[] Compute(ReadOnlySpan<Tensor?> inputs);

    /// <summary>
    /// Computes the outputs where inputs are batched by vmap, without recording: by default for all samples of the innermost level at once,
    /// see <see cref="Map"/>.
    /// </summary>
    protected virtual Tensor[] ComputeBatched(ReadOnlySpan<Tensor?> inputs) => Samples.Innermost(this, inputs);

    /// <summary>
    /// The batching rule: the outputs for all samples of one level, with the batch dimension in front. By default the operator that
    /// <see cref="Lifted"/> gives, applied once; without one, sample by sample.
    /// </summary>
    protected internal virtual Tensor[] Map(in Samples samples) => Lifted(samples.Lift) is { } lifted
        ? samples.Through(lifted)
        : samples.OneByOne();

    /// <summary>
    /// The operator that does to each sample, in tensors with a batch dimension in front of their own, what this one does to a tensor; null
    /// if there is none. This operator itself if its dimensions count from the end.
    /// </summary>
    protected virtual Operator? Lifted(Lift lift) => null;

    /// <summary>Computes the outputs, whether inputs are batched or not, without recording.</summary>
    public Tensor[] ComputeAny(ReadOnlySpan<Tensor?> inputs) => IsBatched(inputs) ? ComputeBatched(inputs) : Compute(inputs);

    /// <summary>Applies an operator of one output.</summary>
    public Tensor Apply(params ReadOnlySpan<Tensor?> inputs)
    {
        GradMode mode = GradMode.Current;
        mode.Outside?.Note(inputs);
        Tensor output = IsBatched(inputs) ? ComputeBatched(inputs)[0] : ComputeOne(inputs);
        Mark(output, mode);
        if (mode.Enabled && NeedsNode(inputs) && output.DType.IsDifferentiable())
        {
            output.SetHistory(OperatorNode.Record(this, inputs, new ReadOnlySpan<Tensor>(ref output), mode), 0);
        }

        if (mode.PushesForward)
        {
            Pushforward.Propagate(this, inputs, new ReadOnlySpan<Tensor>(ref output), mode);
        }

        return output;
    }

    /// <summary>Applies an operator of several outputs.</summary>
    public Tensor[] ApplyAll(params ReadOnlySpan<Tensor?> inputs)
    {
        GradMode mode = GradMode.Current;
        mode.Outside?.Note(inputs);
        Tensor[] outputs = ComputeAny(inputs);
        foreach (Tensor output in outputs)
        {
            Mark(output, mode);
        }

        if (mode.Enabled && NeedsNode(inputs) && Array.Exists(outputs, static output => output.DType.IsDifferentiable()))
        {
            OperatorNode node = OperatorNode.Record(this, inputs, outputs, mode);
            for (int i = 0; i < outputs.Length; i++)
            {
                if (outputs[i].DType.IsDifferentiable())
                {
                    outputs[i].SetHistory(node, i);
                }
            }
        }

        if (mode.PushesForward)
        {
            Pushforward.Propagate(this, inputs, outputs, mode);
        }

        return outputs;
    }

    /// <summary>Computes the only output of an operator that has one.</summary>
    protected virtual Tensor ComputeOne(ReadOnlySpan<Tensor?> inputs) => Compute(inputs)[0];

    // A view of an ordinary tensor is an ordinary tensor, wherever it was made.
    private static void Mark(Tensor output, GradMode mode) => output.IsInference |= mode.Inference && output.View is null;

    private static bool IsBatched(ReadOnlySpan<Tensor?> inputs)
    {
        foreach (Tensor? input in inputs)
        {
            if (input?.Batch is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static bool NeedsNode(ReadOnlySpan<Tensor?> inputs)
    {
        foreach (Tensor? input in inputs)
        {
            if (input is { RequiresGrad: true })
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>The one instance of an operator that has no attributes.</summary>
internal static class The<TOperator>
    where TOperator : Operator, new()
{
    public static readonly TOperator Operator = new();
}
