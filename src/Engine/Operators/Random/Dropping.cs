using GradService.Tensors;

namespace GradService.Operators;

/// <summary>The dropouts: elements or whole channels are zeroed, or set to the least value of the activation selu.</summary>
/// <param name="P">With which probability.</param>
/// <param name="Training">Whether it happens at all.</param>
/// <param name="ByFeature">Whether whole channels are dropped.</param>
/// <param name="Alpha">Whether mean and variance are kept instead of the mean alone.</param>
internal readonly record struct Dropping(double P, bool Training, bool ByFeature = false, bool Alpha = false)
{
    // The value that selu nears far below zero, negated: its scale times its alpha.
    private const double Saturation = 1.7580993408473766;

    /// <summary>Applies it, or overwrites the input by it.</summary>
    public Tensor Apply(Tensor input, bool inplace)
    {
        Dropping self = this;
        return inplace && Happens(input) ? input.Update(old => self.Apply(old)) : Apply(input);
    }

    /// <summary>Applies it.</summary>
    public Tensor Apply(Tensor input)
    {
        if (!Happens(input))
        {
            return input;
        }

        if (P == 1)
        {
            return input.Mul(Torch.Zeros([], input.DType));
        }

        Tensor kept = Draws.Bernoulli(Kept(input), input.DType, 1 - P);
        if (!Alpha)
        {
            return input.DType.IsDifferentiable()
                ? input.Mul(kept.Div(1 - P))
                : throw GradException.Type($"result type {Evaluation.DefaultDType.ScalarTypeName()} can't be cast to the desired output type {input.DType.ScalarTypeName()}");
        }

        double scale = 1 / Math.Sqrt(((Saturation * Saturation * P) + 1) * (1 - P));
        Tensor shift = kept.Add(-1).Mul(Saturation * scale).Add(Saturation * scale * P);
        return input.Mul(kept.Mul(scale)).Add(shift);
    }

    private bool Happens(Tensor input)
    {
        if (!(P is >= 0 and <= 1))
        {
            throw GradException.Argument($"dropout probability has to be between 0 and 1, but got {P}", "ValueError");
        }

        return Training && P > 0 && input.Count > 0;
    }

    private DrawOrder Kept(Tensor input)
    {
        if (!ByFeature)
        {
            return input.Shape;
        }

        return input.Rank >= 2
            ? Shape.Of([input.Shape[0], input.Shape[1], .. Enumerable.Repeat(1L, input.Rank - 2)])
            : throw GradException.Shape("Feature dropout requires at least 2 dimensions in the input");
    }
}
