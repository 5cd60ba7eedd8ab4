using System.Numerics;
using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;
using GradService.Tests.Autograd;

namespace GradService.Tests.Operators;

/// <summary>Dtypes that meet, and what becomes of their gradients.</summary>
public sealed class PromotionTests
{
    [Fact]
    public void Each_gradient_comes_back_in_the_dtype_of_its_tensor()
    {
        Tensor single = Given.FloatLeaf(1, 2), wide = Given.Leaf(3, 4);
        Tensor product = single * wide;
        Tensor?[] grads = Gradients.Grad([product.Sum()], [single, wide]);
        Assert.Equal([DType.Float64, DType.Float32, DType.Float64], [product.DType, grads[0]!.DType, grads[1]!.DType]);
    }

    [Fact]
    public void Numbers_and_0d_tensors_do_not_widen_a_vector()
    {
        Tensor single = Given.FloatLeaf(1, 2), scalar = Given.Scalar(2);
        Assert.Equal([DType.Float32, DType.Float32, DType.Float64], [(single * 2.5).DType, (single * scalar).DType, (single * Given.Vector(1, 2)).DType]);
    }

    [Fact]
    public void Integers_become_floats_where_floats_or_quotients_are()
    {
        Tensor integers = Given.Integers(1, 2);
        Assert.Equal(
            [DType.Float32, DType.Float32, DType.Int64, DType.Float32, DType.Complex64],
            [
                (integers * Given.FloatLeaf(1, 2)).DType, (integers / integers).DType, (integers * 2).DType, (integers * 2.5).DType,
                (integers * Complex.ImaginaryOne).DType,
            ]);
    }

    [Fact]
    public void The_two_halves_meet_in_float32()
    {
        Tensor half = Given.Vector(1).Half(), brain = Given.Vector(1).BFloat16(), single = Given.Vector(1).Float();
        Assert.Equal([DType.Float32, DType.Float32], [(half + brain).DType, (half * single).DType]);
    }

    [Fact]
    public void A_gradient_in_bfloat16_is_rounded_to_it()
    {
        Tensor x = Given.Vector(3).BFloat16().RequiresGrad_();
        Tensor grad = Gradients.Grad([(1 / x).Sum()], [x])[0]!;
        Given.Values(grad, -0.111328125);
        Assert.Equal(DType.BFloat16, grad.DType);
    }

    [Fact]
    public void A_gradient_in_half_overflows_to_infinity()
    {
        Tensor x = Given.Vector(2).Half().RequiresGrad_();
        Given.Values(Gradients.Grad([x * 2], [x], [Given.Vector(1).Half()])[0], 2);
        Given.Values(Gradients.Grad([x * 2], [x], [Given.Vector(60000).Half()])[0], double.PositiveInfinity);
    }

    [Fact]
    public void A_conversion_is_differentiable_and_its_gradient_converts_back()
    {
        Tensor x = Given.FloatLeaf(1);
        foreach (Func<Tensor, Tensor> to in (Func<Tensor, Tensor>[])[y => y.To(DType.Float64), y => y.Double(), y => y.Half(), y => y.Float()])
        {
            Tensor grad = Gradients.Grad([to(x) * 3], [x], [to(Torch.Ones([1]))])[0]!;
            Given.Values(grad, 3);
            Assert.Equal(DType.Float32, grad.DType);
        }
    }

    [Fact]
    public void A_dtype_that_is_given_is_converted_to_first()
    {
        Tensor x = Given.FloatLeaf(1, 2);
        foreach (Tensor result in (Tensor[])[x.Sum(dtype: DType.Float64), x.Cumsum(0, DType.Float64), x.Softmax(0, DType.Float64)])
        {
            Assert.Equal(DType.Float64, result.DType);
            Assert.Equal(DType.Float32, Gradients.Grad([result.Sum()], [x])[0]!.DType);
        }
    }

    [Fact]
    public void Products_of_halves_are_computed()
    {
        Tensor x = Torch.Ones([2, 2], DType.Float16).RequiresGrad_();
        Tensor product = x.Mm(x.T());
        Given.Values(product, 2, 2, 2, 2);
        Assert.Equal(DType.Float16, product.DType);
        Given.Values(Gradients.Grad([product.Sum()], [x])[0], 4, 4, 4, 4);
    }

    [Fact]
    public void Matrices_of_two_dtypes_are_not_multiplied()
    {
        Tensor single = Torch.Ones([2, 2]), wide = Torch.Ones([2, 2], DType.Float64);
        Given.Raises("expected scalar type Float but found Double", () => single.Mm(wide));
        Given.Raises("expected scalar type Float but found Double", () => single.Matmul(wide[0]));
        Given.Raises("expected scalar type Double but found Float", () => wide.Unsqueeze(0).Bmm(single.Unsqueeze(0)));
        Given.Raises("mat1 and mat2 must have the same dtype, but got Float and Double", () => wide.Addmm(single, wide));
        Given.Raises("dot : expected both vectors to have same dtype, but found Double and Float", () => wide[0].Dot(single[0]));
        Given.Raises("expected scalar type Float but found Double", () => single.Linear(wide));
    }

    [Fact]
    public void Losses_of_two_dtypes_are_refused_where_PyTorch_refuses_them()
    {
        Tensor single = Given.FloatLeaf(0.5f, 0.5f), wide = Given.Vector(0, 0);
        Given.Raises("Found dtype Double but expected Float", () => Torch.BinaryCrossEntropy(single, wide));
        Given.Raises("Found dtype Double but expected Float", () => Torch.MseLoss(single, wide).Backward());
        Given.Raises("expected scalar type Long but found Double", () => Torch.NllLoss(Torch.Ones([2, 3], DType.Float64), wide));
        Assert.Equal(DType.Float64, Torch.L1Loss(single, wide).DType);
        Given.Values(Gradients.Grad([Torch.L1Loss(single, wide)], [single])[0], 0.5, 0.5);
    }

    [Fact]
    public void Integers_are_not_raised_to_a_negative_number() =>
        Given.Raises("Integers to negative integer powers are not allowed.", () => Given.Integers(2).Pow(-1));

    [Fact]
    public void Python_numbers_take_the_default_dtypes() => Assert.Equal(
        [DType.Float32, DType.Int64, DType.Bool, DType.Complex64],
        new[] { (Scalar)1.5, 1, true, Complex.ImaginaryOne }.Select(value => Torch.Full([1], value).DType));
}
