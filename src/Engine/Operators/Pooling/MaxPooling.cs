using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>The maxima of windows and where in their plane they stand; the first of equals wins, and a NaN wins over all.</summary>
internal sealed class MaxPooling(string name, PoolingCall call) : OrderedPrimitive
{
    public override string NodeName => name;

    public override Use Uses(int input) => Use.Input(0) | Use.Output(1);

    public override bool Widens => false;

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        if (inputs[0]!.DType == DType.Bool)
        {
            throw Unsupported(DType.Bool);
        }

        Shape shape = call.Output(inputs[0]!.Shape);
        return new TensorSpec[] { new(shape, inputs[0]!.DType), new(shape, DType.Int64) };
    }

    public override Tensor? Gradient(int input, in Pullback at) =>
        new PlanePut(at.InputSpec(0).Shape, call.Axes.Length).Apply(at.Grad, at.Output(1)).AnchoredTo(at.Input(0));

    public override Tensor? Tangent(int output, in Pushforward at) =>
        output == 0 && at.TangentOf(0) is { } tangent ? new PlanePick(call.Axes.Length).Apply(tangent, at.Output(1)) : null;

    protected override Operator? Lifted(Lift lift) => this;

    protected override long Cost(ReadOnlySpan<Tensor?> inputs, Specs outputs) => MatrixRule.Work(outputs[0].Shape.Count, call.Taps, 1) + inputs[0]!.Count;

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        if (outputs[0].Count > 0)
        {
            Windows windows = call.Windows;
            Kernels.Pooling.Max<T>(
                inputs[0].Elements<T>(), inputs[0].Count / windows.Volume, windows, outputs[0].Elements<T>(), outputs[1].Elements<long>());
        }
    }
}

/// <summary>Elements of each plane at positions in it: the derivative of a maximum. A negative position gives 0.</summary>
internal sealed class PlanePick(int spatial) : Linear
{
    public override Use Uses(int input) => Use.Input(1);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) => new TensorSpec(inputs[1]!.Shape, inputs[0]!.DType);

    public override Tensor? Gradient(int input, in Pullback at) => new PlanePut(at.InputSpec(0).Shape, spatial).Apply(at.Grad, at.Input(1));

    protected override Operator? Lifted(Lift lift) => this;

    protected override bool Converts(int input) => input == 0;

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        ReadOnlySpan<T> source = inputs[0].Elements<T>();
        ReadOnlySpan<long> places = inputs[1].Elements<long>();
        Span<T> target = outputs[0].Elements<T>();
        int volume = PlanePut.Volume(inputs[0].Shape, spatial), positions = PlanePut.Volume(inputs[1].Shape, spatial);
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = places[i] < 0 ? T.Zero : source[(i / positions * volume) + (int)places[i]];
        }
    }
}

/// <summary>Zeros, to which elements are added at positions in each plane: the adjoint of <see cref="PlanePick"/>.</summary>
internal sealed class PlanePut(Shape shape, int spatial) : Linear
{
    /// <summary>Elements of a plane.</summary>
    public static int Volume(Shape shape, int spatial) => (int)Shape.Of(shape.Sizes[^spatial..]).Count;

    public override Use Uses(int input) => Use.Input(1);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) => new TensorSpec(shape, inputs[0]!.DType);

    public override Tensor? Gradient(int input, in Pullback at) => new PlanePick(spatial).Apply(at.Grad, at.Input(1));

    protected override Operator? Lifted(Lift lift) => new PlanePut(lift.Shape(shape), spatial);

    protected override bool Converts(int input) => input == 0;

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        ReadOnlySpan<T> source = inputs[0].Elements<T>();
        ReadOnlySpan<long> places = inputs[1].Elements<long>();
        Span<T> target = outputs[0].Elements<T>();
        target.Clear();
        int volume = Volume(shape, spatial), positions = Volume(inputs[1].Shape, spatial);
        for (int i = 0; i < source.Length; i++)
        {
            if (places[i] >= 0)
            {
                target[(i / positions * volume) + (int)places[i]] += source[i];
            }
        }
    }
}
