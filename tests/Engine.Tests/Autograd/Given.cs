using GradService.Tensors;

namespace GradService.Tests.Autograd;

/// <summary>What the sentences about autograd are about.</summary>
internal static class Given
{
    /// <summary>A float64 tensor that requires no grad.</summary>
    public static Tensor Vector(params double[] values) => Tensor.From<double>(values, DType.Float64, Shape.Of(values.Length));

    /// <summary>A float64 leaf that requires grad.</summary>
    public static Tensor Leaf(params double[] values) => Vector(values).RequiresGrad_();

    /// <summary>A 0-d float64 leaf that requires grad.</summary>
    public static Tensor Scalar(double value) => Tensor.From<double>([value], DType.Float64, Shape.Scalar).RequiresGrad_();

    /// <summary>A float32 leaf, PyTorch's default dtype, as its error texts show it.</summary>
    public static Tensor FloatLeaf(params float[] values) => Tensor.From<float>(values, DType.Float32, Shape.Of(values.Length)).RequiresGrad_();

    /// <summary>A float64 matrix leaf, row by row.</summary>
    public static Tensor Matrix(int rows, params double[] values) =>
        Tensor.From<double>(values, DType.Float64, Shape.Of(rows, values.Length / rows)).RequiresGrad_();

    public static Tensor Integers(params long[] values) => Tensor.From<long>(values, DType.Int64, Shape.Of(values.Length));

    /// <summary>The action must fail with exactly PyTorch's text.</summary>
    public static GradException Raises(string message, Action action)
    {
        var error = Assert.Throws<GradException>(action);
        Assert.Equal(message, error.Message);
        return error;
    }

    public static void Values(Tensor? tensor, params double[] expected)
    {
        Assert.NotNull(tensor);
        Assert.Equal(expected, tensor.ToDoubles());
    }

    /// <summary>The warnings that an action raises.</summary>
    public static List<string> WarningsOf(Action action)
    {
        var heard = new List<string>();
        using (Warnings.Listen(heard.Add))
        {
            action();
        }

        return heard;
    }
}
