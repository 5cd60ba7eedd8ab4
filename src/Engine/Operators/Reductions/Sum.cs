using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The sum of all elements. Integers are summed in int64.</summary>
    /// <derivative>grad, expanded to the input's shape</derivative>
    [Operator("sum")]
    [Sample("real(2, 3)")]
    public static Tensor Sum(this Tensor input, [KeywordOnly] DType? dtype = null) =>
        new Sum([], false, true).Apply(Accumulated(input, dtype));

    /// <summary>The sum over some dimensions; an empty list means all.</summary>
    /// <derivative>grad, expanded to the input's shape</derivative>
    [Operator("sum")]
    [Sample("real(2, 3, 2), dim=[0, 2]")]
    [Sample("real(2, 3), dim=1, keepdim=True")]
    public static Tensor Sum(this Tensor input, long[] dim, bool keepdim = false, [KeywordOnly] DType? dtype = null) =>
        new Sum(dim, keepdim, false).Apply(Accumulated(input, dtype));

    /// <summary>A tensor in the dtype in which sums and products of it accumulate.</summary>
    private static Tensor Accumulated(Tensor input, DType? dtype)
    {
        DType target = dtype ?? (input.DType.IsIntegral(includeBool: true) ? DType.Int64 : input.DType);
        return target == input.DType ? input : input.To(target);
    }
}

internal sealed class Sum(long[] dim, bool keepdim, bool all) : Linear
{
    public override string NodeName => all ? "SumBackward0" : "SumBackward1";

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) =>
        new TensorSpec(Reduced.Of(inputs[0]!.Shape, dim, keepdim).Output, inputs[0]!.DType);

    public override Tensor? Gradient(int input, in Pullback at)
    {
        Shape shape = at.InputSpec(0).Shape;
        return Reduced.Restore(at.Grad, shape, dim, keepdim).BroadcastTo(shape.ToArray());
    }

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        var reduced = Reduced.Of(inputs[0].Shape, dim, keepdim);
        Span<T> sums = outputs[0].Elements<T>();
        if (inputs[0].Count == 0 || sums.Length == 0)
        {
            sums.Clear();
        }
        else if (reduced.Leading)
        {
            Summation.SumRows<T>(inputs[0].Elements<T>(), inputs[0].Count / sums.Length, sums.Length, sums);
        }
        else
        {
            ReadOnlySpan<T> rows = reduced.Rows(inputs[0]).Elements<T>();
            int length = rows.Length / sums.Length;
            for (int i = 0; i < sums.Length; i++)
            {
                sums[i] = Summation.Sum(rows.Slice(i * length, length));
            }
        }
    }
}
