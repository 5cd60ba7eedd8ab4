using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A view without the dimensions of size 1.</summary>
    /// <derivative>grad, reshaped to the input's shape</derivative>
    [Operator("squeeze", TakesOut = false)]
    [Sample("real(1, 2, 1, 3)")]
    public static Tensor Squeeze(this Tensor input) => new Squeeze(Enumerable.Repeat(true, input.Rank).ToArray(), "SqueezeBackward0").Apply(input);

    /// <summary>A view without one dimension, if that has size 1.</summary>
    /// <derivative>grad, reshaped to the input's shape</derivative>
    [Operator("squeeze", TakesOut = false)]
    [Sample("real(2, 1, 3), 1")]
    public static Tensor Squeeze(this Tensor input, long dim) => SqueezeThese(input, [dim], "SqueezeBackward1");

    /// <summary>A view without these dimensions, as far as they have size 1.</summary>
    /// <derivative>grad, reshaped to the input's shape</derivative>
    [Operator("squeeze", TakesOut = false)]
    [Sample("real(1, 2, 1), [0, 2]")]
    public static Tensor Squeeze(this Tensor input, long[] dim) => SqueezeThese(input, dim, "SqueezeBackward2");

    /// <summary><see cref="Squeeze(Tensor)"/> in place: the tensor itself loses the dimensions.</summary>
    public static Tensor Squeeze_(this Tensor input) =>
        input.Become(static self => new Squeeze(Enumerable.Repeat(true, self.Rank).ToArray(), "SqueezeBackward2").Apply(self));

    /// <summary><see cref="Squeeze(Tensor, long)"/> in place: the tensor itself loses the dimension.</summary>
    public static Tensor Squeeze_(this Tensor input, long dim) => input.Become(self => SqueezeThese(self, [dim], "SqueezeBackward3"));

    /// <summary><see cref="Squeeze(Tensor, long[])"/> in place: the tensor itself loses the dimensions.</summary>
    public static Tensor Squeeze_(this Tensor input, long[] dim) => input.Become(self => SqueezeThese(self, dim, "SqueezeBackward2"));

    private static Tensor SqueezeThese(Tensor input, long[] dim, string name)
    {
        var chosen = new bool[Math.Max(input.Rank, 1)];
        foreach (long one in dim)
        {
            chosen[input.Shape.Dimension(one)] = true;
        }

        return new Squeeze(chosen, name).Apply(input);
    }
}

internal sealed class Squeeze(bool[] chosen, string name) : View
{
    public override string NodeName => name;

    public override Tensor? Gradient(int input, in Pullback at) => at.Grad.Reshape(at.InputSpec(0).Shape.ToArray());

    protected override (Shape Shape, long[] Strides, long Offset) Geometry(Tensor input)
    {
        int[] kept = [.. Enumerable.Range(0, input.Rank).Where(i => !chosen[i] || input.Shape[i] != 1)];
        return (Shape.Of([.. kept.Select(i => input.Shape[i])]), [.. kept.Select(i => input.Strides[i])], input.Offset);
    }
}
