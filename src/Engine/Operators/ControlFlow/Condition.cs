using GradService.Tensors;

namespace GradService.Operators;

/// <summary>A tensor of one element that decides what runs. Of a batch each sample decides for itself.</summary>
internal readonly struct Condition
{
    private readonly Tensor value;

    public Condition(string op, Tensor value)
    {
        if (value.Count != 1)
        {
            throw GradException.Shape($"{op}(): the condition must be one bool, but is of shape {value.Shape}");
        }

        this.value = value.Reshape([]).To(DType.Bool);
    }

    /// <summary>Whether it holds, for a sample at least.</summary>
    public bool Holds => First(true) >= 0;

    /// <summary>Whether it does not hold, for a sample at least.</summary>
    public bool Fails => First(false) >= 0;

    /// <summary>
    /// What a function is given that counts only where the condition holds (or does not): elsewhere it gets the values of a sample for which it counts,
    /// so that it is asked nothing that it has no answer to. A NaN there would find its way into the gradient, zero times.
    /// </summary>
    public Tensor[] Guard(Tensor[] inputs, bool holds)
    {
        int first = First(holds);
        Tensor condition = value;
        return value.Batch is { Dimensions: [var dimension] }
            ? Array.ConvertAll(inputs, input => input.Batch is { Dimensions: [var own] } && own.Level == dimension.Level
                ? input.AllSamples.Detach().Select(0, first) is var donor && holds ? condition.Where(input, donor) : condition.Where(donor, input)
                : input)
            : inputs;
    }

    /// <summary>Of each two tensors the one where it holds and the other one elsewhere.</summary>
    public Tensor[] Choose(string op, Tensor[] then, Tensor[] other)
    {
        if (then.Length != other.Length)
        {
            throw GradException.Argument($"{op}(): both functions must give as many results, but one gave {then.Length} and the other {other.Length}");
        }

        Tensor condition = value;
        return [.. then.Zip(other, (a, b) => condition.Where(a, b))];
    }

    private int First(bool holds) => Array.IndexOf(value.AllSamples.Detach().Reshape([-1]).ToInt64s(), holds ? 1 : 0);
}
