using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Tensors joined along a dimension, in the dtype to which they promote. Empty tensors of one dimension are passed over.</summary>
    /// <derivative>each tensor: its part of grad</derivative>
    [Operator("cat", "concat", "concatenate")]
    [Sample("[real(2, 1), real(2, 3)], dim=1")]
    [Sample("[real(2), complex(3)]")]
    public static Tensor Cat(Tensor[] tensors, long dim = 0)
    {
        if (tensors.Length == 0)
        {
            throw GradException.Argument("torch.cat(): expected a non-empty list of Tensors");
        }

        for (int i = 0; i < tensors.Length; i++)
        {
            if (tensors[i].Rank == 0)
            {
                throw GradException.Shape($"zero-dimensional tensor (at position {i}) cannot be concatenated");
            }
        }

        Tensor model = Array.Find(tensors, tensor => !Operators.Cat.IsSkipped(tensor.Shape)) ?? tensors[0];
        return new Cat(model.Shape.Dimension(dim)).Apply(tensors);
    }
}

internal sealed class Cat(int dim) : Linear
{
    /// <summary>Whether a tensor is passed over: older programs begin with an empty list.</summary>
    public static bool IsSkipped(Shape shape) => shape.Rank == 1 && shape.Count == 0;

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        int model = -1;
        long total = 0;
        for (int i = 0; i < inputs.Length; i++)
        {
            Shape shape = inputs[i]!.Shape;
            if (!IsSkipped(shape))
            {
                model = model < 0 ? i : model;
                Check(inputs[model]!.Shape, shape, i);
                total += shape[dim];
            }
        }

        long[] sizes = inputs[Math.Max(model, 0)]!.Shape.ToArray();
        sizes[dim] = total;
        return new TensorSpec(Shape.Of(sizes), Promotion.ResultType(inputs));
    }

    public override Tensor? Gradient(int input, in Pullback at) => throw new NotSupportedException("the parts are cut out together");

    public override void Gradients(in Pullback at, Span<Tensor?> results)
    {
        long start = 0;
        for (int i = 0; i < results.Length; i++)
        {
            Shape shape = at.InputSpec(i).Shape;
            long length = IsSkipped(shape) ? 0 : shape[dim];
            if (at.Needs(i))
            {
                results[i] = IsSkipped(shape) ? at.Grad.Reshape(-1).Narrow(0, 0, 0) : at.Grad.Narrow(dim, start, length);
            }

            start += length;
        }
    }

    protected internal override Tensor[] Map(in Samples samples)
    {
        DType type = Infer(samples.OfSample)[0].DType;
        var joined = new List<Tensor>();
        for (int i = 0; i < samples.Count; i++)
        {
            if (!IsSkipped(samples.Shape(i)))
            {
                joined.Add(samples.Stacked(i).To(type));
            }
        }

        return joined.Count == 0 ? samples.OneByOne() : new Cat(dim + 1).ComputeAny([.. joined]);
    }

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) =>
        Concatenation.Join<T>(inputs, outputs[0], dim);

    private void Check(Shape expected, Shape shape, int place)
    {
        if (shape.Rank != expected.Rank)
        {
            throw GradException.Shape($"Tensors must have same number of dimensions: got {expected.Rank} and {shape.Rank}");
        }

        for (int i = 0; i < shape.Rank; i++)
        {
            if (i != dim && shape[i] != expected[i])
            {
                throw GradException.Shape(
                    $"Sizes of tensors must match except in dimension {dim}. Expected size {expected[i]} but got size {shape[i]} for tensor number {place} in the list.");
            }
        }
    }
}
