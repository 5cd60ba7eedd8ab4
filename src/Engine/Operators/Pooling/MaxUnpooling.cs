using GradService.Tensors;

namespace GradService.Operators;

/// <summary>Zeros, in which elements are put back where a maximum was taken from; the last of several in one place stays.</summary>
internal sealed class MaxUnpooling(string name, int spatial, long[] size) : Linear
{
    public override string NodeName => name;

    /// <summary>Checks the arguments of <c>max_unpool</c>, works out the size where none is given, and applies it.</summary>
    public static Tensor Call(int spatial, Tensor input, Tensor indices, long[] kernelSize, long[]? stride, long[]? padding, long[]? outputSize)
    {
        string name = $"max_unpool{spatial}d";
        if (input.Rank != spatial + 1 && input.Rank != spatial + 2)
        {
            throw GradException.Shape(
                $"{name}: Input to {name} should be a {spatial + 1}d or {spatial + 2}d Tensor, but got tensor with dimension: {input.Rank}");
        }

        if (indices.DType != DType.Int64)
        {
            throw GradException.Type($"elements in indices should be type int64 but got: {indices.DType.ScalarTypeName()}");
        }

        if (!indices.Shape.Equals(input.Shape))
        {
            throw GradException.Shape(
                $"Expected shape of indices to be same as that of the input tensor ({input.Shape}) but got indices tensor with shape: {indices.Shape}");
        }

        var size = new long[spatial];
        for (int i = 0; i < spatial; i++)
        {
            long kernel = At(kernelSize, i), step = stride is null or { Length: 0 } ? kernel : At(stride, i), pad = padding is null ? 0 : At(padding, i);
            size[i] = outputSize is { } given
                ? given.Length >= spatial
                    ? given[given.Length - spatial + i]
                    : throw GradException.Argument($"output_size should be a sequence containing {spatial} or {spatial + 2} elements, but it has a length of '{given.Length}'")
                : ((input.Shape[^(spatial - i)] - 1) * step) - (2 * pad) + kernel;
            if (size[i] is < 0 or > int.MaxValue)
            {
                throw GradException.Shape($"{name}(): the output size {size[i]} is not possible");
            }
        }

        return new MaxUnpooling(spatial == 3 ? "MaxUnpool3DBackward0" : spatial == 2 ? "MaxUnpool2DBackward0" : "SqueezeBackward1", spatial, size)
            .Apply(input, indices);

        long At(long[] values, int i) => values.Length == 1 ? values[0]
            : values.Length == spatial ? values[i]
            : throw GradException.Argument($"{name}: expected a single int or {spatial} ints, but got {Shape.Format(values)}");
    }

    public override Use Uses(int input) => Use.Input(1);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) =>
        new TensorSpec(Shape.Of([.. inputs[0]!.Shape.Sizes[..^spatial], .. size]), inputs[0]!.DType);

    public override Tensor? Gradient(int input, in Pullback at) => new PlanePick(spatial).Apply(at.Grad, at.Input(1));

    protected override Operator? Lifted(Lift lift) => this;

    protected override bool Converts(int input) => input == 0;

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        ReadOnlySpan<T> source = inputs[0].Elements<T>();
        ReadOnlySpan<long> places = inputs[1].Elements<long>();
        Span<T> target = outputs[0].Elements<T>();
        target.Clear();
        int volume = PlanePut.Volume(outputs[0].Shape, spatial), positions = PlanePut.Volume(inputs[1].Shape, spatial);
        for (int i = 0; i < source.Length; i++)
        {
            if ((ulong)places[i] >= (ulong)volume)
            {
                throw GradException.Argument($"Found an invalid max index: {places[i]} (output volumes are of size {string.Join('x', size)})");
            }

            target[(i / positions * volume) + (int)places[i]] = source[i];
        }
    }
}
