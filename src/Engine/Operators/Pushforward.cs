using GradService.Autograd;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>What a tangent formula is given: the inputs and outputs as they are below the level, and the inputs' tangents.</summary>
internal readonly ref struct Pushforward
{
    private readonly Operator op;
    private readonly ReadOnlySpan<Tensor?> inputs;
    private readonly ReadOnlySpan<Tensor> outputs;
    private readonly ReadOnlySpan<Tensor?> tangents;

    private Pushforward(Operator op, ReadOnlySpan<Tensor?> inputs, ReadOnlySpan<Tensor> outputs, ReadOnlySpan<Tensor?> tangents)
    {
        this.op = op;
        this.inputs = inputs;
        this.outputs = outputs;
        this.tangents = tangents;
    }

    public Tensor Result => outputs[0];

    public int InputCount => inputs.Length;

    /// <summary>The tangent of an input; null is zero.</summary>
    public Tensor? TangentOf(int input) => tangents[input];

    /// <summary>The tangent of an input; zeros where it has none.</summary>
    public Tensor? TangentOrZeros(int input) => tangents[input] ?? inputs[input]?.ZerosLike();

    public Tensor Input(int index) => inputs[index]!;

    public Tensor? InputOrNull(int index) => inputs[index];

    public Tensor Output(int index) => outputs[index];

    /// <summary>Gives the outputs of an operation the tangents that follow from those of its inputs, at every open level.</summary>
    public static void Propagate(Operator op, ReadOnlySpan<Tensor?> inputs, ReadOnlySpan<Tensor> outputs, GradMode mode)
    {
        foreach (long level in mode.Levels!.ToArray())
        {
            if (!HasTangent(inputs, level))
            {
                continue;
            }

            // What the formulas see has no tangents of this level or of those within it, so levels do not mix.
            var below = new Tensor?[inputs.Length];
            var tangents = new Tensor?[inputs.Length];
            for (int i = 0; i < inputs.Length; i++)
            {
                below[i] = inputs[i] is { } input ? Dual.Below(input, level) : null;
                tangents[i] = inputs[i] is { } dual && dual.DType.IsDifferentiable() ? Dual.TangentAt(dual, level) : null;
            }

            var results = new Tensor[outputs.Length];
            for (int i = 0; i < results.Length; i++)
            {
                results[i] = Dual.Below(outputs[i], level);
            }

            var at = new Pushforward(op, below, results, tangents);
            for (int i = 0; i < outputs.Length; i++)
            {
                if (outputs[i].DType.IsDifferentiable() && op.Tangent(i, at) is { } tangent)
                {
                    Dual.Set(outputs[i], level, BackwardPass.ConformSample(tangent.BroadcastTo(outputs[i].Shape.ToArray()), outputs[i].Spec, op.NodeName, i));
                }
            }
        }
    }

    /// <summary>The tangent of an output as the transpose of the pullback: the derivative of ⟨pullback(g), tangent⟩ by g.</summary>
    public Tensor? ByTransposition(int output)
    {
        bool createGraph = GradMode.IsEnabled;
        using var recording = GradMode.EnableGrad();

        // What follows concerns one sample: nothing is summed over a level that inputs, outputs or tangents have.
        using var samples = GradMode.InLevelsOf(inputs, outputs, tangents);
        TensorSpec spec = outputs[output].Spec;
        Tensor cotangent = Torch.Zeros(spec.Shape.ToArray(), spec.DType).RequiresGrad_();
        var cotangents = new Tensor?[outputs.Length];
        cotangents[output] = cotangent;
        var needed = new bool[inputs.Length];
        var specs = new TensorSpec[inputs.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            needed[i] = tangents[i] is not null;
            specs[i] = inputs[i]?.Spec ?? default;
        }

        var pulled = new Tensor?[inputs.Length];
        op.Gradients(Pullback.At(op, inputs, outputs, specs, cotangents, needed), pulled);
        var roots = new List<Tensor>();
        var weights = new List<Tensor>();
        for (int i = 0; i < pulled.Length; i++)
        {
            if (needed[i] && pulled[i] is { RequiresGrad: true } gradient)
            {
                roots.Add(BackwardPass.Conform(gradient, specs[i], op.NodeName, i));
                weights.Add(tangents[i]!);
            }
        }

        return roots.Count == 0
            ? null
            : Gradients.Grad([.. roots], [cotangent], [.. weights], retainGraph: true, createGraph: createGraph, allowUnused: true)[0];
    }

    private static bool HasTangent(ReadOnlySpan<Tensor?> inputs, long level)
    {
        foreach (Tensor? input in inputs)
        {
            if (input?.Tangents is not null && Dual.TangentAt(input, level) is not null)
            {
                return true;
            }
        }

        return false;
    }
}
