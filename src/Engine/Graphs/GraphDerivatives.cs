using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;
using Named = System.Collections.Generic.IReadOnlyList<System.Collections.Generic.KeyValuePair<string, GradService.Tensors.Tensor?>>;

namespace GradService.Graphs;

/// <summary>Tables of derivatives, and what is found beside them.</summary>
/// <param name="Outputs">The values of the outputs.</param>
/// <param name="Gradients">The gradients of the outputs; empty where they were not computed.</param>
/// <param name="Table">The derivatives: row by row, in each row by the name of what is differentiated by.</param>
public sealed record DerivativeTable(Named Outputs, Named Gradients, IReadOnlyList<KeyValuePair<string, Named>> Table);

/// <summary>The derivatives of a request's graph: products with its Jacobian, the Jacobian, the Hessian and products with it, and checks.</summary>
/// <param name="request">The request.</param>
/// <param name="evaluate">Runs its graph, or the program that stands for it.</param>
public sealed class GraphDerivatives(GraphRequest request, Func<GraphRequest, Evaluator> evaluate)
{
    /// <summary>The outputs, and the gradients that the cotangents pull back to; null where no output that has one depends on a leaf.</summary>
    /// <exception cref="GradException">PyTorch's errors, with their place in the request.</exception>
    public (Named Outputs, Named Gradients) Vjp()
    {
        Evaluator evaluator = evaluate(request);
        return ((Named)evaluator.Outputs()!, evaluator.Pullback(request));
    }

    /// <summary>The outputs and their tangents; null for an output that can have none, such as indices.</summary>
    /// <exception cref="GradException">PyTorch's errors, with their place in the request.</exception>
    public (Named Outputs, Named Tangents) Jvp()
    {
        KeyValuePair<string, Tensor?>[] given = [.. Required(request.Tangents, "tangents").Where(pair => pair.Value is not null)];
        var function = new GraphFunction(request, evaluate, [.. given.Select(pair => pair.Key)], "tangents");
        Tensor[] primals = function.Arguments;
        Tensor[] directions = [.. given.Select((pair, i) => Direction(pair, primals[i], "tangents"))];
        int count = request.Graph.Outputs.Count;
        Func<Tensor[], Tensor[]> push = samples =>
            Transforms.Jvp(function.Call, primals, samples) is var (values, pushed) ? [.. values, .. pushed] : [];
        Tensor[] results = request.Batched
            ? Transforms.Vmap(push, null, [.. Enumerable.Repeat<int?>(null, count), .. Enumerable.Repeat<int?>(0, count)], Randomness.Same)(directions)
            : push(directions);
        Tensor[] outputs = results[..count];
        return (Outputs(outputs), Outputs([.. results[count..].Select((tangent, i) => outputs[i].DType.IsDifferentiable() ? tangent : null)]));
    }

