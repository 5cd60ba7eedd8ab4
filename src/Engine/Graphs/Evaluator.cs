using System.Globalization;
using GradService.Autograd;
using GradService.Graphs.Explaining;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Graphs;

/// <summary>Runs the nodes of a graph in order and keeps what they give, by name.</summary>
public sealed class Evaluator
{
    private readonly Graph graph;
    private readonly Scope scope = new();
    private readonly Dictionary<string, Tensor> inputs = new(StringComparer.Ordinal);
    private readonly List<KeyValuePair<string, Tensor>> made = [];
    private readonly List<KeyValuePair<string, Tensor>> retained = [];

    // The graph with its nodes; of a program that which was traced, if there is one.
    private readonly Func<Graph?> written;

    private Evaluator(Graph graph, Func<Graph?> written) => (this.graph, this.written) = (graph, written);

    /// <summary>Runs a graph.</summary>
    /// <exception cref="GradException">A node cannot run; the error names it.</exception>
    public static Evaluator Run(Graph graph) => Run(graph, null);

    /// <summary>Runs a graph under the eyes of somebody who explains it.</summary>
    internal static Evaluator Run(Graph graph, Explainer? explainer)
    {
        var evaluator = new Evaluator(graph, () => graph);
        foreach (var (name, tensor) in graph.Inputs)
        {
            evaluator.scope.Define(name, tensor);
        }

        explainer?.Begin(evaluator.scope, graph.Inputs);
        evaluator.scope.Run(graph.Nodes, (node, results) =>
        {
            evaluator.Keep(node, results);
            explainer?.Add(node, results);
        });
        return evaluator;
    }

    /// <summary>Takes values that were computed elsewhere, by a program, for those of a graph.</summary>
    /// <param name="graph">The inputs, and the names of the outputs.</param>
    /// <param name="variables">The values by name; a leaf among them that requires grad is differentiated by.</param>
    /// <param name="written">What was computed, as a graph with nodes, for an error that tells which of them is at fault; null if no graph says it.</param>
    public static Evaluator Of(Graph graph, IEnumerable<KeyValuePair<string, Tensor>> variables, Func<Graph?> written)
    {
        var evaluator = new Evaluator(graph, written);
        foreach (var (name, tensor) in variables)
        {
            evaluator.scope.Assign(name, tensor);
            if (tensor is { RequiresGrad: true, IsLeaf: true, IsUnrecordedView: false } && !evaluator.IsKnown(tensor))
            {
                evaluator.made.Add(new(name, tensor));
            }
        }

        foreach (var (name, tensor) in graph.Inputs)
        {
            // What is differentiated by is the input, whatever the program made of its name.
            evaluator.inputs[name] = tensor;
            evaluator.scope.DefineIfAbsent(name, tensor);
        }

        return evaluator;
    }

    /// <summary>The values of the outputs, by name.</summary>
    /// <exception cref="GradException">An output is not the name of anything.</exception>
    public IReadOnlyList<KeyValuePair<string, Tensor>> Outputs()
    {
        var outputs = new KeyValuePair<string, Tensor>[graph.Outputs.Count];
        for (int i = 0; i < outputs.Length; i++)
        {
            outputs[i] = new(graph.Outputs[i], scope.Find(graph.Outputs[i]) ?? throw Unknown(graph.Outputs[i], $"/outputs/{i}"));
        }

        return outputs;
    }

    /// <summary>
    /// The gradients of the outputs, each weighted by its <c>grad_outputs</c>: by what <c>wrt</c> names, else by every leaf that requires
    /// grad, whether an input or made so by a node, and every node that retains its gradient.
    /// </summary>
    /// <exception cref="GradException">PyTorch's errors, with their place in the request.</exception>
    public IReadOnlyList<KeyValuePair<string, Tensor?>> Gradient(GraphRequest request, bool createGraph = false) =>
        Differentiate(request, Leaves(request), createGraph);

