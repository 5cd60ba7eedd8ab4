using GradService.Tensors;

namespace GradService.Operators;

/// <summary>The input's elements at flat positions that are known beforehand and lie within it.</summary>
/// <param name="name">The name of its node.</param>
/// <param name="positions">The positions, int64.</param>
/// <param name="anchored">Whether the gradient depends on the input, as <see cref="Anchored"/> says.</param>
internal sealed class Gathered(string name, Tensor positions, bool anchored = false) : Linear
{
    public override string NodeName => name;

    public override Use Uses(int input) => anchored ? Use.Input(0) : Use.None;

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) => new TensorSpec(positions.Shape, inputs[0]!.DType);

    public override Tensor? Gradient(int input, in Pullback at)
    {
        Shape shape = at.InputSpec(0).Shape;
        Tensor gradient = Torch.Zeros([shape.Count], at.Grad.DType).Put(positions, at.Grad, accumulate: true).Reshape(shape.ToArray());
        return anchored ? gradient.AnchoredTo(at.Input(0)) : gradient;
    }

    protected override Tensor[] ComputeBatched(ReadOnlySpan<Tensor?> inputs)
    {
        using var unseen = Autograd.GradMode.BelowAutograd();
        Tensor input = inputs[0]!;
        return [input.Reshape(input.Count).IndexSelect(0, positions.Reshape(positions.Count)).Reshape(positions.Shape.ToArray()).Alias()];
    }

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        ReadOnlySpan<T> source = inputs[0].Elements<T>();
        ReadOnlySpan<long> from = positions.Elements<long>();
        Span<T> target = outputs[0].Elements<T>();
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = source[(int)from[i]];
        }
    }
}
