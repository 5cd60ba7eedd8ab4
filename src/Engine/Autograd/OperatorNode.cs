using GradService.Operators;
using GradService.Tensors;

namespace GradService.Autograd;

/// <summary>The node of an applied operator, with the tensors that its gradient formulas read.</summary>
internal sealed class OperatorNode : Node
{
    private readonly Operator op;
    private readonly TensorSpec[] inputs;
    private readonly SavedTensor[] saved;
    private readonly Use uses;

    private OperatorNode(Operator op, Edge[] edges, TensorSpec[] inputs, Specs outputs, Use uses)
        : base(edges, outputs)
    {
        this.op = op;
        this.inputs = inputs;
        this.uses = uses;
        saved = uses.Count == 0 ? [] : new SavedTensor[uses.Count];
    }

    public override string Name => op.NodeName;

    /// <summary>The operator with its attributes.</summary>
    public Operator Operator => op;

    internal override bool KeepsTensors => saved.Length > 0;

    public int InputCount => inputs.Length;

    /// <summary>All that its gradient formulas read, needed here or not.</summary>
    public Use AllUses
    {
        get
        {
            Use all = default;
            for (int i = 0; i < inputs.Length; i++)
            {
                all |= op.Uses(i);
            }

            return all;
        }
    }

    public TensorSpec InputSpec(int index) => inputs[index];

    public static OperatorNode Record(Operator op, ReadOnlySpan<Tensor?> inputs, ReadOnlySpan<Tensor> outputs, GradMode mode)
    {
        var edges = new Edge[inputs.Length];
        var specs = new TensorSpec[inputs.Length];
        Use uses = default;
        for (int i = 0; i < inputs.Length; i++)
        {
            if (inputs[i] is { } input)
            {
                edges[i] = input.GradEdge();
                specs[i] = input.Spec;
                if (edges[i].Node is not null)
                {
                    uses |= op.Uses(i);
                }
            }
        }

        var node = new OperatorNode(op, edges, specs, Specs.Of(outputs), uses) { Place = mode.Place };
        if (uses.Count > 0)
        {
            node.Save(inputs, outputs, mode);
        }

        return node;
    }

    internal override void Rebind(Tensor result, Tensor tensor)
    {
        for (int i = 0; i < saved.Length; i++)
        {
            saved[i].Rebind(result, tensor);
        }
    }

    internal override IEnumerable<Tensor> Saved => saved.Select(one => one.Shown).OfType<Tensor>();

    /// <summary>A saved input, or null if it is absent or the formulas that are needed do not read it.</summary>
    internal Tensor? SavedInput(int index, bool anomaly, Tensor[]? unpacked = null) =>
        inputs[index].Shape is null ? null : Unpack(uses.PlaceOfInput(index), anomaly, default, unpacked);

    /// <summary>A saved output, or null if the formulas that are needed do not read it.</summary>
    internal Tensor? SavedOutput(int index, bool anomaly, Tensor[]? unpacked = null) =>
        Unpack(uses.PlaceOfOutput(index), anomaly, new Edge(this, index), unpacked);

    internal override Tensor?[] Apply(Tensor?[] gradients, BackwardPass pass)
    {
        // Hooks give each tensor once, in order; otherwise a formula that reads none unpacks none.
        Tensor[]? unpacked = Array.Exists(saved, static one => one.IsPacked) ? Unpacked(pass.Anomaly) : null;
        var results = new Tensor?[Edges.Length];

        // A formula that reads nothing but the gradient hands it on; there is nothing to round in between.
        op.Gradients(Pullback.Of(this, inputs, gradients, pass.Anomaly, widens: op.Widens && uses.Count > 0, unpacked), results);
        return results;
    }

    internal override void Release()
    {
        for (int i = 0; i < saved.Length; i++)
        {
            saved[i].Release();
        }
    }

    private void Save(ReadOnlySpan<Tensor?> inputs, ReadOnlySpan<Tensor> outputs, GradMode mode)
    {
        for (int i = 0; i < inputs.Length; i++)
        {
            if (uses.PlaceOfInput(i) is >= 0 and int place && inputs[i] is { } input)
            {
                saved[place] = SavedTensor.Save(input.IsAboutToChange ? input.CopyWithHistory() : input, mode);
            }
        }

        for (int i = 0; i < outputs.Length; i++)
        {
            if (uses.PlaceOfOutput(i) is >= 0 and int place)
            {
                // The result becomes this node's output only after it was saved; it carries its history by then.
                saved[place] = SavedTensor.Save(outputs[i], mode, new Edge(this, i));
            }
        }
    }

    private Tensor[] Unpacked(bool anomaly) => Array.ConvertAll(saved, one => one.IsEmpty ? null! : one.Unpack(anomaly));

    private Tensor? Unpack(int place, bool anomaly, Edge made, Tensor[]? unpacked) =>
        place < 0 ? null : unpacked is not null ? unpacked[place] : saved[place].Unpack(anomaly, made);
}
