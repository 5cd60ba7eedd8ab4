using System.Globalization;
using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Graphs;

/// <summary>Runs the nodes of a graph in order and keeps what they give, by name.</summary>
public sealed class Evaluator
{
    private readonly Graph graph;
    private readonly Dictionary<string, Tensor> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Tensor> inputs = new(StringComparer.Ordinal);
    private readonly List<KeyValuePair<string, Tensor>> made = [];
    private readonly List<KeyValuePair<string, Tensor>> retained = [];
    private readonly Func<string, Tensor?> find;
    private Dictionary<string, Several>? several;

    private Evaluator(Graph graph)
    {
        this.graph = graph;
        find = Find;
    }

    /// <summary>Runs a graph.</summary>
    /// <exception cref="GradException">A node cannot run; the error names it.</exception>
    public static Evaluator Run(Graph graph)
    {
        var evaluator = new Evaluator(graph);
        foreach (var (name, tensor) in graph.Inputs)
        {
            evaluator.Define(name, tensor);
        }

        GradMode mode = GradMode.Current;
        try
        {
            for (int i = 0; i < graph.Nodes.Count; i++)
            {
                mode.Place = graph.Nodes[i].Id;
                evaluator.Run(graph.Nodes[i], i);
            }
        }
        finally
        {
            mode.Place = null;
        }

        return evaluator;
    }

    /// <summary>Takes values that were computed elsewhere, by a program, for those of a graph.</summary>
    /// <param name="graph">The inputs, and the names of the outputs.</param>
    /// <param name="variables">The values by name; a leaf among them that requires grad is differentiated by.</param>
    public static Evaluator Of(Graph graph, IEnumerable<KeyValuePair<string, Tensor>> variables)
    {
        var evaluator = new Evaluator(graph);
        foreach (var (name, tensor) in variables)
        {
            evaluator.values[name] = tensor;
            if (tensor is { RequiresGrad: true, IsLeaf: true } && !evaluator.IsKnown(tensor))
            {
                evaluator.made.Add(new(name, tensor));
            }
        }

        foreach (var (name, tensor) in graph.Inputs)
        {
            // What is differentiated by is the input, whatever the program made of its name.
            evaluator.inputs[name] = tensor;
            evaluator.values.TryAdd(name, tensor);
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
            outputs[i] = new(graph.Outputs[i], Find(graph.Outputs[i]) ?? throw Unknown(graph.Outputs[i], $"/outputs/{i}"));
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
                throw GradException.Shape($"the weight of '{name}' has shape {weight.Shape}, its gradient {gradient.Shape}").At("/weights/" + Escaped(name));
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
                throw new GradException(ErrorKind.UnknownName, $"'{name}' is not one of the leaves that are differentiated by").At("/weights/" + Escaped(name));
            }
        }

        Tensor?[] second = roots.Count == 0 ? new Tensor?[leaves.Count] : Placed(() => Gradients.Grad(roots, Tensors(leaves), weights, allowUnused: true));
        return [.. leaves.Select((leaf, i) => new KeyValuePair<string, Tensor?>(leaf.Key, second[i]))];
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

