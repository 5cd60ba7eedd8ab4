using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>
/// The derivatives of determinants by the elements: for A = U·diag(s)·Vᴴ and φ = det(U)·det(Vᴴ) they are φ · conj(U)·diag(p)·Vᵀ with
/// pᵢ = Πₖ sₖ for k ≠ i. Their own derivative has Mᵢⱼ = Πₖ sₖ for k ≠ i, j, and nothing is divided by what may be zero.
/// </summary>
internal sealed class Cofactors : Decomposition
{
    public override Use Uses(int input) => Use.Input(0);

    public override Specs Infer(ReadOnlySpan<Tensor?> inputs) => inputs[0]!.Spec;

    // d²det(dA, X) = φ · Σ Mᵢⱼ (EᵢᵢFⱼⱼ − EᵢⱼFⱼᵢ) with E = Uᴴ·dA·V, F = Uᴴ·X·V; here X = conj(grad), and the result is the adjoint map.
    public override Tensor? Gradient(int input, in Pullback at)
    {
        (Tensor u, Tensor s, Tensor vh) = at.Input(0).LinalgSvd();
        Tensor phase = u.Det().Mul(vh.Det()).Conj().Unsqueeze(-1).Unsqueeze(-1);
        Tensor products = Products(s), f = u.Transpose(-2, -1).Matmul(at.Grad).Matmul(vh.Transpose(-2, -1));
        Tensor diagonal = products.Mul(f.Diagonal(0, -2, -1).Unsqueeze(-2)).Sum([-1]);
        Tensor middle = diagonal.DiagEmbed().Sub(products.Mul(f.Transpose(-2, -1)));
        return u.Matmul(middle).Matmul(vh).Mul(phase);
    }

    protected override long Cost(ReadOnlySpan<Tensor?> inputs, Specs outputs) => MatrixRule.Work(inputs[0]!.Count, inputs[0]!.Shape[^1] + 1, 16);

    protected override void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
    {
        int n = (int)inputs[0].Shape[^1], area = n * n;
        T[] u = new T[area], vh = new T[area];
        var s = new double[n];
        for (int i = 0; i < (area == 0 ? 0 : inputs[0].Count / area); i++)
        {
            Span<T> result = outputs[0].Elements<T>().Slice(i * area, area);
            if (!SingularValues.Decompose<T>(inputs[0].Elements<T>().Slice(i * area, area), n, n, u, s, vh))
            {
                result.Fill(T.CreateTruncating(double.NaN));
                continue;
            }

            for (int row = 0; row < n; row++)
            {
                for (int column = 0; column < n; column++)
                {
                    T sum = T.Zero;
                    for (int k = 0; k < n; k++)
                    {
                        sum += u[(row * n) + k] * T.CreateTruncating(Others(s, k)) * vh[(k * n) + column];
                    }

                    result[(row * n) + column] = Field.Conjugate(sum);
                }
            }

            T phase = Elimination.Determinant<T>(u, n) * Elimination.Determinant<T>(vh, n);
            TensorPrimitives.Multiply(result, phase, result);
        }
    }

    private static double Others(ReadOnlySpan<double> values, int left)
    {
        double product = 1;
        for (int k = 0; k < values.Length; k++)
        {
            product *= k == left ? 1 : values[k];
        }

        return product;
    }

    // Mᵢⱼ, 0 on the diagonal: what comes before i, between i and j, and after j.
    private static Tensor Products(Tensor s)
    {
        long n = s.Shape[^1];
        Tensor above = Torch.Ones([n, n], DType.Bool).Triu(1);
        Tensor between = Before(s.Unsqueeze(-2).BroadcastTo([.. s.Shape.ToArray(), n]).MaskedFill(above.LogicalNot(), 1));
        Tensor before = Before(s).Unsqueeze(-1), after = Before(s.Flip([-1])).Flip([-1]).Unsqueeze(-2);
        Tensor upper = before.Mul(between).Mul(after).Triu(1);
        return upper.Add(upper.Transpose(-2, -1));
    }

    // The products of those before each.
    private static Tensor Before(Tensor values) =>
        Torch.Cat([values.Narrow(-1, 0, 1).OnesLike(), values.Narrow(-1, 0, values.Shape[^1] - 1).Cumprod(-1)], -1);
}
