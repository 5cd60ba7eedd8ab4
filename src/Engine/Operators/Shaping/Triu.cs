using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The upper triangle of the matrices in the last two dimensions, up to a diagonal and with it; zeros elsewhere.</summary>
    /// <derivative>the same triangle of grad</derivative>
    [Operator("triu")]
    [Sample("real(3, 4)")]
    [Sample("real(2, 3, 3), -1")]
    public static Tensor Triu(this Tensor input, long diagonal = 0) => new Triu(diagonal).Apply(input);

    /// <summary><see cref="Triu"/> in place.</summary>
    public static Tensor Triu_(this Tensor input, long diagonal = 0) => input.Update(self => self.Triu(diagonal));
}

internal sealed class Triu(long diagonal) : Linear
{
    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) => inputs[0]!.Rank >= 2
        ? inputs[0]!.Spec
        : throw GradException.Shape("triu: input tensor must have at least 2 dimensions");

    public override Tensor? Gradient(int input, in Pullback at) => at.Grad.Triu(diagonal);

    protected override Operator? Lifted(Lift lift) => this;

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) =>
        Triangle.Copy<T>(inputs[0], outputs[0], diagonal, upper: true);
}
