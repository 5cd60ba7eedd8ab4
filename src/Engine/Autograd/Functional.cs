using GradService.Operators;
using GradService.Tensors;

namespace GradService.Autograd;

/// <summary>
/// <c>torch.autograd.functional</c>: Jacobians, Hessians and products with them, of functions of tensors. What an output does not depend on
/// gives zeros, or with <c>strict</c> an error; results have no history unless <c>createGraph</c> is set.
/// </summary>
public static class Functional
{
    private const string Forward = "forward-mode", Reverse = "reverse-mode";

    /// <summary><c>vjp</c>: the outputs, and the product of a vector with the Jacobian.</summary>
    /// <param name="function">The function.</param>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="v">A tensor like each output; it may be left out for one output of one element.</param>
    /// <param name="createGraph">Whether the results can be differentiated.</param>
    /// <param name="strict">Whether an input that the outputs do not depend on is an error.</param>
    /// <exception cref="GradException">PyTorch's errors, in its words.</exception>
    public static (Tensor[] Outputs, Tensor[] Products) Vjp(
        Func<Tensor[], Tensor[]> function, Tensor[] inputs, Tensor[]? v = null, bool createGraph = false, bool strict = false)
    {
        Tensor[] own = Own(inputs, createGraph, "inputs", "vjp"), outputs = Call(function, own, strict);
        Tensor?[]? vector = Vector(v, outputs, createGraph, outputs, "The vector v can only be None if the user-provided function returns a single Tensor with a single element.");
        using var mode = GradMode.SetEnabled(createGraph || GradMode.IsEnabled);
        Tensor[] products = Filled(Grad(outputs, own, vector, createGraph), own, strict, createGraph, Stage.Back);
        return (Finished(outputs, createGraph), Finished(products, createGraph));
    }

    /// <summary><c>jvp</c>: the outputs, and the product of the Jacobian with a vector, by the derivative of the pullback.</summary>
    /// <param name="function">The function.</param>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="v">A tensor like each input; it may be left out for one input of one element.</param>
    /// <param name="createGraph">Whether the results can be differentiated.</param>
    /// <param name="strict">Whether an input that the outputs do not depend on is an error.</param>
    /// <exception cref="GradException">PyTorch's errors, in its words.</exception>
    public static (Tensor[] Outputs, Tensor[] Products) Jvp(
        Func<Tensor[], Tensor[]> function, Tensor[] inputs, Tensor[]? v = null, bool createGraph = false, bool strict = false)
    {
        Tensor[] own = Own(inputs, createGraph, "inputs", "jvp");
        Tensor?[]? vector = Vector(
            v, own, createGraph, inputs, "The vector v can only be None if the input to the user-provided function is a single Tensor with a single element.");
        Tensor[] outputs = Call(function, own, strict), seeds = Seeds(outputs);
        Tensor?[] pulled;
        using (GradMode.EnableGrad())
        {
            pulled = Grad(outputs, own, seeds, createGraph: true);
            CheckHistory(pulled, strict, Checked.Gradients);
        }

        using var mode = GradMode.SetEnabled(createGraph || GradMode.IsEnabled);
        Tensor[] products = Filled(Grad(pulled, seeds, vector, createGraph), outputs, strict, createGraph, Stage.BackTrick);
        return (Finished(outputs, createGraph), Finished(products, createGraph));
    }

    /// <summary><c>jacobian</c>: for each output and input the derivatives, of the output's shape followed by the input's.</summary>
    /// <param name="function">The function.</param>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="createGraph">Whether the results can be differentiated.</param>
    /// <param name="strict">Whether an input that an output does not depend on is an error.</param>
    /// <param name="vectorize">PyTorch's switch for what is always done here: all rows are computed together.</param>
    /// <param name="strategy">"reverse-mode" or "forward-mode"; the latter wants <paramref name="vectorize"/>.</param>
    /// <exception cref="GradException">PyTorch's errors, in its words.</exception>
    public static Tensor[][] Jacobian(
        Func<Tensor[], Tensor[]> function, Tensor[] inputs, bool createGraph = false, bool strict = false, bool vectorize = false, string strategy = Reverse)
    {
        if (strategy is not (Forward or Reverse))
        {
            throw GradException.Argument(
                "Expected strategy to be either \"forward-mode\" or \"reverse-mode\". Hint: If your function has more outputs than inputs, "
                + "\"forward-mode\" tends to be more performant. Otherwise, prefer to use \"reverse-mode\".", "AssertionError");
        }

        if (strategy == Forward)
        {
            return JacobianForward(function, inputs, createGraph, strict, vectorize);
        }

        Tensor[] own = Own(inputs, createGraph, "inputs", "jacobian"), outputs = Call(function, own, strict);
        if (vectorize && strict)
        {
            throw GradException.Argument(
                "torch.autograd.functional.jacobian: `strict=True` and `vectorized=True` are not supported together. Please either set "
                + "`strict=False` or `vectorize=False`.");
        }

        using var mode = GradMode.EnableGrad();
        return [.. outputs.Select((output, i) => Finished(Rows(output, i, own, createGraph, strict), createGraph))];
    }

