using GradService.Operators;
using GradService.Tensors;

namespace GradService.Autograd;

/// <summary><c>torch.autograd.backward</c> and <c>torch.autograd.grad</c>.</summary>
public static class Gradients
{
    private const string CreateGraphWarning =
        "Using backward() with create_graph=True will create a reference cycle between the parameter and its gradient which can cause a "
        + "memory leak. We recommend using autograd.grad when creating the graph to avoid this. If you have to use this function, make sure "
        + "to reset the .grad fields of your parameters to None after use to break the cycle and avoid the leak.";

    /// <summary>Runs backward from one tensor: its gradient is added to the <see cref="Tensor.Grad"/> of the leaves.</summary>
    /// <param name="tensor">Where to begin.</param>
    /// <param name="gradient">The gradient of the tensor, of its shape; it may be left out for a tensor of one element.</param>
    /// <param name="retainGraph">Whether the graph can be run again; by default as <paramref name="createGraph"/>.</param>
    /// <param name="createGraph">Whether the gradients can themselves be differentiated.</param>
    /// <param name="inputs">If given, only these accumulate.</param>
    /// <exception cref="GradException">PyTorch's errors, in its words.</exception>
    public static void Backward(
        this Tensor tensor, Tensor? gradient = null, bool? retainGraph = null, bool createGraph = false, IReadOnlyList<Tensor>? inputs = null) =>
        Backward([tensor], [gradient], retainGraph, createGraph, inputs);

    /// <summary>Runs backward from several tensors at once, each weighted by its gradient.</summary>
    /// <inheritdoc cref="Backward(Tensor, Tensor?, bool?, bool, IReadOnlyList{Tensor}?)"/>
    public static void Backward(
        IReadOnlyList<Tensor> tensors, IReadOnlyList<Tensor?>? gradients = null, bool? retainGraph = null, bool createGraph = false,
        IReadOnlyList<Tensor>? inputs = null)
    {
        if (inputs is { Count: 0 })
        {
            throw GradException.Argument("`inputs` argument to `backward()` cannot be empty.");
        }

        if (createGraph)
        {
            Warnings.Raise(CreateGraphWarning);
        }

        Tensor[] seeds = Seeds(tensors, gradients);
        Edge[] captured = [];
        if (inputs is not null)
        {
            captured = [.. inputs.Select((input, i) => EdgeOf(input, i))];
        }

        Tensor?[] results = BackwardPass.Run(Roots(tensors), seeds, captured, retainGraph ?? createGraph, createGraph);
        using var mode = GradMode.SetEnabled(createGraph);
        for (int i = 0; i < results.Length; i++)
        {
            if (results[i] is { } result)
            {
                inputs![i].Accumulate(result);
            }
        }
    }

    /// <summary>The gradients of inputs, without touching any <see cref="Tensor.Grad"/>.</summary>
    /// <param name="outputs">What is differentiated; several are summed, each weighted by its gradient.</param>
    /// <param name="inputs">By what: leaves or results of operations.</param>
    /// <param name="gradOutputs">The gradients of the outputs; null for an output of one element means one.</param>
    /// <param name="retainGraph">Whether the graph can be run again; by default as <paramref name="createGraph"/>.</param>
    /// <param name="createGraph">Whether the gradients can themselves be differentiated.</param>
    /// <param name="allowUnused">Whether an input on which nothing depends gives null; otherwise it is an error.</param>
    /// <param name="materializeGrads">Whether such an input gives zeros.</param>
    /// <param name="isGradsBatched">Whether every gradient of an output has one more leading dimension; the results have it then too.</param>
    /// <returns>One gradient for each input, of its shape and dtype.</returns>
    /// <exception cref="GradException">PyTorch's errors, in its words.</exception>
    public static Tensor?[] Grad(
        IReadOnlyList<Tensor> outputs, IReadOnlyList<Tensor> inputs, IReadOnlyList<Tensor?>? gradOutputs = null, bool? retainGraph = null,
        bool createGraph = false, bool? allowUnused = null, bool materializeGrads = false, bool isGradsBatched = false)
    {
        if (isGradsBatched)
        {
            return Batched(outputs, inputs, gradOutputs ?? [], retainGraph ?? createGraph, createGraph, allowUnused, materializeGrads);
        }

        if (inputs.Count == 0)
        {
            throw GradException.Argument("grad requires non-empty inputs.", "ValueError");
        }

        if (materializeGrads && allowUnused == false)
        {
            throw GradException.Argument(
                "Expected allow_unused to be True or not passed when materialize_grads=True, but got: allow_unused=False.", "ValueError");
        }

        Tensor[] seeds = Seeds(outputs, gradOutputs);
        var edges = new Edge[inputs.Count];
        for (int i = 0; i < edges.Length; i++)
        {
            edges[i] = EdgeOf(inputs[i], i);
        }

        Tensor?[] results = BackwardPass.Run(Roots(outputs), seeds, edges, retainGraph ?? createGraph, createGraph);
        for (int i = 0; i < results.Length; i++)
        {
            if (results[i] is null && materializeGrads)
            {
                results[i] = inputs[i].ZerosLike();
            }
            else if (results[i] is null && !(allowUnused ?? materializeGrads))
            {
                throw new GradException(
                    ErrorKind.NoGradientPath,
                    "One of the differentiated Tensors appears to not have been used in the graph. Set allow_unused=True if this is the desired behavior.");
            }
        }

        return results;
    }

