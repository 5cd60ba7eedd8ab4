using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>linalg.qr; complete without <paramref name="some"/>.</summary>
    /// <derivative>that of linalg.qr</derivative>
    [Operator("qr")]
    [Sample("real(3, 2)")]
    public static (Tensor Q, Tensor R) Qr(this Tensor input, bool some = true) => input.LinalgQr(some ? "reduced" : "complete");
}

/// <summary>Q and R of matrices.</summary>
internal sealed class LinalgQr(string mode) : Decomposition
{
    public override Use Uses(int input) => Use.Output(0) | Use.Output(1);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs)
    {
        RequireFullPrecision(inputs[0]!, "geqrf_cpu");
        Shape shape = inputs[0]!.Shape;
        long[] batch = shape.Sizes[..^2].ToArray();
        long m = shape[^2], n = shape[^1], columns = mode == "complete" ? m : Math.Min(m, n);
        return new TensorSpec[]
        {
            new(mode == "r" ? Shape.Of(0) : Shape.Of([.. batch, m, columns]), inputs[0]!.DType),
            new(Shape.Of([.. batch, columns, n]), inputs[0]!.DType),
        };
    }

    public override Tensor? Gradient(int input, in Pullback at)
    {
        long m = at.InputSpec(0).Shape[^2], n = at.InputSpec(0).Shape[^1];
        if (mode == "r")
        {
            throw GradException.Type(
                "The derivative of linalg.qr depends on Q, which is not computed when mode='r'. "
                + "Please use linalg.qr(A, mode='reduced') if you are going to differentiate through linalg.qr.");
        }

        if (mode == "complete" && m > n)
        {
            throw GradException.Type("The QR decomposition is not differentiable when mode='complete' and nrows > ncols.");
        }

        Tensor q = at.Output(0), r = at.Output(1), gradQ = at.GradOf(0), gradR = at.GradOf(1);
        if (m >= n)
        {
            return OfColumns(q, r, gradQ, gradR);
        }

        // The columns beyond the m-th only fill R: what they add to it is Qᴴ·A.
        Tensor rest = r.Narrow(-1, m, n - m), gradRest = gradR.Narrow(-1, m, n - m);
        Tensor columns = OfColumns(
            q, r.Narrow(-1, 0, m), gradQ.Add(q.Matmul(rest.Matmul(gradRest.Adjoint()))), gradR.Narrow(-1, 0, m));
        return Torch.Cat([columns, q.Matmul(gradRest)], -1);
    }

    protected override Operator? Lifted(Lift lift) => this;

    protected override long Cost(ReadOnlySpan<Tensor?> inputs, Specs outputs) =>
        MatrixRule.Work(inputs[0]!.Count, Math.Min(inputs[0]!.Shape[^2], inputs[0]!.Shape[^1]) + 1, 4)
        + MatrixRule.Work(outputs[0].Shape.Count, inputs[0]!.Shape[^1], 2);

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        int m = (int)inputs[0].Shape[^2], n = (int)inputs[0].Shape[^1], rows = (int)outputs[1].Shape[^2], area = m * n;
        Span<T> q = outputs[0].Elements<T>(), r = outputs[1].Elements<T>();
        T[] factors = inputs[0].Elements<T>().ToArray();
        r.Clear();
        int batches = rows * m > 0 && q.Length > 0 ? q.Length / (m * rows) : area > 0 ? factors.Length / area : 0;
        for (int i = 0; i < batches; i++)
        {
            Span<T> matrix = factors.AsSpan(i * area, area);
            Reflections<T> reflections = Reflections<T>.Qr(matrix, m, n);
            for (int k = 0; k < reflections.Count; k++)
            {
                matrix[((k * n) + k)..((k + 1) * n)].CopyTo(r[(((i * rows) + k) * n + k)..]);
            }

            if (q.Length > 0)
            {
                reflections.Unfold(q.Slice(i * m * rows, m * rows), rows);
            }
        }
    }

    private static Tensor OfColumns(Tensor q, Tensor r, Tensor gradQ, Tensor gradR)
    {
        Tensor upper = gradR.Matmul(r.Adjoint()).Sub(q.Adjoint().Matmul(gradQ)).Triu();
        Tensor strict = upper.Triu(1), diagonal = upper.Sub(strict);
        Tensor symmetric = strict.Add(strict.Adjoint()).Add(diagonal.Add(diagonal.Adjoint()).Mul(0.5));
        return r.Adjoint().SolveTriangular(q.Matmul(symmetric).Add(gradQ), upper: false, left: false);
    }
}