    /// <summary><c>hessian</c>: for each two inputs of a function of one value the second derivatives.</summary>
    /// <param name="function">The function; its result has a single element.</param>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="createGraph">Whether the results can be differentiated.</param>
    /// <param name="strict">Whether an input that the value or its gradient does not depend on is an error.</param>
    /// <param name="vectorize">As for <see cref="Jacobian"/>.</param>
    /// <param name="outerJacobianStrategy">How the gradient is differentiated.</param>
    /// <exception cref="GradException">PyTorch's errors, in its words.</exception>
    public static Tensor[][] Hessian(
        Func<Tensor[], Tensor[]> function, Tensor[] inputs, bool createGraph = false, bool strict = false, bool vectorize = false,
        string outerJacobianStrategy = Reverse)
    {
        if (outerJacobianStrategy is not (Forward or Reverse))
        {
            throw GradException.Argument("Expected strategy to be either \"forward-mode\" or \"reverse-mode\".", "AssertionError");
        }

        return Jacobian(Gradient, inputs, createGraph, strict, vectorize, outerJacobianStrategy);

        Tensor[] Gradient(Tensor[] arguments)
        {
            Tensor[] leaves = outerJacobianStrategy == Forward ? [.. arguments.Select(argument => argument.RequiresGrad_())] : arguments;
            Tensor[] gradient = Jacobian(tensors => [Single(function(tensors), strict, "hessian").Squeeze()], leaves, createGraph: true)[0];
            CheckHistory(gradient, strict, Checked.Jacobian);
            return gradient;
        }
    }

    /// <summary><c>vhp</c>: the value, and the product of a vector with the Hessian.</summary>
    /// <param name="function">The function; its result has a single element.</param>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="v">A tensor like each input; it may be left out for one input of one element.</param>
    /// <param name="createGraph">Whether the results can be differentiated.</param>
    /// <param name="strict">Whether an input that the value or its gradient does not depend on is an error.</param>
    /// <exception cref="GradException">PyTorch's errors, in its words.</exception>
    public static (Tensor Output, Tensor[] Products) Vhp(
        Func<Tensor[], Tensor[]> function, Tensor[] inputs, Tensor[]? v = null, bool createGraph = false, bool strict = false)
    {
        var (own, vector, output, gradient) = Gradient(function, inputs, v, createGraph, strict, "vhp");
        using var mode = GradMode.SetEnabled(createGraph || GradMode.IsEnabled);
        Tensor[] products = Filled(Grad(gradient, own, vector, createGraph), own, strict, createGraph, Stage.DoubleBack);
        return (Finished([output], createGraph)[0], Finished(products, createGraph));
    }

    /// <summary><c>hvp</c>: the value, and the product of the Hessian with a vector, by the derivative of the second pullback.</summary>
    /// <inheritdoc cref="Vhp"/>
    public static (Tensor Output, Tensor[] Products) Hvp(
        Func<Tensor[], Tensor[]> function, Tensor[] inputs, Tensor[]? v = null, bool createGraph = false, bool strict = false)
    {
        var (own, vector, output, gradient) = Gradient(function, inputs, v, createGraph, strict, "hvp");
        Tensor[] seeds = Seeds(own);
        Tensor?[] second;
        using (GradMode.EnableGrad())
        {
            second = Grad(gradient, own, seeds, createGraph: true);
            CheckHistory(gradient, strict, Checked.Hessian);
        }

        using var mode = GradMode.SetEnabled(createGraph || GradMode.IsEnabled);
        Tensor[] products = Filled(Grad(second, seeds, vector, createGraph), own, strict, createGraph, Stage.DoubleBackTrick);
        return (Finished([output], createGraph)[0], Finished(products, createGraph));
    }

