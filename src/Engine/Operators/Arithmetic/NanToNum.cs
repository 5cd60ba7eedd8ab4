using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>NaN replaced by a number (0), infinities by others (the greatest and the least of the dtype).</summary>
    /// <derivative>grad, zero where replaced</derivative>
    [Operator("nan_to_num")]
    [Sample("real(2, 3)")]
    [Sample("real(2, 3), nan=1, posinf=2, neginf=3")]
    public static Tensor NanToNum(this Tensor input, double? nan = null, double? posinf = null, double? neginf = null) =>
        new NanToNum(nan ?? 0, posinf ?? Operators.NanToNum.Widest(input.DType), neginf ?? -Operators.NanToNum.Widest(input.DType)).Apply(input);

    /// <summary><see cref="NanToNum"/> in place.</summary>
    public static Tensor NanToNum_(this Tensor input, double? nan = null, double? posinf = null, double? neginf = null) =>
        input.Update(self => self.NanToNum(nan, posinf, neginf));
}

internal sealed class NanToNum(double nan, double posinf, double neginf) : Unary
{
    protected override Integers Integers => Integers.Stay;

    /// <summary>The greatest finite number that a dtype stores.</summary>
    public static double Widest(DType dtype) => dtype switch
    {
        DType.Float32 => float.MaxValue,
        DType.Float16 => (double)Half.MaxValue,
        DType.BFloat16 => BitConverter.UInt32BitsToSingle(0x7F7F0000),
        _ => double.MaxValue,
    };

    public override Tensor? Gradient(int input, in Pullback at) => at.Input(0).IsFinite().Where(at.Grad, 0);

    public override Tensor? Tangent(int output, in Pushforward at) => at.TangentOf(0) is { } tangent ? at.Input(0).IsFinite().Where(tangent, 0) : null;

    protected override Tensor Derivative(Tensor x, Tensor y) => x.IsFinite();

    protected override void Float<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        T none = T.CreateTruncating(nan), most = T.CreateTruncating(posinf), least = T.CreateTruncating(neginf);
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = T.IsFinite(x[i]) ? x[i] : T.IsNaN(x[i]) ? none : T.IsPositive(x[i]) ? most : least;
        }
    }

    protected override void Integer<T>(ReadOnlySpan<T> x, Span<T> y) => x.CopyTo(y);
}
