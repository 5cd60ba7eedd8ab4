using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>The averages of windows.</summary>
internal sealed class AveragePooling(string name, PoolingCall call, Divisor divisor) : Linear
{
    public override string NodeName => name;

    /// <summary>So many averages that cover the input evenly. One is the mean, which is linear also to PyTorch.</summary>
    public static Tensor Adaptive(string name, PoolingCall call, Tensor input) =>
        Array.TrueForAll(call.Axes, static axis => axis.Output == 1) && input.DType.IsDifferentiable()
            ? input.Mean([.. call.Axes.Select(static (_, i) => -1L - i)], keepdim: true)
            : new AveragePooling(name, call, new Divisor(CountIncludePad: false)).Apply(input);

    public override Use Uses(int input) => Use.Input(0);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) =>
        inputs[0]!.DType.IsDifferentiable()
            ? new TensorSpec(call.Output(inputs[0]!.Shape), inputs[0]!.DType)
            : throw GradException.NotImplementedFor("avg_pool", inputs[0]!.DType);

    public override Tensor? Gradient(int input, in Pullback at) =>
        new AveragePoolingAdjoint(name, call, divisor, at.InputSpec(0).Shape).Apply(at.Grad).AnchoredTo(at.Input(0));

    protected override Operator? Lifted(Lift lift) => this;

    protected override long Cost(ReadOnlySpan<Tensor?> inputs, Specs outputs) => MatrixRule.Work(outputs[0].Shape.Count, call.Taps, 1) + inputs[0]!.Count;

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        if (outputs[0].Count > 0)
        {
            Windows windows = call.Windows;
            Kernels.Pooling.Average<T>(inputs[0].Elements<T>(), inputs[0].Count / windows.Volume, windows, divisor, outputs[0].Elements<T>());
        }
    }
}

/// <summary>Each element of a window is given its share of a number: the adjoint of <see cref="AveragePooling"/>.</summary>
internal sealed class AveragePoolingAdjoint(string name, PoolingCall call, Divisor divisor, Shape shape) : Linear
{
    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) => new TensorSpec(shape, inputs[0]!.DType);

    public override Tensor? Gradient(int input, in Pullback at) => new AveragePooling(name, call, divisor).Apply(at.Grad);

    protected override Operator? Lifted(Lift lift) => new AveragePoolingAdjoint(name, call, divisor, lift.Shape(shape));

    protected override long Cost(ReadOnlySpan<Tensor?> inputs, Specs outputs) => MatrixRule.Work(inputs[0]!.Count, call.Taps, 1) + shape.Count;

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        Span<T> shares = outputs[0].Elements<T>();
        if (inputs[0].Count == 0)
        {
            shares.Clear();
            return;
        }

        Windows windows = call.Windows;
        Kernels.Pooling.AverageAdjoint<T>(inputs[0].Elements<T>(), shares.Length / windows.Volume, windows, divisor, shares);
    }
}