    private static (Tensor[] Own, Tensor?[]? Vector, Tensor Output, Tensor?[] Gradient) Gradient(
        Func<Tensor[], Tensor[]> function, Tensor[] inputs, Tensor[]? v, bool createGraph, bool strict, string name)
    {
        Tensor[] own = Own(inputs, createGraph, "inputs", name);
        Tensor?[]? vector = Vector(
            v, own, createGraph, inputs, "The vector v can only be None if the input to the user-provided function is a single Tensor with a single element.");
        using var mode = GradMode.EnableGrad();
        Tensor output = Single(function(own), strict, name);
        Tensor?[] gradient = Grad([output], own, null, createGraph: true);
        CheckHistory(gradient, strict, Checked.Jacobian);
        return (own, vector, output, gradient);
    }

    private static Tensor[][] JacobianForward(Func<Tensor[], Tensor[]> function, Tensor[] inputs, bool createGraph, bool strict, bool vectorize)
    {
        if (createGraph)
        {
            throw GradException.Argument(
                "torch.autograd.functional.jacobian: `create_graph=True` and `strategy=\"forward-mode\"` are not supported together (yet). Please either "
                + "set `create_graph=False` or `strategy=\"reverse-mode\"`.", "NotImplementedError");
        }

        if (strict)
        {
            throw GradException.Argument(
                "torch.autograd.functional.jacobian: `strict=True` and `strategy=\"forward-mode\"` are not supported together (yet). Please either set "
                + "`strict=False` or `strategy=\"reverse-mode\"`.");
        }

        return vectorize
            ? Transforms.Jacfwd(function, [.. Enumerable.Range(0, inputs.Length)])(inputs)
            : throw GradException.Argument(
                "Computing Jacobian using forward-AD or forward-over-reverse Hessian isonly implemented for `vectorize=True`.", "NotImplementedError");
    }

    private static Tensor[] Rows(Tensor output, int place, Tensor[] inputs, bool createGraph, bool strict)
    {
        Tensor basis = Torch.Eye(output.Count, dtype: output.DType).Reshape([output.Count, .. output.Shape.Sizes]);
        Tensor?[] rows = output.RequiresGrad
            ? Gradients.Grad([output], inputs, [basis], retainGraph: true, createGraph, allowUnused: true, isGradsBatched: true)
            : new Tensor?[inputs.Length];
        var blocks = new Tensor[inputs.Length];
        for (int i = 0; i < blocks.Length; i++)
        {
            if (strict && rows[i] is null && output.Count > 0)
            {
                throw GradException.Argument($"Output {place} of the user-provided function is independent of input {i}. This is not allowed in strict mode.");
            }

            if (strict && createGraph && rows[i] is { RequiresGrad: false })
            {
                throw GradException.Argument(
                    $"The jacobian of the user-provided function is independent of input {place}. This is not allowed in strict mode when create_graph=True.");
            }

            long[] shape = [.. output.Shape.Sizes, .. inputs[i].Shape.Sizes];
            blocks[i] = rows[i]?.Contiguous().View(shape) ?? Torch.Zeros(shape, inputs[i].DType);
        }

        return blocks;
    }

    /// <summary>Tensors of the call's own, so that what the function reads besides its inputs is not taken for them.</summary>
    private static Tensor[] Own(Tensor[] tensors, bool createGraph, string role, string name, bool requiresGrad = true)
    {
        using var mode = GradMode.EnableGrad();
        return tensors.Length == 0 && requiresGrad
            ? throw GradException.Argument($"The {role} given to {name} must be either a Tensor or a tuple of Tensors but it is empty", "TypeError")
            : [.. tensors.Select(tensor => createGraph && tensor.RequiresGrad ? BasicIndex.Alias(tensor) : tensor.Detach().RequiresGrad_(requiresGrad))];
    }

    private static Tensor[] Call(Func<Tensor[], Tensor[]> function, Tensor[] inputs, bool strict)
    {
        using var mode = GradMode.EnableGrad();
        Tensor[] outputs = function(inputs);
        CheckHistory(outputs, strict, Checked.Outputs);
        return outputs;
    }

    private static Tensor Single(Tensor[] outputs, bool strict, string name)
    {
        CheckHistory(outputs, strict, Checked.Outputs);
        if (outputs.Length != 1)
        {
            throw GradException.Argument($"The function given to {name} should return a single Tensor");
        }

        return outputs[0].Count == 1
            ? outputs[0]
            : throw new GradException(ErrorKind.NonScalarOutput, $"The Tensor returned by the function given to {name} should contain a single element");
    }

    private static Tensor[] Seeds(Tensor[] tensors)
    {
        using var mode = GradMode.EnableGrad();
        return [.. tensors.Select(tensor => tensor.Detach().ZerosLike().RequiresGrad_())];
    }

