using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The lower triangle of the matrices in the last two dimensions, up to a diagonal and with it; zeros elsewhere.</summary>
    /// <derivative>the same triangle of grad</derivative>
    [Operator("tril")]
    [Sample("real(3, 4)")]
    [Sample("real(2, 3, 3), -1")]
    public static Tensor Tril(this Tensor input, long diagonal = 0) => new Tril(diagonal).Apply(input);

    /// <summary><see cref="Tril"/> in place.</summary>
    public static Tensor Tril_(this Tensor input, long diagonal = 0) => input.Update(self => self.Tril(diagonal));
}

internal sealed class Tril(long diagonal) : Linear
{
    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) => inputs[0]!.Rank >= 2
        ? inputs[0]!.Spec
        : throw GradException.Shape("tril: input tensor must have at least 2 dimensions");

    public override Tensor? Gradient(int input, in Pullback at) => at.Grad.Tril(diagonal);

    protected override Operator? Lifted(Lift lift) => this;

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) =>
        Triangle.Copy<T>(inputs[0], outputs[0], diagonal, upper: false);
}