    /// <summary>
    /// What the cotangents of the outputs pull back to: gradients by what <c>wrt</c> names or the leaves. An output without a cotangent takes
    /// no part.
    /// </summary>
    /// <exception cref="GradException">PyTorch's errors, with their place in the request.</exception>
    public IReadOnlyList<KeyValuePair<string, Tensor?>> Pullback(GraphRequest request)
    {
        List<KeyValuePair<string, Tensor>> leaves = Leaves(request);
        IReadOnlyList<KeyValuePair<string, Tensor>> outputs = Outputs();
        var roots = new List<Tensor>();
        var seeds = new List<Tensor>();
        foreach (var (name, cotangent) in request.Cotangents ?? throw new GradException(ErrorKind.MalformedJson, "cotangents is required"))
        {
            int place = graph.Outputs.ToList().IndexOf(name);
            string pointer = "/cotangents/" + JsonPointer.Escape(name);
            if (place < 0)
            {
                throw new GradException(ErrorKind.UnknownName, $"'{name}' is not one of the outputs") { Pointer = pointer };
            }

            if (cotangent is not null)
            {
                roots.Add(outputs[place].Value);
                seeds.Add(Cotangent(outputs[place].Value, cotangent, place, request.Batched, pointer));
            }
        }

        Tensor?[] gradients = leaves.Count == 0 || roots.Count == 0
            ? new Tensor?[leaves.Count]
            : Placed(() => Gradients.Grad(roots, Tensors(leaves), seeds, allowUnused: true, isGradsBatched: request.Batched));
        return Finish(request, leaves, gradients, request.Batched ? seeds : []);
    }

    /// <summary>The gradients of Σ weight · gradient over the leaves: the gradient itself, differentiated.</summary>
    /// <exception cref="GradException">PyTorch's errors, with their place in the request.</exception>
    public IReadOnlyList<KeyValuePair<string, Tensor?>> Second(GraphRequest request)
    {
        List<KeyValuePair<string, Tensor>> leaves = Leaves(request);
        KeyValuePair<string, Tensor?>[] first = Differentiate(request, leaves, createGraph: true);
        var roots = new List<Tensor>();
        var weights = new List<Tensor>();
        foreach (var (name, gradient) in first)
        {
            Tensor? weight = request.Weights is null ? gradient?.OnesLike() : request.Weights.FirstOrDefault(pair => pair.Key == name).Value;
            if (gradient is not null && weight is not null && !weight.Shape.Equals(gradient.Shape))
            {
                throw GradException.Shape($"the weight of '{name}' has shape {weight.Shape}, its gradient {gradient.Shape}").At("/weights/" + JsonPointer.Escape(name));
            }

            if (gradient is { RequiresGrad: true } && weight is not null)
            {
                roots.Add(gradient);
                weights.Add(weight);
            }
        }

        foreach (var (name, _) in request.Weights ?? [])
        {
            if (!Array.Exists(first, pair => pair.Key == name))
            {
                throw new GradException(ErrorKind.UnknownName, $"'{name}' is not one of the leaves that are differentiated by").At("/weights/" + JsonPointer.Escape(name));
            }
        }

        Tensor?[] second = roots.Count == 0 ? new Tensor?[leaves.Count] : Placed(() => Gradients.Grad(roots, Tensors(leaves), weights, allowUnused: true));
        return Finish(request with { AllowUnused = true }, leaves, second, []);
    }

    private static Tensor[] Tensors(List<KeyValuePair<string, Tensor>> named)
    {
        var tensors = new Tensor[named.Count];
        for (int i = 0; i < tensors.Length; i++)
        {
            tensors[i] = named[i].Value;
        }

        return tensors;
    }

    private void Keep(GraphNode node, NodeResults results)
    {
        // What was changed in place keeps its name.
        if ((node.Id ?? (node.Op.EndsWith('_') && node.Inputs is [string changed, ..] ? changed : null)) is not { } id)
        {
            return;
        }

        for (int i = 0; i < results.Tensors.Count; i++)
        {
            Tensor result = results.Tensors[i];
            if (!result.RequiresGrad || result.IsUnrecordedView)
            {
                continue;
            }

            if (node.RetainGrad && !result.IsLeaf)
            {
                retained.Add(new(results.NameOf(id, i), result));
            }
            else if (result.IsLeaf && !IsKnown(result))
            {
                made.Add(new(results.NameOf(id, i), result));
            }
        }
    }

