using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The sum of all elements. Integers are summed in int64.</summary>
    /// <derivative>grad, expanded to the input's shape</derivative>
    [Operator("sum", TakesOut = false)]
    [Sample("real(2, 3)")]
    public static Tensor Sum(this Tensor input, [KeywordOnly] DType? dtype = null) =>
        Operators.Sum.All.Apply(Accumulated(input, dtype));

    /// <summary>The sum over some dimensions; an empty list means all.</summary>
    /// <derivative>grad, expanded to the input's shape</derivative>
    [Operator("sum")]
    [Sample("real(2, 3, 2), dim=[0, 2]")]
    [Sample("real(2, 3), dim=1, keepdim=True")]
    public static Tensor Sum(this Tensor input, long[]? dim, bool keepdim = false, [KeywordOnly] DType? dtype = null) =>
        new Sum(dim ?? [], keepdim).Apply(Accumulated(input, dtype));

    /// <summary>A tensor in the dtype in which sums and products of it accumulate.</summary>
    private static Tensor Accumulated(Tensor input, DType? dtype)
    {
        DType target = dtype ?? (input.DType.IsIntegral(includeBool: true) ? DType.Int64 : input.DType);
        return target == input.DType ? input : input.To(target);
    }
}

internal sealed class Sum(long[] dim, bool keepdim) : Linear
{
    public static readonly Sum All = new([], false);

    public override string NodeName => ReferenceEquals(this, All) ? "SumBackward0" : "SumBackward1";

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) =>
        new TensorSpec(Reduced.Of(inputs[0]!.Shape, dim).Output(inputs[0]!.Shape, keepdim), inputs[0]!.DType);

    public override Tensor? Gradient(int input, in Pullback at) => Reduced.Expand(at.Grad, at.InputSpec(0).Shape, dim, keepdim);

    /// <summary>Writes the sums; gives how many elements went into each.</summary>
    public static long Add<T>(Tensor input, ReadOnlySpan<long> dim, Span<T> sums)
        where T : unmanaged, INumberBase<T>
    {
        var reduced = Reduced.Of(input.Shape, dim);
        var (length, inner) = ((int)reduced.Length, (int)reduced.Inner);
        if (length == 0 || sums.Length == 0)
        {
            sums.Clear();
            return length;
        }

        ReadOnlySpan<T> elements = reduced.Arrange(input).Elements<T>();
        if (inner == 1)
        {
            for (int i = 0; i < sums.Length; i++)
            {
                sums[i] = Summation.Sum(elements.Slice(i * length, length));
            }
        }
        else
        {
            for (int start = 0; start < sums.Length; start += inner)
            {
                Summation.SumRows(elements.Slice(start * length, inner * length), length, inner, sums.Slice(start, inner));
            }
        }

        return length;
    }

    protected override Operator? Lifted(Lift lift) => new Sum(lift.Dims(dim), keepdim);

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) =>
        Add(inputs[0], dim, outputs[0].Elements<T>());
}
