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

    /// <summary>Whether samples of a batch may decide differently.</summary>
    public bool IsBatched => value.IsBatched;

    /// <summary>Whether it holds, for a sample at least.</summary>
    public bool Holds => value.AllSamples.Detach().Any().Item().ToBoolean();

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
}
