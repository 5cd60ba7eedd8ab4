using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The windows of images ([batch,] channels, height, width) as the columns of matrices ([batch,] channels · window, windows).</summary>
    /// <derivative>grad, folded</derivative>
    [Operator("nn.functional.unfold")]
    [Sample("real(1, 2, 4, 5), 2, padding=1, stride=[2, 1]")]
    [Sample("complex(1, 4, 4), [2, 1], dilation=2")]
    public static Tensor Unfold(this Tensor input, long[] kernelSize, long[]? dilation = null, long[]? padding = null, long[]? stride = null)
    {
        FoldingCall.CheckRank("unfold", input, 3);
        Shape image = Shape.Of(input.Shape.Sizes[^2..]);
        return new Im2Col(FoldingCall.Read(image, kernelSize, dilation, padding, stride)).Apply(input);
    }
}

/// <summary>Windows of images as columns.</summary>
internal sealed class Im2Col(PoolingCall call) : Linear
{
    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        Shape images = inputs[0]!.Shape;
        long windows = call.Axes[0].Output * call.Axes[1].Output;
        return new TensorSpec(Shape.Of([.. images.Sizes[..^3], checked(images[^3] * call.Taps), windows]), inputs[0]!.DType);
    }

    public override Tensor? Gradient(int input, in Pullback at) => new Col2Im(call).Apply(at.Grad);

    protected override Operator? Lifted(Lift lift) => this;

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        if (outputs[0].Count == 0)
        {
            return;
        }

        Windows windows = call.Windows;
        int image = (int)Shape.Of(inputs[0].Shape.Sizes[^3..]).Count, columns = (int)Shape.Of(outputs[0].Shape.Sizes[^2..]).Count;
        for (int i = 0; i < inputs[0].Count / image; i++)
        {
            Kernels.Unfold.Gather<T>(
                inputs[0].Elements<T>().Slice(i * image, image), inputs[0].Shape[^3], windows, 0, windows.Positions,
                outputs[0].Elements<T>().Slice(i * columns, columns));
        }
    }
}
