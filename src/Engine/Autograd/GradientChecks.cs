using GradService.Operators;
using GradService.Tensors;

namespace GradService.Autograd;

/// <summary>What <see cref="GradientChecks"/> compares, and how closely; the defaults are PyTorch's.</summary>
/// <param name="Eps">The step of central differences.</param>
/// <param name="Atol">The absolute tolerance.</param>
/// <param name="Rtol">The relative tolerance.</param>
/// <param name="RaiseException">Whether a mismatch is an error; otherwise the check answers false.</param>
/// <param name="NondetTol">How far two backward passes may differ.</param>
/// <param name="CheckGradDtypes">Whether a gradient must have its input's dtype.</param>
/// <param name="CheckBatchedGrad">Whether gradients are also computed batched, by vmap.</param>
/// <param name="CheckForwardAd">Whether forward mode is checked.</param>
/// <param name="CheckBackwardAd">Whether reverse mode is checked.</param>
public sealed record GradcheckOptions(
    double Eps = 1e-6, double Atol = 1e-5, double Rtol = 1e-3, bool RaiseException = true, double NondetTol = 0, bool CheckGradDtypes = false,
    bool CheckBatchedGrad = false, bool CheckForwardAd = false, bool CheckBackwardAd = true);

/// <summary>
/// <c>torch.autograd.gradcheck</c> and <c>gradgradcheck</c>: whether a function's gradients are those of central differences. The inputs'
/// elements are moved in place, so that also a function that closes over them sees it.
/// </summary>
public static class GradientChecks
{
    /// <summary><c>gradcheck</c>.</summary>
    /// <param name="function">The function.</param>
    /// <param name="inputs">Its inputs; those that require grad are checked, and should be of double precision.</param>
    /// <param name="options">What is compared, and how closely.</param>
    /// <returns>Whether everything fits.</returns>
    /// <exception cref="GradException">No input requires grad or one overlaps itself; a mismatch, in PyTorch's words, unless that answers false.</exception>
    public static bool Gradcheck(Func<Tensor[], Tensor[]> function, Tensor[] inputs, GradcheckOptions? options = null)
    {
        options ??= new GradcheckOptions();
        CheckFlags(options);
        try
        {
            CheckInputs(inputs);
            return Check(function, inputs, options);
        }
        catch (GradException mismatch) when (!options.RaiseException && mismatch.PythonType == Mismatch(string.Empty).PythonType)
        {
            return false;
        }
    }

    /// <summary><c>gradgradcheck</c>: checks the gradient itself, as a function of the inputs and of the outputs' gradients.</summary>
    /// <param name="function">The function.</param>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="gradOutputs">The gradients of its outputs; by default random ones that require grad.</param>
    /// <param name="options">What is compared, and how closely; forward mode means forward over reverse.</param>
    /// <inheritdoc cref="Gradcheck"/>
    public static bool Gradgradcheck(
        Func<Tensor[], Tensor[]> function, Tensor[] inputs, IReadOnlyList<Tensor>? gradOutputs = null, GradcheckOptions? options = null)
    {
        gradOutputs ??= [.. Differentiable(function(inputs)).Select(output => Random(output).RequiresGrad_())];
        bool[] inputsRequire = [.. inputs.Select(input => input.RequiresGrad)], gradsRequire = [.. gradOutputs.Select(grad => grad.RequiresGrad)];
        return Gradcheck(Gradient, [.. inputs, .. gradOutputs], options);

        Tensor[] Gradient(Tensor[] arguments)
        {
            for (int i = 0; i < arguments.Length; i++)
            {
                if (i < inputsRequire.Length ? inputsRequire[i] : gradsRequire[i - inputsRequire.Length])
                {
                    arguments[i] = arguments[i].RequiresGrad_();
                }
            }

            Tensor[] own = arguments[..inputsRequire.Length], leaves = [.. own.Where((_, i) => inputsRequire[i])];
            Tensor?[] gradients = Gradients.Grad(
                Differentiable(function(own)), leaves, arguments[inputsRequire.Length..], createGraph: true, allowUnused: true);
            return [.. gradients.OfType<Tensor>()];
        }
    }

    private static void CheckFlags(GradcheckOptions options)
    {
        if (!options.CheckForwardAd && !options.CheckBackwardAd)
        {
            throw GradException.Argument("Expected at least one of check_forward_ad or check_backward_ad to be True", "AssertionError");
        }

        if (options.CheckBatchedGrad && !options.CheckBackwardAd)
        {
            throw GradException.Argument("Setting check_batched_grad=True requires check_backward_ad to be True", "AssertionError");
        }
    }