    /// <summary>
    /// The derivatives of each output by each leaf, of the output's shape followed by the leaf's; zeros where it does not depend on it. By
    /// forward or reverse mode, as the request asks, or by that which takes fewer passes.
    /// </summary>
    /// <exception cref="GradException">PyTorch's errors, with their place in the request.</exception>
    public DerivativeTable Jacobian()
    {
        // Before the graph runs: its nodes may change the inputs.
        GraphFunction? function = request.Mode == JacobianMode.Reverse || !IsByInputs(request.Wrt ?? []) ? null : new GraphFunction(request, evaluate, request.Wrt, "wrt");
        Evaluator evaluator = evaluate(request);
        IReadOnlyList<KeyValuePair<string, Tensor>> outputs = evaluator.Outputs();
        List<KeyValuePair<string, Tensor>> leaves = evaluator.Leaves(request);
        if (request is { Mode: JacobianMode.Forward, DetectAnomaly: true })
        {
            throw GradException.Argument("detect_anomaly watches backward passes: take mode reverse").At("/detect_anomaly");
        }

        bool isPossible = function is not null && IsByInputs(leaves.Select(leaf => leaf.Key));
        if (request.Mode == JacobianMode.Forward && !isPossible)
        {
            throw GradException.Argument(
                "forward mode differentiates by inputs only, and a leaf is made by a node: take mode reverse, or name inputs in wrt").At("/mode");
        }

        // Where the modes may differ it is not for the sizes to choose: forward mode passes through no_grad, finds no anomaly, and of complex
        // numbers agrees on holomorphic functions only.
        bool isFewer = request is { Program: null, DetectAnomaly: false } && !HasNoGrad(request.Graph.Nodes) && leaves.Sum(leaf => leaf.Value.Count) < outputs.Sum(output => output.Value.DType.IsDifferentiable() ? output.Value.Count : 0)
            && !leaves.Exists(leaf => leaf.Value.DType.IsComplex());
        bool forward = leaves.Count > 0 && isPossible && (request.Mode == JacobianMode.Forward || isFewer);
        Func<int, Tensor[]> row = forward
            ? Columns(function!, outputs, leaves)
            : output => Rows(evaluator, outputs[output].Value, leaves);
        return new DerivativeTable(
            outputs!, [],
            [.. outputs.Select((output, i) => new KeyValuePair<string, Named>(
                output.Key, By(leaves, output.Value.DType.IsDifferentiable() ? row(i) : new Tensor?[leaves.Count])))]);
    }

    /// <summary>The value, the gradients and the second derivatives of a graph of one output of one element.</summary>
    /// <exception cref="GradException">There is more than one element; PyTorch's errors, with their place in the request.</exception>
    public DerivativeTable Hessian()
    {
        var (evaluator, leaves, gradients) = Gradient("hessian");
        var rows = new KeyValuePair<string, Named>[leaves.Count];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = new(leaves[i].Key, By(leaves, Rows(evaluator, gradients[i] ?? leaves[i].Value.Detach().ZerosLike(), leaves)));
        }

