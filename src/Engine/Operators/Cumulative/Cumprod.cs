using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Running products along a dimension. Integers are multiplied in int64.</summary>
    /// <derivative>
    /// the product of what came before, times s, where sₖ = gradₖ + inputₖ₊₁ · sₖ₊₁: no division, so zeros are exact
    /// </derivative>
    [Operator("cumprod")]
    [Sample("real(2, 3, 2), 1")]
    [Sample("complex(3), 0")]
    public static Tensor Cumprod(this Tensor input, long dim, [KeywordOnly] DType? dtype = null) =>
        new Cumprod(dim, reverse: false).Apply(Accumulated(input, dtype));

    /// <summary><see cref="Cumprod"/> in place.</summary>
    public static Tensor Cumprod_(this Tensor input, long dim, [KeywordOnly] DType? dtype = null) =>
        input.Update(self => self.Cumprod(dim, dtype ?? self.DType));
}

internal sealed class Cumprod(long dim, bool reverse) : NumberPrimitive
{
    public override Use Uses(int input) => Use.Input(0) | Use.Result;

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        inputs[0]!.Shape.Dimension(dim);
        return inputs[0]!.Spec;
    }

    public override Tensor? Gradient(int input, in Pullback at) => at.InputSpec(0).Shape.Count <= 1 ? at.Grad
        : new Shift(dim, reverse, 1).Apply(at.Result).Conj()
            .Mul(new Recurrence(dim, !reverse, own: false).Apply(at.Input(0).Conj(), at.Grad));

    protected override Operator? Lifted(Lift lift) => new Cumprod(lift.Dim(dim), reverse);

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        var line = Reduced.Of(inputs[0].Shape, dim);
        Scan.Product<T>(inputs[0].Elements<T>(), outputs[0].Elements<T>(), (int)line.Length, (int)line.Inner, reverse);
    }
}
