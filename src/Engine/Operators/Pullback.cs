using GradService.Autograd;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>
/// What a gradient formula is given: the gradients of the outputs, and the inputs and outputs that it said it reads. To a formula that
/// widens (<see cref="Operator.Widens"/>), float16 and bfloat16 come as float32, so that its result is rounded once, at the end.
/// </summary>
internal readonly ref struct Pullback
{
    private readonly OperatorNode? node;
    private readonly ReadOnlySpan<Tensor?> inputs;
    private readonly ReadOnlySpan<Tensor> outputs;
    private readonly ReadOnlySpan<TensorSpec> specs;
    private readonly ReadOnlySpan<Tensor?> gradients;
    private readonly ReadOnlySpan<bool> needed;
    private readonly bool anomaly;
    private readonly Tensor[]? unpacked;
    private readonly bool widens;

    private Pullback(
        bool widens, OperatorNode? node, ReadOnlySpan<Tensor?> inputs, ReadOnlySpan<Tensor> outputs, ReadOnlySpan<TensorSpec> specs,
        ReadOnlySpan<Tensor?> gradients, ReadOnlySpan<bool> needed, bool anomaly, Tensor[]? unpacked = null)
    {
        this.widens = widens;
        this.node = node;
        this.inputs = inputs;
        this.outputs = outputs;
        this.specs = specs;
        this.gradients = gradients;
        this.needed = needed;
        this.anomaly = anomaly;
        this.unpacked = unpacked;
    }

    /// <summary>The gradient of the only, or first, output; zeros where none arrived.</summary>
    public Tensor Grad => GradOf(0);

    /// <summary>The only, or first, output.</summary>
    public Tensor Result => Output(0);

    /// <summary>How many inputs the operation had.</summary>
    public int InputCount => specs.Length;

    public static Pullback Of(
        OperatorNode node, TensorSpec[] specs, Tensor?[] gradients, bool anomaly, bool widens, Tensor[]? unpacked) =>
        new(widens, node, default, default, specs, gradients, default, anomaly, unpacked);

    /// <summary>A pullback at given tensors, without a tape.</summary>
    public static Pullback At(
        Operator op, ReadOnlySpan<Tensor?> inputs, ReadOnlySpan<Tensor> outputs, ReadOnlySpan<TensorSpec> specs, ReadOnlySpan<Tensor?> gradients,
        ReadOnlySpan<bool> needed) =>
        new(op.Widens, null, inputs, outputs, specs, gradients, needed, false);

    /// <summary>The gradient of an output; zeros where none arrived.</summary>
    public Tensor GradOf(int output)
    {
        if (GradOrNull(output) is { } gradient)
        {
            return gradient;
        }

        TensorSpec spec = node is null ? outputs[output].Spec : node.Outputs[output];
        return Torch.Zeros(spec.Shape.ToArray(), widens ? spec.DType.Wide() : spec.DType);
    }

    /// <summary>The gradient of an output, or null where none arrived.</summary>
    public Tensor? GradOrNull(int output) => Widened(gradients[output]);

    /// <summary>Whether the gradient of an input is wanted.</summary>
    public bool Needs(int input) => node is null ? needed[input] : node.Edges[input].Node is not null;

    /// <summary>An input that <see cref="Operator.Uses"/> names.</summary>
    public Tensor Input(int index) =>
        InputOrNull(index) ?? throw new InvalidOperationException($"{node?.Name} reads input {index}, which its Uses does not name.");

    /// <summary>An input that <see cref="Operator.Uses"/> names, or null where it is absent or no needed formula reads it.</summary>
    public Tensor? InputOrNull(int index) => Widened(node is null ? inputs[index] : node.SavedInput(index, anomaly, unpacked));

    /// <summary>An output that <see cref="Operator.Uses"/> names.</summary>
    public Tensor Output(int index) =>
        OutputOrNull(index) ?? throw new InvalidOperationException($"{node?.Name} reads output {index}, which its Uses does not name.");

    /// <summary>An output, or null where no needed formula reads it.</summary>
    public Tensor? OutputOrNull(int index) => Widened(node is null ? outputs[index] : node.SavedOutput(index, anomaly, unpacked));

    /// <summary>An input if it is among those that a formula reads, otherwise null.</summary>
    public Tensor? InputIf(Use uses, int index) => uses.PlaceOfInput(index) >= 0 ? InputOrNull(index) : null;

    /// <summary>An output if it is among those that a formula reads, otherwise null.</summary>
    public Tensor? OutputIf(Use uses, int index) => uses.PlaceOfOutput(index) >= 0 ? OutputOrNull(index) : null;

    /// <summary>Shape and dtype of an input; always known.</summary>
    public TensorSpec InputSpec(int index) => specs[index];

    /// <summary>Whether an optional input was given.</summary>
    public bool Has(int input) => specs[input].Shape is not null;

    private Tensor? Widened(Tensor? tensor) =>
        widens && tensor is { DType: DType.Float16 or DType.BFloat16 } narrow ? narrow.To(DType.Float32) : tensor;
}