    // A leaf that requires grad is reported under the name under which it first did.
    private bool IsKnown(Tensor tensor)
    {
        foreach (var (_, known) in made)
        {
            if (ReferenceEquals(known, tensor))
            {
                return true;
            }
        }

        foreach (var (_, input) in graph.Inputs)
        {
            if (ReferenceEquals(input, tensor))
            {
                return true;
            }
        }

        return false;
    }

    private static GradException Unknown(string name, string pointer) =>
        new(ErrorKind.UnknownName, $"nothing is named '{name}'") { Pointer = pointer };

    /// <summary>By what a request differentiates: what <c>wrt</c> names, else the leaves that require grad and the nodes that retain their gradient.</summary>
    internal List<KeyValuePair<string, Tensor>> Leaves(GraphRequest request)
    {
        var leaves = new List<KeyValuePair<string, Tensor>>();
        if (request.Wrt is { } wrt)
        {
            for (int i = 0; i < wrt.Count; i++)
            {
                Tensor tensor = inputs.GetValueOrDefault(wrt[i]) ?? scope.Find(wrt[i]) ?? throw Unknown(wrt[i], $"/wrt/{i}");
                leaves.Add(tensor.RequiresGrad ? new(wrt[i], tensor) : throw new GradException(
                    ErrorKind.NoGradientPath,
                    $"element {i} of the input tensors does not require grad. " + (tensor.DType.IsDifferentiable()
                        ? $"Give '{wrt[i]}' \"requires_grad\": true, or take it out of no_grad."
                        : $"'{wrt[i]}' is of dtype {tensor.DType.Name()}, which has no derivatives."))
                { Pointer = $"/wrt/{i}" });
            }

            return leaves;
        }

        foreach (var (name, tensor) in graph.Inputs)
        {
            if (tensor is { RequiresGrad: true, IsLeaf: true })
            {
                leaves.Add(new(name, tensor));
            }
        }

        leaves.AddRange(made.Where(pair => pair.Value is { RequiresGrad: true, IsLeaf: true }));
        leaves.AddRange(retained);
        return leaves;
    }

    private KeyValuePair<string, Tensor?>[] Differentiate(GraphRequest request, List<KeyValuePair<string, Tensor>> leaves, bool createGraph)
    {
        IReadOnlyList<KeyValuePair<string, Tensor>> outputs = Outputs();
        foreach (var (name, _) in request.GradOutputs)
        {
            if (!graph.Outputs.Contains(name))
            {
                throw new GradException(ErrorKind.UnknownName, $"'{name}' is not one of the outputs") { Pointer = "/grad_outputs/" + JsonPointer.Escape(name) };
            }
        }

        // Beside an output that can be differentiated, one that cannot, such as indices, is a value and no more.
        bool any = outputs.Any(output => output.Value.RequiresGrad);
        var roots = new List<Tensor>();
        var seeds = new List<Tensor>();
        for (int i = 0; i < outputs.Count; i++)
        {
            var (name, output) = outputs[i];
            if (output.RequiresGrad || !any || request.GradOutputs.Any(pair => pair.Key == name))
            {
                roots.Add(output);
                seeds.Add(Seed(request, name, output, i));
            }
        }

        Tensor?[] gradients = leaves.Count == 0 ? [] : Placed(() => Gradients.Grad(roots, Tensors(leaves), seeds, createGraph: createGraph, allowUnused: true));
        return Finish(request, leaves, gradients, []);
    }

    private static KeyValuePair<string, Tensor?>[] Finish(
        GraphRequest request, List<KeyValuePair<string, Tensor>> leaves, Tensor?[] gradients, List<Tensor> batched)
    {
        if (request.MaterializeGrads && !request.AllowUnused)
        {
            throw GradException.Argument(
                "Expected allow_unused to be True or not passed when materialize_grads=True, but got: allow_unused=False.", "ValueError").At("/materialize_grads");
        }

        var named = new KeyValuePair<string, Tensor?>[leaves.Count];
        for (int i = 0; i < named.Length; i++)
        {
            if (gradients[i] is null && !request.AllowUnused)
            {
                throw new GradException(
                    ErrorKind.NoGradientPath,
                    $"One of the differentiated Tensors appears to not have been used in the graph. Set allow_unused=True if this is the desired behavior. It is '{leaves[i].Key}'.")
                {
                    Pointer = request.Wrt is null ? "/outputs" : $"/wrt/{i}",
                };
            }

            Shape shape = leaves[i].Value.Shape;
            named[i] = new(leaves[i].Key, gradients[i] is null && request.MaterializeGrads
                ? Torch.Zeros(batched.Count > 0 ? [batched[0].Shape[0], .. shape.Sizes] : shape.ToArray(), leaves[i].Value.DType)
                : gradients[i]);
        }

        return named;
    }

