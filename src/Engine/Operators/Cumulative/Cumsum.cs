using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Running sums along a dimension. Integers are summed in int64.</summary>
    /// <derivative>running sums of grad from the end</derivative>
    [Operator("cumsum")]
    [Sample("real(2, 3, 2), 1")]
    [Sample("complex(3), 0")]
    public static Tensor Cumsum(this Tensor input, long dim, [KeywordOnly] DType? dtype = null) =>
        new Cumsum(dim, reverse: false).Apply(Accumulated(input, dtype));

    /// <summary><see cref="Cumsum"/> in place.</summary>
    public static Tensor Cumsum_(this Tensor input, long dim, [KeywordOnly] DType? dtype = null) =>
        input.Update(self => self.Cumsum(dim, dtype ?? self.DType));
}

internal sealed class Cumsum(long dim, bool reverse) : Linear
{
    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        inputs[0]!.Shape.Dimension(dim);
        return inputs[0]!.Spec;
    }

    public override Tensor? Gradient(int input, in Pullback at) => new Cumsum(dim, !reverse).Apply(at.Grad);

    protected override Operator? Lifted(Lift lift) => new Cumsum(lift.Dim(dim), reverse);

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        var line = Reduced.Of(inputs[0].Shape, dim);
        Scan.Sum<T>(inputs[0].Elements<T>(), outputs[0].Elements<T>(), (int)line.Length, (int)line.Inner, reverse);
    }
}
