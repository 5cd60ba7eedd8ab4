using GradService.Tensors;

namespace GradService.Operators;

/// <summary>Random numbers in whose distribution tensors have a part: the numbers do not depend on those smoothly, and the gradient is zero.</summary>
internal sealed class Draw(string name, Func<Tensor> draw) : Operator
{
    public override string NodeName => name + "Backward0";

    public override Tensor? Gradient(int input, in Pullback at) => Torch.Zeros(at.InputSpec(input).Shape.ToArray(), at.InputSpec(input).DType);

    public override Tensor? Tangent(int output, in Pushforward at) => null;

    public override Tensor[] Compute(ReadOnlySpan<Tensor?> inputs) => [draw()];

    // What is drawn knows of samples by itself.
    protected override Tensor[] ComputeBatched(ReadOnlySpan<Tensor?> inputs) => [draw()];

    /// <summary>Overwrites a tensor with random numbers.</summary>
    public static Tensor Over(Tensor self, string name, Func<DrawOrder, Tensor> draw)
    {
        Draws.CheckOverwrites(self);
        return self.Update(old => new Draw(name, () => draw(DrawOrder.Of(self))).Apply(old));
    }
}
