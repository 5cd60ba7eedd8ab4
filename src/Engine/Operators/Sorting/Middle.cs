using GradService.Tensors;

namespace GradService.Operators;

/// <summary>The median of all elements.</summary>
internal abstract class Middle(bool ignoresNaN) : OrderedPrimitive
{
    public override Use Uses(int input) => Use.Input(0) | Use.Result;

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) =>
        inputs[0]!.DType.IsComplex()
            ? throw GradException.NotImplementedFor("median_cpu", inputs[0]!.DType)
            : new TensorSpec(Shape.Scalar, inputs[0]!.DType);

    public override Tensor? Gradient(int input, in Pullback at)
    {
        Tensor x = at.Input(0), result = at.Result;
        Tensor mask = x.Eq(result).LogicalOr(x.IsNan().LogicalAnd(result.IsNan()));
        return at.Grad.Div(mask.Sum()).Mul(mask);
    }

    protected internal override Tensor[] Map(in Samples samples)
    {
        long count = samples.Shape(0).Count;
        return count == 0
            ? samples.OneByOne()
            : [new MedianAlong(1, false, ignoresNaN, NodeName).ComputeAny([samples.Stacked(0).Reshape(samples.Size, count)])[0]];
    }

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        ReadOnlySpan<T> elements = inputs[0].Elements<T>();
        outputs[0].Elements<T>()[0] = elements.Length == 0
            ? Missing<T>()
            : elements[(int)MedianAlong.Find(elements, ignoresNaN, new T[elements.Length], new long[elements.Length])];
    }

    // PyTorch converts NaN to the dtype as C++ does: for integers that is their least value.
    private static T Missing<T>()
        where T : unmanaged, System.Numerics.INumber<T>, System.Numerics.IMinMaxValue<T> =>
        typeof(T) == typeof(float) || typeof(T) == typeof(double) ? T.CreateTruncating(double.NaN) : T.MinValue;
}
