using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The elements at flat, row-major positions; negative ones count from the end. The result has the index's shape.</summary>
    /// <derivative>grad, added at those positions</derivative>
    [Operator("take")]
    [Sample("real(2, 3), index(6, 4)")]
    public static Tensor Take(this Tensor input, Tensor index) => The<Take>.Operator.Apply(input, index);
}

internal sealed class Take : Linear
{
    public override Use Uses(int input) => Use.Input(1);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        if (inputs[1]!.DType != DType.Int64)
        {
            throw GradException.Type($"take(): Expected a long tensor for index, but got {inputs[1]!.DType.ScalarTypeName()}");
        }

        return new TensorSpec(inputs[1]!.Shape, inputs[0]!.DType);
    }

    public override Tensor? Gradient(int input, in Pullback at) =>
        Torch.Zeros([at.InputSpec(0).Shape.Count], at.Grad.DType)
            .Put(at.Input(1), at.Grad, accumulate: true)
            .Reshape(at.InputSpec(0).Shape.ToArray());

    protected internal override Tensor[] Map(in Samples samples)
    {
        TensorSpec spec = Infer(samples.OfSample)[0];
        if (!samples.Has(0))
        {
            return ComputeAny([samples.Input(0), samples.Input(1)]);
        }

        long count = samples.Shape(0).Count;
        Tensor index = Indices.FromStart(samples.Stacked(1).Reshape(samples.Size, spec.Shape.Count), count);
        return [samples.Stacked(0).Reshape(samples.Size, count).Gather(1, index).Reshape(samples.Lift.Shape(spec.Shape).ToArray())];
    }

    protected override bool Converts(int input) => input == 0;

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        ReadOnlySpan<T> source = inputs[0].Elements<T>();
        ReadOnlySpan<long> index = inputs[1].Elements<long>();
        Span<T> target = outputs[0].Elements<T>();
        for (int i = 0; i < index.Length; i++)
        {
            target[i] = source[Put.Position(index[i], source.Length)];
        }
    }
}
