using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>
/// Zeros of a shape, with the input written where a view of them would look: the adjoint of any view that shows no element twice.
/// </summary>
internal sealed class Placed(View view, Shape shape, string? name = null) : Linear
{
    public override string NodeName => name ?? view.NodeName.Replace("Backward", "BackwardBackward", StringComparison.Ordinal);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) => new TensorSpec(shape, inputs[0]!.DType);

    public override Tensor? Gradient(int input, in Pullback at) => view.Apply(at.Grad);

    protected override Tensor[] ComputeBatched(ReadOnlySpan<Tensor?> inputs)
    {
        Tensor part = inputs[0]!, whole = Samples.Filled(inputs, 0, shape, part.DType);
        Elementwise.Copy(part.AllSamples, view.ComputeAny([whole])[0].AllSamples);
        return [whole];
    }

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        outputs[0].Elements<T>().Clear();
        Elementwise.Copy(inputs[0], view.Compute([outputs[0].Alias()])[0]);
    }
}
