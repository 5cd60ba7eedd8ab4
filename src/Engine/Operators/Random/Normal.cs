using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Normal random numbers of a mean and a standard deviation, in a new tensor.</summary>
    /// <derivative>none: a constant</derivative>
    [Operator("normal")]
    [Sample("1.0, 2.0, [2, 3]")]
    public static Tensor Normal(double mean, double std, long[] size, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false) =>
        Made(Draws.Normal(Shape.Of(size), dtype ?? Evaluation.DefaultDType, mean, std), requiresGrad);

    /// <summary>A normal random number for each pair of a mean and a standard deviation, broadcast.</summary>
    /// <derivative>zero, as in PyTorch; for the derivatives write mean + std · randn(…)</derivative>
    [Operator("normal")]
    public static Tensor Normal(Tensor mean, Tensor std)
    {
        // A number stands for itself, a tensor of one element does not.
        if (mean.IsWrappedNumber || std.IsWrappedNumber)
        {
            return mean.IsWrappedNumber ? Normal(mean.Item().ToDouble(), std) : Normal(mean, std.Item().ToDouble());
        }

        CheckDeviations(std);
        Shape shape = Shape.Broadcast(mean.Shape, std.Shape);
        return new Draw("Normal", () =>
            Draws.Normal(shape, mean.DType, 0, 1).Mul(std.Detach().To(mean.DType.ToReal())).Add(mean.Detach())).Apply(mean, std);
    }

    /// <summary>A normal random number for each mean.</summary>
    /// <derivative>zero, as in PyTorch; for the derivative by the mean write mean + std · randn_like(mean)</derivative>
    [Operator("normal")]
    [Sample("[1.0, 2.0], 0.5")]
    public static Tensor Normal(Tensor mean, double std = 1) => new Draw("Normal", () =>
        Draws.Normal(mean.Shape, mean.DType, 0, std).Add(mean.Detach()).To(mean.DType)).Apply(mean);

    /// <summary>A normal random number for each standard deviation.</summary>
    /// <derivative>zero, as in PyTorch; for the derivative by std write mean + std · randn_like(std)</derivative>
    [Operator("normal")]
    public static Tensor Normal(double mean, Tensor std)
    {
        CheckDeviations(std);
        return new Draw("Normal", () => Draws.Normal(std.Shape, std.DType, 0, 1).Mul(std.Detach()).Add(mean)).Apply(std);
    }

    private static void CheckDeviations(Tensor std)
    {
        if (std.DType.IsComplex())
        {
            throw GradException.Type("normal expects standard deviation to be non-complex");
        }

        if (std.Count > 0 && std.Detach().Ge(0).LogicalNot().Somewhere())
        {
            throw GradException.Argument("normal expects all elements of std >= 0.0");
        }
    }
}
