using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>max(x, 0) of each element.</summary>
    /// <derivative>grad where the result is positive, else 0</derivative>
    [Operator("relu", "nn.functional.relu", TakesOut = false)]
    [Sample("real(2, 3)")]
    public static Tensor Relu(this Tensor input, bool inplace = false) => The<Relu>.Operator.Activate(ReluTakes(input), inplace);

    /// <summary><see cref="Relu"/> in place.</summary>
    public static Tensor Relu_(this Tensor input) => input.Relu(inplace: true);

    private static Tensor ReluTakes(Tensor input) => input.DType switch
    {
        DType.Bool => throw GradException.Type("Boolean inputs not supported for relu"),
        DType.Complex128 or DType.Complex64 => throw GradException.Type("clamp is not supported for complex types"),
        _ => input,
    };
}


internal sealed class Relu : Gate
{
    public override Use Uses(int input) => Use.Result;

    protected override Tensor Stops(Tensor x, Tensor y) => y <= 0;

    protected override void Float<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Max(x, T.Zero, y);

    protected override void Integer<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Max(x, T.Zero, y);
}
