using GradService.Tensors;

namespace GradService.Autograd;

/// <summary>
/// What a piece of a computation reads of tensors that were there before it began. A piece that will run again may not write to them: it would
/// write again.
/// </summary>
internal sealed class OutsideTensors : IDisposable
{
    private readonly GradMode mode = GradMode.Current;
    private readonly OutsideTensors? around;
    private readonly long begin = Storage.Latest;
    private readonly Dictionary<VersionCounter, Tensor> read = new(ReferenceEqualityComparer.Instance);
    private readonly string refusal;

    /// <summary>Watches what is read on this thread until it is disposed.</summary>
    /// <param name="refusal">Why nothing may be written; the tensor that would be is named in front of it.</param>
    public OutsideTensors(string refusal)
    {
        this.refusal = refusal;
        around = mode.Outside;
        mode.Outside = this;
    }

    /// <summary>The tensors that were read, each with the version counter of its own.</summary>
    public IEnumerable<Tensor> Read => read.Values;

    /// <summary>An operator reads tensors.</summary>
    public void Note(ReadOnlySpan<Tensor?> tensors)
    {
        foreach (Tensor? tensor in tensors)
        {
            if (tensor is { IsInference: false } && IsOutside(tensor))
            {
                read.TryAdd(tensor.Version, tensor);
            }
        }

        around?.Note(tensors);
    }

    /// <summary>A tensor is about to be written to.</summary>
    /// <exception cref="GradException">It was there before.</exception>
    public void Write(Tensor tensor)
    {
        if (IsOutside(tensor))
        {
            throw GradException.InPlace($"a tensor of shape {tensor.Shape} that stands outside of a function is changed in it: {refusal}");
        }

        around?.Write(tensor);
    }

    /// <inheritdoc/>
    public void Dispose() => mode.Outside = around;

    private bool IsOutside(Tensor tensor) => tensor.AllSamples.Storage.Birth <= begin;
}
