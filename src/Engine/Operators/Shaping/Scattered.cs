using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>A copy of the first input in which what a view of it would show is replaced by the second input.</summary>
internal sealed class Scattered(View view, string name) : Linear
{
    public override string NodeName => name;

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        Shape part = view.Compute([inputs[0]])[0].Shape;
        return part.Equals(inputs[1]!.Shape) ? inputs[0]!.Spec : throw GradException.Shape(
            $"expected src to have a size equal to the slice of self. src size = {inputs[1]!.Shape}, slice size = {part}");
    }

    public override Tensor? Gradient(int input, in Pullback at) => input == 1
        ? view.Apply(at.Grad)
        : new Scattered(view, name).Apply(at.Grad, Torch.Zeros(at.InputSpec(1).Shape.ToArray(), at.Grad.DType));

    protected override Tensor[] ComputeBatched(ReadOnlySpan<Tensor?> inputs)
    {
        TensorSpec spec = Infer(inputs)[0];
        Tensor whole = Samples.Filled(inputs, inputs[0]!, spec.Shape, spec.DType);
        Elementwise.Copy(inputs[1]!.InFront(whole.Batch!, inputs[1]!.Rank), view.ComputeAny([whole])[0].AllSamples);
        return [whole];
    }

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        inputs[0].Elements<T>().CopyTo(outputs[0].Elements<T>());
        Elementwise.Copy(inputs[1], view.Compute([outputs[0].Alias()])[0]);
    }
}