    private static void CheckInputs(Tensor[] inputs)
    {
        for (int i = 0; i < inputs.Length; i++)
        {
            if (!inputs[i].RequiresGrad)
            {
                continue;
            }

            if (inputs[i].DType is not (DType.Float64 or DType.Complex128))
            {
                Warnings.Raise(
                    $"Input #{i} requires gradient and is not a double precision floating point or complex. This check will likely fail if all the inputs "
                    + "are not of double precision floating point or complex. ");
            }

            if (inputs[i].Overlaps())
            {
                throw GradException.Argument(
                    $"The {i}th input has a dimension with stride 0. gradcheck only supports inputs that are non-overlapping to be able to compute the "
                    + "numerical gradients correctly. You should call .contiguous on the input before passing it to gradcheck.");
            }
        }

        if (!Array.Exists(inputs, input => input.RequiresGrad))
        {
            throw GradException.Argument(
                "gradcheck expects at least one input tensor to require gradient, but none of the them have requires_grad=True.", "ValueError");
        }
    }

    private static bool Check(Func<Tensor[], Tensor[]> function, Tensor[] inputs, GradcheckOptions options)
    {
        Tensor[] all = function(inputs);
        int[] kept = [.. Enumerable.Range(0, all.Length).Where(i => all[i].RequiresGrad)];
        Tensor[] outputs = [.. kept.Select(i => all[i])];
        int[] leaves = [.. Enumerable.Range(0, inputs.Length).Where(i => inputs[i].RequiresGrad)];
        if (outputs.Length == 0)
        {
            return CheckConstant(function, inputs, leaves, options.Eps);
        }

        Tensor[] Differentiated(Tensor[] arguments)
        {
            Tensor[] results = function(arguments);
            return [.. kept.Select(i => results[i])];
        }

        bool isComplex = Array.Exists(outputs, output => output.DType.IsComplex());
        foreach (bool imaginary in isComplex ? (bool[])[true, false] : [false])
        {
            Func<Tensor[], Tensor[]> part = isComplex
                ? arguments => [.. Differentiated(arguments).Select(output => Part(output, imaginary))]
                : Differentiated;
            Compare(part, inputs, leaves, options, isComplex ? imaginary ? "imaginary" : "real" : null);
        }

        if (options.CheckBackwardAd)
        {
            CheckBatched(outputs, inputs, leaves, options);
            CheckLinear(outputs, inputs, leaves);
        }

        return true;
    }

    private static void Compare(Func<Tensor[], Tensor[]> function, Tensor[] inputs, int[] leaves, GradcheckOptions options, string? part)
    {
        var differences = new FiniteDifferences(function, inputs, options.Eps);
        Tensor[] outputs = function(inputs);
        for (int i = 0; i < leaves.Length; i++)
        {
            Tensor[] numerical = options.CheckBackwardAd ? differences.Gradients(leaves[i]) : [];
            for (int o = 0; o < numerical.Length; o++)
            {
                Tensor first = Analytical(outputs[o], inputs[leaves[i]], options), second = Analytical(outputs[o], inputs[leaves[i]], options);
                if (first.Count > 0 && first.Sub(second).Abs().Max().Item().ToDouble() > options.NondetTol)
                {
                    throw Mismatch(
                        "Backward is not reentrant, i.e., running backward with same input and grad_output multiple times gives different values, although "
                        + $"analytical gradient matches numerical gradient.The tolerance for nondeterminism was {((Scalar)options.NondetTol).ToString()}.");
                }

                Fit(first, numerical[o], o, i, options, part, string.Empty);
            }

            foreach (Scalar direction in !options.CheckForwardAd ? [] : inputs[leaves[i]].DType.IsComplex() ? (Scalar[])[1, System.Numerics.Complex.ImaginaryOne] : [1])
            {
                Tensor[] forward = Forward(function, inputs, leaves[i], direction), moved = differences.Along(leaves[i], direction);
                for (int o = 0; o < outputs.Length; o++)
                {
                    Fit(forward[o], moved[o], o, i, options, part, "computed with forward mode ");
                }
            }
        }
    }

    private static void Fit(Tensor analytical, Tensor numerical, int output, int input, GradcheckOptions options, string? part, string mode)
    {
        DType type = Promotion.Promote(analytical.DType, numerical.DType);
        if (!analytical.To(type).AllClose(numerical.To(type), options.Rtol, options.Atol).Item().ToBoolean())
        {
            string prefix = part is null ? string.Empty : $"While considering the {part} part of complex outputs only, ";
            throw Mismatch(
                $"{prefix}Jacobian {mode}mismatch for output {output} with respect to input {input},\nnumerical:{numerical}\nanalytical:{analytical}\n");
        }
    }

