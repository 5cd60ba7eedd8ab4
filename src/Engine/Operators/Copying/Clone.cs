using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A copy of the elements, row-major.</summary>
    /// <derivative>grad</derivative>
    [Operator("clone", TakesOut = false)]
    [Sample("real(2, 3)")]
    public static Tensor Clone(this Tensor input, [KeywordOnly] string? memoryFormat = null) => The<Clone>.Operator.Apply(input);
}

internal sealed class Clone : Linear
{
    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) => inputs[0]!.Spec;

    public override Tensor? Gradient(int input, in Pullback at) => at.Grad;

    protected override Tensor[] ComputeBatched(ReadOnlySpan<Tensor?> inputs) => Samples.Elementwise(this, inputs);

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) =>
        inputs[0].Elements<T>().CopyTo(outputs[0].Elements<T>());
}
