namespace GradService.Tensors;

/// <summary>What is known of a tensor before it is computed: its shape and dtype.</summary>
/// <param name="Shape">The sizes of its dimensions.</param>
/// <param name="DType">The type of its elements.</param>
public readonly record struct TensorSpec(Shape Shape, DType DType)
{
    /// <summary>The batch dimensions that vmap gave it, or null.</summary>
    internal Batch? Batch { get; init; }
}

/// <summary>The specs of an operation's outputs; the usual single one needs no array.</summary>
internal readonly struct Specs
{
    private readonly TensorSpec first;
    private readonly TensorSpec[]? all;

    private Specs(TensorSpec first, TensorSpec[]? all)
    {
        this.first = first;
        this.all = all;
    }

    public int Count => all?.Length ?? 1;

    public TensorSpec this[int output] => all is null ? first : all[output];

    public static implicit operator Specs(TensorSpec single) => new(single, null);

    public static implicit operator Specs(TensorSpec[] several) => new(default, several);

    public static Specs Of(ReadOnlySpan<Tensor> outputs)
    {
        if (outputs.Length == 1)
        {
            return outputs[0].Spec;
        }

        var specs = new TensorSpec[outputs.Length];
        for (int i = 0; i < specs.Length; i++)
        {
            specs[i] = outputs[i].Spec;
        }

        return specs;
    }
}