    private static Tensor?[]? Vector(Tensor[]? v, Tensor[] like, bool createGraph, Tensor[] counted, string missing)
    {
        if (v is null)
        {
            return counted is [{ Count: 1 }] ? null : throw GradException.Argument(missing);
        }

        if (v.Length != like.Length)
        {
            throw GradException.Argument(like.Length > 1
                ? $"v is a tuple of invalid length: should be {like.Length} but got {v.Length}."
                : "The given v should contain a single Tensor.");
        }

        for (int i = 0; i < v.Length; i++)
        {
            if (!v[i].Shape.Equals(like[i].Shape))
            {
                throw GradException.Shape(
                    $"{(like.Length > 1 ? $"Entry {i} in " : string.Empty)}v has invalid size: should be torch.Size({like[i].Shape}) but got torch.Size({v[i].Shape}).");
            }
        }

        return Own(v, createGraph, "v", string.Empty, requiresGrad: false);
    }

    /// <summary>As <c>autograd.grad</c>, with outputs that have no history left out.</summary>
    private static Tensor?[] Grad(IReadOnlyList<Tensor?> outputs, Tensor[] inputs, IReadOnlyList<Tensor?>? seeds, bool createGraph)
    {
        var roots = new List<Tensor>();
        var gradients = new List<Tensor?>();
        for (int i = 0; i < outputs.Count; i++)
        {
            if (outputs[i] is { RequiresGrad: true } output)
            {
                roots.Add(output);
                gradients.Add(seeds?[i]);
            }
        }

        return roots.Count == 0 ? new Tensor?[inputs.Length] : Gradients.Grad(roots, inputs, gradients, createGraph: createGraph, allowUnused: true);
    }

    private static Tensor[] Filled(Tensor?[] gradients, Tensor[] like, bool strict, bool createGraph, Stage stage)
    {
        for (int i = 0; strict && i < gradients.Length; i++)
        {
            if (gradients[i] is null)
            {
                throw GradException.Argument(stage switch
                {
                    Stage.Back => $"The output of the user-provided function is independent of input {i}. This is not allowed in strict mode.",
                    Stage.BackTrick =>
                        $"The gradient with respect to the input is independent of entry {i} in the grad_outputs when using the double backward trick to "
                        + "compute forward mode gradients. This is not allowed in strict mode.",
                    Stage.DoubleBack => $"The jacobian of the user-provided function is independent of input {i}. This is not allowed in strict mode.",
                    _ =>
                        $"The hessian of the user-provided function is independent of entry {i} in the grad_jacobian. This is not allowed in strict mode as "
                        + "it prevents from using the double backward trick to replace forward mode AD.",
                });
            }

            if (createGraph && !gradients[i]!.RequiresGrad)
            {
                string what = stage is Stage.Back or Stage.BackTrick ? "jacobian" : "hessian";
                throw GradException.Argument(
                    $"The {what} of the user-provided function is independent of input {i}. This is not allowed in strict mode when create_graph=True.");
            }
        }

        return [.. gradients.Select((gradient, i) => gradient ?? like[i].ZerosLike())];
    }

    private static void CheckHistory(IReadOnlyList<Tensor?> tensors, bool strict, Checked what)
    {
        for (int i = 0; strict && i < tensors.Count; i++)
        {
            if (tensors[i] is null)
            {
                throw GradException.Argument($"The output of the user-provided function is independent of input {i}. This is not allowed in strict mode.");
            }

            if (!tensors[i]!.RequiresGrad)
            {
                throw GradException.Argument(what switch
                {
                    Checked.Hessian =>
                        $"The hessian of the user-provided function with respect to input {i} is independent of the input. This is not allowed in strict "
                        + "mode. You should ensure that your function is thrice differentiable and that the hessian depends on the inputs.",
                    Checked.Jacobian =>
                        $"While computing the hessian, found that the jacobian of the user-provided function with respect to input {i} is independent of the "
                        + "input. This is not allowed in strict mode. You should ensure that your function is twice differentiable and that the jacobian "
                        + "depends on the inputs (this would be violated by a linear function for example).",
                    Checked.Gradients =>
                        $"The gradient with respect to input {i} is independent of the inputs of the user-provided function. This is not allowed in strict mode.",
                    _ =>
                        $"Output {i} of the user-provided function does not require gradients. The outputs must be computed in a differentiable manner from the "
                        + "input when running in strict mode.",
                });
            }
        }
    }

    private static Tensor[] Finished(Tensor[] tensors, bool createGraph) => createGraph ? tensors : [.. tensors.Select(tensor => tensor.Detach())];

    private enum Stage
    {
        Back,
        BackTrick,
        DoubleBack,
        DoubleBackTrick,
    }

    private enum Checked
    {
        Outputs,
        Gradients,
        Jacobian,
        Hessian,
    }
}
