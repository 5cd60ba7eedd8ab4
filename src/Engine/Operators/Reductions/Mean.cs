using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The mean of all elements, which must be floating or complex; NaN for none.</summary>
    /// <derivative>grad / n, expanded to the input's shape</derivative>
    [Operator("mean", TakesOut = false)]
    [Sample("real(2, 3)")]
    [Sample("complex(2, 3)")]
    public static Tensor Mean(this Tensor input, [KeywordOnly] DType? dtype = null) =>
        Operators.Mean.All.Apply(Averaged(input, dtype, "mean"));

    /// <summary>The mean over some dimensions; an empty list means all.</summary>
    /// <derivative>grad / n, expanded to the input's shape</derivative>
    [Operator("mean")]
    [Sample("real(2, 3, 2), dim=[0, 2]")]
    [Sample("real(2, 3), dim=-1, keepdim=True")]
    public static Tensor Mean(this Tensor input, long[]? dim, bool keepdim = false, [KeywordOnly] DType? dtype = null) =>
        new Mean(dim ?? [], keepdim).Apply(Averaged(input, dtype, "mean"));

    private static Tensor Averaged(Tensor input, DType? dtype, string name)
    {
        DType target = dtype ?? input.DType;
        if (!target.IsDifferentiable())
        {
            throw GradException.Type(
                $"{name}(): could not infer output dtype. {(dtype is null ? "Input" : "Optional")} dtype must be either a floating point or complex "
                + $"dtype. Got: {target.ScalarTypeName()}");
        }

        return target == input.DType ? input : input.To(target);
    }
}

internal sealed class Mean(long[] dim, bool keepdim) : Linear
{
    public static readonly Mean All = new([], false);

    public override string NodeName => ReferenceEquals(this, All) ? "MeanBackward0" : "MeanBackward1";

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) =>
        new TensorSpec(Reduced.Of(inputs[0]!.Shape, dim).Output(inputs[0]!.Shape, keepdim), inputs[0]!.DType);

    public override Tensor? Gradient(int input, in Pullback at)
    {
        Shape shape = at.InputSpec(0).Shape;
        return Reduced.Expand(at.Grad.Div(Reduced.Of(shape, dim).Length), shape, dim, keepdim);
    }

    protected override Operator? Lifted(Lift lift) => new Mean(lift.Dims(dim), keepdim);

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        Span<T> means = outputs[0].Elements<T>();
        long count = Sum.Add(inputs[0], dim, means);
        TensorPrimitives.Divide(means, T.CreateTruncating(count), means);
    }
}