    /// <summary>The gradient of one output by one input.</summary>
    /// <inheritdoc cref="Grad(IReadOnlyList{Tensor}, IReadOnlyList{Tensor}, IReadOnlyList{Tensor?}?, bool?, bool, bool?, bool, bool)"/>
    public static Tensor Grad(Tensor output, Tensor input, Tensor? gradOutput = null, bool? retainGraph = null, bool createGraph = false) =>
        Grad([output], [input], [gradOutput], retainGraph, createGraph)[0]!;

    private static Tensor?[] Batched(
        IReadOnlyList<Tensor> outputs, IReadOnlyList<Tensor> inputs, IReadOnlyList<Tensor?> gradOutputs, bool retainGraph, bool createGraph,
        bool? allowUnused, bool materializeGrads)
    {
        for (int i = 0; i < gradOutputs.Count; i++)
        {
            if (gradOutputs[i] is { } gradient)
            {
                if (gradient.Rank == 0 || !gradient.Shape.Sizes[1..].SequenceEqual(outputs[i].Shape.Sizes))
                {
                    throw GradException.Shape(
                        "If `is_grads_batched=True`, we interpret the first dimension of each grad_output as the batch dimension. The sizes of the "
                        + "remaining dimensions are expected to match the shape of corresponding output, but a mismatch was detected: "
                        + $"grad_output[{i}] has a shape of torch.Size({gradient.Shape}) and output[{i}] has a shape of torch.Size({outputs[i].Shape}). "
                        + "If you only want some tensors in `grad_output` to be considered batched, consider using vmap.");
                }
            }
        }

        Tensor[] given = [.. gradOutputs.Where(gradient => gradient is not null).Select(gradient => gradient!)];
        Tensor?[] results = [];
        if (given.Length == 0)
        {
            return Grad(outputs, inputs, gradOutputs, retainGraph, createGraph, allowUnused, materializeGrads);
        }

        // Outside of the vmap null stands for what no output depends on; inside it a placeholder that is never looked at.
        Tensor[] batched = Transforms.Vmap(
            samples =>
            {
                int next = 0;
                Tensor?[] seeds = [.. gradOutputs.Select(gradient => gradient is null ? null : samples[next++])];
                results = Grad(outputs, inputs, seeds, retainGraph, createGraph, allowUnused, materializeGrads);
                return [.. results.Select((result, i) => result ?? inputs[i])];
            },
            randomness: Randomness.Same)(given);
        return [.. batched.Select((result, i) => results[i] is null ? null : result)];
    }

    private static Edge EdgeOf(Tensor input, int index)
    {
        Edge edge = input.GradEdge();
        return edge.Node is not null ? edge : throw new GradException(
            ErrorKind.NoGradientPath, $"element {index} of the input tensors does not require grad");
    }

    private static Edge[] Roots(IReadOnlyList<Tensor> tensors)
    {
        var roots = new Edge[tensors.Count];
        for (int i = 0; i < roots.Length; i++)
        {
            roots[i] = tensors[i].GradEdge();
        }

        return roots;
    }

    private static Tensor[] Seeds(IReadOnlyList<Tensor> outputs, IReadOnlyList<Tensor?>? gradients)
    {
        if (gradients is not null && gradients.Count < outputs.Count)
        {
            throw GradException.Argument($"got {outputs.Count} tensors and {gradients.Count} gradients");
        }

        var seeds = new Tensor[outputs.Count];
        for (int i = 0; i < seeds.Length; i++)
        {
            seeds[i] = Seed(outputs[i], gradients?[i], i);
        }

        return seeds;
    }

    /// <summary>The gradient with which a backward pass begins at an output: the one given, checked, else a one for a scalar.</summary>
    internal static Tensor Seed(Tensor output, Tensor? gradient, int index) =>
        output.GradEdge().Node is null
            ? throw new GradException(ErrorKind.NoGradientPath, $"element {index} of tensors does not require grad and does not have a grad_fn")
        : gradient is not null ? Checked(gradient, output, index)
        : Implicit(output);

    private static Tensor Implicit(Tensor output)
    {
        if (output.Count != 1)
        {
            throw new GradException(ErrorKind.NonScalarOutput, "grad can be implicitly created only for scalar outputs");
        }

        return output.DType.IsComplex()
            ? throw GradException.Type($"grad can be implicitly created only for real scalar outputs but got torch.{output.DType.Name()}")
            : output.OnesLike();
    }

    private static Tensor Checked(Tensor gradient, Tensor output, int index)
    {
        if (!gradient.Shape.Equals(output.Shape))
        {
            throw GradException.Shape(
                $"Mismatch in shape: grad_output[{index}] has a shape of torch.Size({gradient.Shape}) and output[{index}] has a shape of "
                + $"torch.Size({output.Shape}).");
        }

        if (gradient.DType.IsComplex() != output.DType.IsComplex())
        {
            throw GradException.Type(
                "For complex Tensors, both grad_output and output are required to have the same dtype. Mismatch in dtype: "
                + $"grad_output[{index}] has a dtype of torch.{gradient.DType.Name()} and output[{index}] has a dtype of torch.{output.DType.Name()}.");
        }

        return gradient.To(output.DType);
    }
}