    private static string Escaped(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private void Run(GraphNode node, int index)
    {
        if (Catalogue.Find(node.Op) is not { } entry)
        {
            IReadOnlyList<string> near = Catalogue.Nearest(node.Op);
            throw new GradException(
                ErrorKind.UnknownOperator,
                $"there is no operator '{node.Op}'{(near.Count > 0 ? $"; near it: {string.Join(", ", near)}" : string.Empty)}").At($"/nodes/{index}/op", node.Op, node.Id);
        }

        if (node.Id is { } id && values.ContainsKey(id))
        {
            throw new GradException(ErrorKind.DuplicateName, $"the name '{id}' is defined twice").At($"/nodes/{index}/id", node.Op, id);
        }

        try
        {
            using var recording = GradMode.SetEnabled(!node.NoGrad);
            IReadOnlyList<Tensor> results = Binder.Call(entry, node.Inputs, node.Attributes, find, out Misfit misfit)
                ?? throw new GradException(misfit.Kind, misfit.Message, "TypeError").At(Pointer(index, misfit));
            Keep(node, entry, results);
        }
        catch (GradException error) when (error.Operator is null)
        {
            throw error.At($"/nodes/{index}", node.Op, node.Id);
        }
    }

    private static string Pointer(int node, Misfit misfit) =>
        misfit.Position >= 0 ? $"/nodes/{node}/inputs/{misfit.Position}"
        : misfit.Keyword is not null ? $"/nodes/{node}/attrs/{Escaped(misfit.Keyword)}"
        : $"/nodes/{node}";

    private void Keep(GraphNode node, CatalogueEntry entry, IReadOnlyList<Tensor> results)
    {
        if (node.RetainGrad && !results.Any(result => result.RequiresGrad))
        {
            throw GradException.Argument("can't retain_grad on Tensor that has requires_grad=False");
        }

        if (node.Id is not { } id)
        {
            return;
        }

        if (results.Count > 0)
        {
            Define(id, results[0]);
        }

        var named = new Several(results, NamesOf(entry, results.Count));
        (several ??= new(StringComparer.Ordinal)).Add(id, named);
        for (int i = 0; i < results.Count; i++)
        {
            Tensor result = results[i];
            if (!result.RequiresGrad || result.IsUnrecordedView)
            {
                continue;
            }

            if (node.RetainGrad && !result.IsLeaf)
            {
                retained.Add(new(named.NameOf(id, i), result));
            }
            else if (result.IsLeaf && !IsKnown(result))
            {
                made.Add(new(named.NameOf(id, i), result));
            }
        }
    }

    private static IReadOnlyList<string> NamesOf(CatalogueEntry entry, int count)
    {
        foreach (Signature signature in entry.Overloads)
        {
            if (signature.ResultNames.Count == count)
            {
                return signature.ResultNames;
            }
        }

        return [];
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

    private void Define(string name, Tensor tensor)
    {
        if (!values.TryAdd(name, tensor))
        {
            throw new GradException(ErrorKind.DuplicateName, $"the name '{name}' is defined twice");
        }
    }

    private Tensor? Find(string name)
    {
        if (values.TryGetValue(name, out Tensor? tensor))
        {
            return tensor;
        }

        int dot = name.LastIndexOf('.');
        return dot > 0 && several is not null && several.TryGetValue(name[..dot], out Several? results) ? results.Find(name[(dot + 1)..]) : null;
    }

    private static GradException Unknown(string name, string pointer) =>
        new(ErrorKind.UnknownName, $"nothing is named '{name}'") { Pointer = pointer };

    private List<KeyValuePair<string, Tensor>> Leaves(GraphRequest request)
    {
        var leaves = new List<KeyValuePair<string, Tensor>>();
        if (request.Wrt is { } wrt)
        {
            for (int i = 0; i < wrt.Count; i++)
            {
                Tensor tensor = inputs.GetValueOrDefault(wrt[i]) ?? Find(wrt[i]) ?? throw Unknown(wrt[i], $"/wrt/{i}");
                leaves.Add(tensor.RequiresGrad ? new(wrt[i], tensor) : throw new GradException(
                    ErrorKind.NoGradientPath, $"element {i} of the input tensors does not require grad")
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
                throw new GradException(ErrorKind.UnknownName, $"'{name}' is not one of the outputs") { Pointer = "/grad_outputs/" + Escaped(name) };
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
        var named = new KeyValuePair<string, Tensor?>[leaves.Count];
        for (int i = 0; i < named.Length; i++)
        {
            named[i] = new(leaves[i].Key, gradients[i]);
            if (gradients[i] is null && !request.AllowUnused)
            {
                throw new GradException(
                    ErrorKind.NoGradientPath,
                    $"One of the differentiated Tensors appears to not have been used in the graph. Set allow_unused=True if this is the desired behavior. It is '{leaves[i].Key}'.")
                {
                    Pointer = request.Wrt is null ? "/outputs" : $"/wrt/{i}",
                };
            }
        }

        return named;
    }

    private static Tensor Seed(GraphRequest request, string name, Tensor output, int index)
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
            throw error.At(gradient is null ? $"/outputs/{index}" : "/grad_outputs/" + Escaped(name));
        }
    }

    /// <summary>Runs a backward pass; an error in it names the node that recorded the operation.</summary>
    private T Placed<T>(Func<T> pass)
    {
        try
        {
            return pass();
        }
        catch (GradException error) when (error is { Pointer: null, Node: not null })
        {
            for (int i = 0; i < graph.Nodes.Count; i++)
            {
                if (graph.Nodes[i].Id == error.Node)
                {
                    throw error.At($"/nodes/{i}", graph.Nodes[i].Op);
                }
            }

            throw;
        }
    }

    /// <summary>The results of a node, which <c>id.0</c> and <c>id.values</c> name.</summary>
    private sealed class Several(IReadOnlyList<Tensor> results, IReadOnlyList<string> names)
    {
        public Tensor? Find(string part)
        {
            for (int i = 0; i < names.Count; i++)
            {
                if (names[i] == part)
                {
                    return results[i];
                }
            }

            return int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < results.Count ? results[index] : null;
        }

        public string NameOf(string id, int index) =>
            results.Count == 1 ? id
            : names.Count > 0 ? $"{id}.{names[index]}"
            : string.Create(CultureInfo.InvariantCulture, $"{id}.{index}");
    }
}