    private Tensor Cotangent(Tensor output, Tensor cotangent, int place, bool batched, string pointer)
    {
        try
        {
            if (!batched)
            {
                return Gradients.Seed(output, cotangent, place);
            }

            if (cotangent.Rank == 0 || !cotangent.Shape.Sizes[1..].SequenceEqual(output.Shape.Sizes))
            {
                throw GradException.Shape(
                    $"with batched, the cotangent has one more leading dimension than its output of shape {output.Shape}, but its shape is {cotangent.Shape}");
            }

            // The checks of one sample are those of all.
            Gradients.Seed(output, cotangent.Count == 0 ? output.Detach() : cotangent.Select(0, 0), place);
            return cotangent.To(output.DType);
        }
        catch (GradException error)
        {
            throw Advised(error, place).At(pointer);
        }
    }

    private Tensor Seed(GraphRequest request, string name, Tensor output, int index)
    {
        Tensor? gradient = null;
        foreach (var pair in request.GradOutputs)
        {
            gradient = pair.Key == name ? pair.Value : gradient;
        }

        try
        {
            return Gradients.Seed(output, gradient, index);
        }
        catch (GradException error)
        {
            throw Advised(error, index).At(gradient is null ? $"/outputs/{index}" : "/grad_outputs/" + JsonPointer.Escape(name));
        }
    }

    /// <summary>An error about an output that does not require grad, with the node at which the chain to the leaves breaks.</summary>
    private GradException Advised(GradException error, int output)
    {
        try
        {
            if (error.Kind != ErrorKind.NoGradientPath || written() is not { Nodes.Count: > 0 } nodes)
            {
                return error;
            }

            var broken = BrokenChain.Find(nodes, output);
            return new GradException(error.Kind, $"{error.Message}. {broken.Advice}", error.PythonType) { Operator = broken.Op, Node = broken.Node, Line = broken.Line };
        }
        catch (GradException)
        {
            // The graph may not run twice, over what it wrote into its inputs or within its bounds: then the error is all there is to say.
            return error;
        }
    }

    /// <summary>Runs a backward pass; an error in it names the node that recorded the operation.</summary>
    internal T Placed<T>(Func<T> pass)
    {
        try
        {
            return pass();
        }
        catch (GradException error) when (error is { Pointer: null, Node: not null })
        {
            throw Find(graph.Nodes, error.Node, string.Empty) is var (pointer, op) ? error.At(pointer, op)
                : LineOf(error.Node) is { } line ? new GradException(error.Kind, error.Message, error.PythonType) { Line = line }
                : error;
        }
    }

    private static int? LineOf(string place) =>
        place.StartsWith(GradMode.LinePlace, StringComparison.Ordinal) && int.TryParse(place.AsSpan(GradMode.LinePlace.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int line) ? line : null;

    // The name of a node in a subgraph stands behind that of the node around it.
    private static (string Pointer, string Op)? Find(IReadOnlyList<GraphNode> nodes, string place, string pointer)
    {
        for (int i = 0; i < nodes.Count; i++)
        {
            GraphNode node = nodes[i];
            if (node.Id == place)
            {
                return ($"{pointer}/nodes/{i}", node.Op);
            }

            if (node.Id is { } id && node.Bodies.Count > 0 && place.StartsWith(id + "/", StringComparison.Ordinal))
            {
                foreach (var (name, body) in node.Bodies)
                {
                    if (Find(body.Nodes, place[(id.Length + 1)..], $"{pointer}/nodes/{i}/{name}") is { } found)
                    {
                        return found;
                    }
                }
            }
        }

        return null;
    }
}