        return new DerivativeTable(evaluator.Outputs()!, By(leaves, gradients), rows);
    }

    /// <summary>The value, the gradients, and the product of the Hessian with a vector; a leaf that the vector does not name counts as zeros.</summary>
    /// <exception cref="GradException">The vector does not fit; PyTorch's errors, with their place in the request.</exception>
    public (Named Outputs, Named Gradients, Named Products) Hvp()
    {
        Named vector = Required(request.Vector, "vector");
        var (evaluator, leaves, gradients) = Gradient("hvp");
        var roots = new List<Tensor>();
        var weights = new List<Tensor>();
        foreach (KeyValuePair<string, Tensor?> pair in vector)
        {
            int place = leaves.FindIndex(leaf => leaf.Key == pair.Key);
            if (place < 0)
            {
                throw new GradException(ErrorKind.UnknownName, $"'{pair.Key}' is not one of the leaves that are differentiated by")
                {
                    Pointer = "/vector/" + JsonPointer.Escape(pair.Key),
                };
            }

            if (pair.Value is not null && Direction(pair, leaves[place].Value, "vector") is { } direction && gradients[place] is { RequiresGrad: true } gradient)
            {
                roots.Add(gradient);
                weights.Add(direction);
            }
        }

        Tensor?[] products = roots.Count == 0
            ? new Tensor?[leaves.Count]
            : evaluator.Placed(() => Gradients.Grad(roots, Tensors(leaves), weights, allowUnused: true));
        return (
            (Named)evaluator.Outputs()!, By(leaves, gradients),
            By(leaves, [.. products.Select((product, i) => product ?? leaves[i].Value.Detach().ZerosLike())]));
    }

    /// <summary>Whether the gradient by each input is right, by tests that know nothing of it; with order 2 the gradient of the gradient.</summary>
    /// <exception cref="GradException">There is nothing to check; PyTorch's errors, with their place in the request.</exception>
    public IReadOnlyList<KeyValuePair<string, LeafCheck>> Check()
    {
        var function = new GraphFunction(request, evaluate, request.Wrt, "wrt");
        int[] all = [.. Enumerable.Range(0, function.Names.Count)];
        if (all.Length == 0)
        {
            throw new GradException(ErrorKind.NoGradientPath, "no input requires grad, so that there is no gradient to check") { Pointer = "/inputs" };
        }

        Func<Tensor[], Tensor> value = arguments => Weighted(function.Call(arguments));
        if (request.Order == 2)
        {
            Func<Tensor[], Tensor[]> gradient = Transforms.Grad(value, all);
            value = arguments => gradient(arguments).Select((one, i) => Weigh(one, Weights(one, 17 + i))).Aggregate((sum, term) => sum.Add(term));
        }

        LeafCheck[] checks = DerivativeCheck.Run(value, function.Arguments);
        return [.. checks.Select((check, i) => new KeyValuePair<string, LeafCheck>(function.Names[i], check))];
    }

    private static bool HasNoGrad(IReadOnlyList<GraphNode> nodes) => nodes.Any(node => node.NoGrad || node.Bodies.Any(body => HasNoGrad(body.Value.Nodes)));

    private bool IsByInputs(IEnumerable<string> names) => names.All(name => request.Graph.Inputs.Any(input => input.Key == name));

    private static Func<int, Tensor[]> Columns(
        GraphFunction function, IReadOnlyList<KeyValuePair<string, Tensor>> outputs, List<KeyValuePair<string, Tensor>> leaves)
    {
        int[] kept = [.. Enumerable.Range(0, outputs.Count).Where(i => outputs[i].Value.DType.IsDifferentiable())];
        int[] chosen = [.. leaves.Select(leaf => function.Names.ToList().IndexOf(leaf.Key))];
        Tensor[][] table = Transforms.Jacfwd(
            arguments =>
            {
                Tensor[] values = function.Call(arguments);
                return [.. kept.Select(i => values[i])];
            },
            chosen, randomness: Randomness.Same)(function.Arguments);
        return output => [.. table[Array.IndexOf(kept, output)].Select(block => block.Detach())];
    }

    private static Tensor[] Rows(Evaluator evaluator, Tensor value, List<KeyValuePair<string, Tensor>> leaves)
    {
        Tensor?[] rows = new Tensor?[leaves.Count];
        if (value.RequiresGrad && leaves.Count > 0)
        {
            Tensor basis = Torch.Eye(value.Count, dtype: value.DType).Reshape([value.Count, .. value.Shape.Sizes]);
            rows = evaluator.Placed(() => Gradients.Grad([value], Tensors(leaves), [basis], retainGraph: true, allowUnused: true, isGradsBatched: true));
        }

        var blocks = new Tensor[rows.Length];
        for (int i = 0; i < blocks.Length; i++)
        {
            long[] shape = [.. value.Shape.Sizes, .. leaves[i].Value.Shape.Sizes];
            blocks[i] = rows[i]?.Detach().Reshape(shape) ?? Torch.Zeros(shape, leaves[i].Value.DType);
        }

        return blocks;
    }

    private (Evaluator Evaluator, List<KeyValuePair<string, Tensor>> Leaves, Tensor?[] Gradients) Gradient(string name)
    {
        Evaluator evaluator = evaluate(request);
        IReadOnlyList<KeyValuePair<string, Tensor>> outputs = evaluator.Outputs();
        if (outputs.Count != 1)
        {
            throw GradException.Argument($"The function given to {name} should return a single Tensor").At("/outputs");
        }

        if (outputs[0].Value.Count != 1)
        {
            throw new GradException(ErrorKind.NonScalarOutput, $"The Tensor returned by the function given to {name} should contain a single element")
            {
                Pointer = "/outputs/0",
            };
        }

        List<KeyValuePair<string, Tensor>> leaves = evaluator.Leaves(request);
        return (evaluator, leaves, [.. evaluator.Gradient(request, createGraph: true).Select(pair => pair.Value)]);
    }

    private Tensor Weighted(Tensor[] outputs)
    {
        Tensor? sum = null;
        for (int i = 0; i < outputs.Length; i++)
        {
            if (!outputs[i].DType.IsDifferentiable())
            {
                continue;
            }

            string name = request.Graph.Outputs[i];
            Tensor? weight = request.GradOutputs.FirstOrDefault(pair => pair.Key == name).Value;
            if (weight is not null && !weight.Shape.Equals(outputs[i].Shape))
            {
                throw GradException.Shape($"the weight of '{name}' has shape {weight.Shape}, its value {outputs[i].Shape}").At("/grad_outputs/" + JsonPointer.Escape(name));
            }

            Tensor term = Weigh(outputs[i], weight ?? Weights(outputs[i], i));
            sum = sum?.Add(term) ?? term;
        }

        return sum ?? throw new GradException(ErrorKind.NotDifferentiable, "no output is of floating or complex dtype, so that there is no gradient to check")
        {
            Pointer = "/outputs",
        };
    }

    private static Tensor Weigh(Tensor value, Tensor weight) => value.DType.IsComplex() ? value.Mul(weight.Conj()).Real().Sum() : value.Mul(weight).Sum();

    // Of a number itself; of many numbers weights that no error is likely to be orthogonal to.
    private static Tensor Weights(Tensor like, int seed) => like.Count == 1 && seed == 0
        ? like.Detach().OnesLike()
        : Torch.Arange(like.Count, dtype: DType.Float64).Mul(0.7).Add(seed).Sin().Mul(0.4).Add(1).Reshape(like.Shape.ToArray()).To(like.DType);

    private Tensor Direction(KeyValuePair<string, Tensor?> given, Tensor like, string field)
    {
        Tensor direction = given.Value!;
        bool batched = request.Batched && field == "tangents";
        bool fits = batched
            ? direction.Rank > 0 && direction.Shape.Sizes[1..].SequenceEqual(like.Shape.Sizes)
            : direction.Shape.Equals(like.Shape);
        string pointer = $"/{field}/" + JsonPointer.Escape(given.Key);
        if (!fits)
        {
            throw GradException.Shape(
                batched
                    ? $"with batched, the tangent of '{given.Key}' has one more leading dimension than its value of shape {like.Shape}, but its shape is {direction.Shape}"
                : field == "tangents"
                    ? "Trying to set a forward gradient that has a different size than that of the original Tensor, this is not supported. Tensor is of size "
                    + $"{like.Shape} while the given forward gradient is of size {direction.Shape}."
                : $"v has invalid size: should be torch.Size({like.Shape}) but got torch.Size({direction.Shape}).").At(pointer);
        }

        return like.DType.IsDifferentiable()
            ? direction.To(like.DType)
            : throw GradException.Type($"Expected primal to be floating point or complex, but got: torch.{like.DType.Name()}", "ValueError").At(pointer);
    }

    private static Named Required(Named? given, string field) => given is { Count: > 0 }
        ? given
        : throw new GradException(ErrorKind.MalformedJson, $"{field} must name at least one tensor") { Pointer = given is null ? string.Empty : "/" + field };

    private Named Outputs(Tensor?[] values) => [.. values.Select((value, i) => new KeyValuePair<string, Tensor?>(request.Graph.Outputs[i], value?.Detach()))];

    private static Named By(List<KeyValuePair<string, Tensor>> leaves, IReadOnlyList<Tensor?> values) =>
        [.. leaves.Select((leaf, i) => new KeyValuePair<string, Tensor?>(leaf.Key, values[i]))];

    private static Tensor[] Tensors(List<KeyValuePair<string, Tensor>> named) => [.. named.Select(pair => pair.Value)];
}
