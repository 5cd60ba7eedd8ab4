using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;
using static GradService.Autograd.Transforms;
using static GradService.Tests.Autograd.Given;

namespace GradService.Tests.Autograd;

/// <summary>Derivatives of functions whose derivatives are known, and of a network whose derivatives only differences know.</summary>
public sealed class KnownFunctionTests
{
    private static readonly Tensor Data = Wave(8, 3), Labels = Vector(1, 0, 1, 1, 0, 0, 1, 0);

    [Fact]
    public void Logistic_regression()
    {
        Func<Tensor, Tensor> loss = w => Data.Matmul(w).Mul(Labels.Mul(-2).Add(1)).Softplus().Sum();
        Tensor at = Vector(0.3, -0.8, 0.5), p = Data.Matmul(at).Sigmoid();
        Near(Data.Transpose(0, 1).Matmul(p.Sub(Labels)), Grad(loss)(at));
        Near(Data.Transpose(0, 1).Matmul(Data.Mul(p.Mul(1 - p).Unsqueeze(1))), Hessian(loss)(at));
    }

    [Fact]
    public void A_Gaussian_log_likelihood()
    {
        Func<Tensor[], Tensor> likelihood = inputs => Data.Sub(inputs[0]).Div(inputs[1]).Pow(2).Mul(-0.5).Sub(inputs[1].Log()).Sum();
        Tensor mean = Vector(0.1, 0.2, -0.3), deviation = Vector(0.9, 1.1, 1.4);
        Tensor centred = Data.Sub(mean), variance = deviation.Pow(2);
        Tensor[] gradients = Grad(likelihood, [0, 1])([mean, deviation]);
        Near(centred.Sum([0L]).Div(variance), gradients[0]);
        Near(centred.Pow(2).Sum([0L]).Div(deviation.Pow(3)).Sub(deviation.Reciprocal().Mul(8)), gradients[1]);
        Tensor[][][] hessian = Hessian(inputs => [likelihood(inputs)], [0, 1])([mean, deviation]);
        Near(variance.Reciprocal().Mul(-8).Diag(), hessian[0][0][0]);
        Near(centred.Sum([0L]).Mul(-2).Div(deviation.Pow(3)).Diag(), hessian[0][0][1]);
        Near(hessian[0][0][1], hessian[0][1][0].Transpose(0, 1));
    }

    [Fact]
    public void The_logarithm_of_a_determinant()
    {
        Tensor root = Wave(3, 3), matrix = root.Matmul(root.Transpose(0, 1)).Add(Torch.Eye(3, dtype: DType.Float64).Mul(2));
        Func<Tensor, Tensor> logdet = x => x.Logdet();
        Tensor inverse = matrix.Inv();
        Near(inverse.Transpose(0, 1), Grad(logdet)(matrix));

        // d²/dA²: −A⁻ᵀ ⊗ A⁻ᵀ with the inner indices exchanged.
        Near(Torch.Einsum("li,jk->ijkl", [inverse, inverse]).Neg(), Hessian(logdet)(matrix));
    }

    [Fact]
    public void Rosenbrock_in_ten_dimensions()
    {
        Func<Tensor, Tensor> rosenbrock = x => x[1..].Sub(x[..^1].Pow(2)).Pow(2).Mul(100).Add((1 - x[..^1]).Pow(2)).Sum();
        Tensor at = Torch.Linspace(-1.2, 1.2, 10, DType.Float64), inner = at[..^1], next = at[1..];
        Tensor diagonal = Torch.Cat([inner.Pow(2).Mul(1200).Sub(next.Mul(400)).Add(2), Vector(0)]).Add(Torch.Cat([Vector(0), Torch.Full([9], 200.0, DType.Float64)]));
        Tensor side = inner.Mul(-400);
        Near(diagonal.Diag().Add(side.Diag(1)).Add(side.Diag(-1)), Hessian(rosenbrock)(at));
        Assert.True(DerivativeCheck.Run(inputs => rosenbrock(inputs[0]), at)[0].Passed);
    }

    [Fact]
    public void A_transformer_block()
    {
        Tensor tokens = Wave(5, 8);
        Tensor[] weights = [tokens, Wave(8, 24).Mul(0.5), Wave(8, 8).Mul(0.7), Wave(16, 8).Mul(0.4), Wave(8, 16).Mul(0.6), Wave(8).Add(1.5), Wave(8)];
        Assert.All(DerivativeCheck.Run(inputs => Block(inputs).Mul(Wave(5, 8).Cos()).Sum(), weights), check => Assert.True(check.Passed, check.ToString()));

        Func<Tensor, Tensor> value = x => Block([x, .. weights[1..]]).Pow(2).Sum();
        Tensor direction = Wave(5, 8).Sin();
        Tensor product = Hessian(value)(tokens).Reshape(40, 40).Matmul(direction.Reshape(40));
        Near(product, Hvp(inputs => value(inputs[0]), [tokens], [direction]).Products[0].Reshape(40));
        Near(Jacrev((Tensor x) => Block([x, .. weights[1..]]))(tokens), Jacfwd((Tensor x) => Block([x, .. weights[1..]]))(tokens));
    }

    /// <summary>Attention of two heads and a layer of its own, each behind a normalization and beside what it was given.</summary>
    private static Tensor Block(Tensor[] p)
    {
        Tensor x = p[0];
        Tensor[] heads = [.. x.LayerNorm([8], p[5], p[6]).Matmul(p[1]).Reshape(5, 3, 2, 4).Permute(1, 2, 0, 3).Unbind(0)];
        Tensor attention = heads[0].Matmul(heads[1].Transpose(-2, -1)).Div(2).Softmax(-1).Matmul(heads[2]).Permute(1, 0, 2).Reshape(5, 8);
        Tensor attended = x.Add(attention.Matmul(p[2]));
        return attended.Add(Torch.Linear(Torch.Linear(attended.LayerNorm([8]), p[3]).Gelu(), p[4]));
    }

    private static Tensor Wave(params long[] shape) =>
        Torch.Arange(Shape.Of(shape).Count, dtype: DType.Float64).Mul(1.7).Add(shape.Length + shape[0]).Sin().Reshape(shape);

    private static void Near(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        Assert.Equal(expected.ToDoubles(), actual.ToDoubles(), (a, b) => Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Abs(a)));
    }
}