    private static bool CheckConstant(Func<Tensor[], Tensor[]> function, Tensor[] inputs, int[] leaves, double eps)
    {
        foreach (int leaf in leaves)
        {
            if (Array.Exists(new FiniteDifferences(function, inputs, eps).Gradients(leaf), jacobian => jacobian.Ne(0).Somewhere()))
            {
                throw Mismatch("Numerical gradient for function expected to be zero");
            }
        }

        return true;
    }

    private static Tensor Analytical(Tensor output, Tensor input, GradcheckOptions options)
    {
        var columns = new Tensor[output.Count];
        for (int j = 0; j < columns.Length; j++)
        {
            Tensor? gradient = Gradients.Grad([output], [input], [Unit(output, j, 1)], retainGraph: true, allowUnused: true)[0];
            if (options.CheckGradDtypes && gradient is not null && gradient.DType != input.DType)
            {
                throw Mismatch("Gradient has dtype mismatch");
            }

            columns[j] = (gradient?.Detach() ?? Torch.Zeros(input.Shape.ToArray(), input.DType)).Reshape(input.Count);
        }

        return columns.Length == 0 ? Torch.Zeros([input.Count, 0], input.DType) : Torch.Stack(columns, 1);
    }

    private static Tensor[] Forward(Func<Tensor[], Tensor[]> function, Tensor[] inputs, int leaf, Scalar direction)
    {
        Tensor[] plain = [.. inputs.Select(input => input.Detach())];
        var rows = new List<Tensor[]>();
        for (int j = 0; j < plain[leaf].Count; j++)
        {
            var tangents = new Tensor?[plain.Length];
            tangents[leaf] = Unit(plain[leaf], j, direction);
            rows.Add([.. Transforms.Jvp(function, plain, tangents).Tangents.Select(tangent => tangent.Detach().Reshape(tangent.Count))]);
        }

        return rows.Count == 0
            ? [.. function(plain).Select(output => Torch.Zeros([0, output.Count], output.DType))]
            : [.. Enumerable.Range(0, rows[0].Length).Select(output => Torch.Stack([.. rows.Select(row => row[output])]))];
    }

    /// <summary>A tensor that is zero but for one element.</summary>
    private static Tensor Unit(Tensor like, long place, Scalar value) =>
        Torch.Zeros([like.Count], like.DType).IndexFill(0, Torch.Full([1], place, DType.Int64), value).Reshape(like.Shape.ToArray());

    private static void CheckBatched(Tensor[] outputs, Tensor[] inputs, int[] leaves, GradcheckOptions options)
    {
        Tensor[] chosen = [.. leaves.Select(leaf => inputs[leaf])];
        for (int o = 0; options.CheckBatchedGrad && o < outputs.Length; o++)
        {
            Tensor[] seeds = [Random(outputs[o]), Random(outputs[o])];
            Tensor?[][] alone = [.. seeds.Select(seed => Gradients.Grad([outputs[o]], chosen, [seed], retainGraph: true, allowUnused: true))];
            Tensor?[] together = Gradients.Grad([outputs[o]], chosen, [Torch.Stack(seeds)], retainGraph: true, allowUnused: true, isGradsBatched: true);
            for (int i = 0; i < chosen.Length; i++)
            {
                if (together[i] is { } batched && !batched.AllClose(Torch.Stack([alone[0][i]!, alone[1][i]!])).Item().ToBoolean())
                {
                    throw Mismatch(
                        $"\nFor output {o} and input {i}:\n\ngradcheck or gradgradcheck failed while testing batched gradient computation.");
                }
            }
        }
    }

    /// <summary>A pullback is linear: of zeros it makes zeros.</summary>
    private static void CheckLinear(Tensor[] outputs, Tensor[] inputs, int[] leaves)
    {
        Tensor[] chosen = [.. leaves.Select(leaf => inputs[leaf])];
        Tensor?[] zeros = Gradients.Grad(outputs, chosen, [.. outputs.Select(output => output.ZerosLike())], retainGraph: true, allowUnused: true);
        if (Array.Exists(zeros, gradient => gradient is not null && gradient.Ne(0).Somewhere()))
        {
            throw Mismatch("backward not multiplied by grad_output");
        }
    }

    private static Tensor[] Differentiable(Tensor[] outputs) => [.. outputs.Where(output => output.RequiresGrad)];

    private static Tensor Part(Tensor output, bool imaginary) =>
        output.DType.IsComplex() ? imaginary ? output.Imag() : output.Real() : imaginary ? output.Mul(0) : output;

    private static Tensor Random(Tensor like)
    {
        var random = new Random(7);
        var values = new double[like.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (2 * random.NextDouble()) - 1;
        }

        return Tensor.From<double>(values, DType.Float64, like.Shape).To(like.DType);
    }

    private static GradException Mismatch(string message) => new(ErrorKind.GradientMismatch, message, "GradcheckError");
}
