using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// Images ([batch,] channels, *output_size) to which the columns of matrices ([batch,] channels · window, windows) are added where their
    /// windows lie: the adjoint of <c>unfold</c>.
    /// </summary>
    /// <derivative>grad, unfolded</derivative>
    [Operator("nn.functional.fold")]
    [Sample("real(1, 8, 6), [3, 4], 2")]
    [Sample("real(4, 3), [2, 3], [2, 1], padding=[0, 1], stride=[1, 2]")]
    public static Tensor Fold(
        this Tensor input, long[] outputSize, long[] kernelSize, long[]? dilation = null, long[]? padding = null, long[]? stride = null)
    {
        FoldingCall.CheckRank("fold", input, 2);
        if (outputSize.Length is < 1 or > 2)
        {
            throw GradException.Argument("fold: output_size must either be a single int, or a tuple of 2 ints");
        }

        return new Col2Im(FoldingCall.Read(Shape.Of(outputSize[0], outputSize[^1]), kernelSize, dilation, padding, stride)).Apply(input);
    }
}

/// <summary>Columns added up into images.</summary>
internal sealed class Col2Im(PoolingCall call) : Linear
{
    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        Shape columns = inputs[0]!.Shape;
        long windows = call.Axes[0].Output * call.Axes[1].Output;
        if (columns[^2] % call.Taps != 0)
        {
            throw GradException.Shape(
                $"Expected size of input's dimension 1 to be divisible by the product of kernel_size, but got input.size(1)={columns[^2]} and "
                + $"kernel_size=({call.Axes[0].Kernel}, {call.Axes[1].Kernel}).");
        }

        if (columns[^1] != windows)
        {
            throw GradException.Shape(
                $"Given output_size=({call.Axes[0].Input}, {call.Axes[1].Input}), expected size of input's dimension 2 to match the calculated number of "
                + $"sliding blocks {call.Axes[0].Output} * {call.Axes[1].Output} = {windows}, but got input.size(2)={columns[^1]}.");
        }

        return new TensorSpec(
            Shape.Of([.. columns.Sizes[..^2], columns[^2] / call.Taps, call.Axes[0].Input, call.Axes[1].Input]), inputs[0]!.DType);
    }

    public override Tensor? Gradient(int input, in Pullback at) => new Im2Col(call).Apply(at.Grad);

    protected override Operator? Lifted(Lift lift) => this;

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        outputs[0].Elements<T>().Clear();
        if (inputs[0].Count == 0 || outputs[0].Count == 0)
        {
            return;
        }

        Windows windows = call.Windows;
        int image = (int)Shape.Of(outputs[0].Shape.Sizes[^3..]).Count, columns = (int)Shape.Of(inputs[0].Shape.Sizes[^2..]).Count;
        for (int i = 0; i < inputs[0].Count / columns; i++)
        {
            Kernels.Unfold.Scatter<T>(
                inputs[0].Elements<T>().Slice(i * columns, columns), outputs[0].Shape[^3], windows, 0, windows.Positions,
                outputs[0].Elements<T>().Slice(i * image, image));
        }
    }
}
