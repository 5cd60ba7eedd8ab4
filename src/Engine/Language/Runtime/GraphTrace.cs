using System.Globalization;
using GradService.Autograd;
using GradService.Graphs;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Language.Runtime;

/// <summary>
/// What a program does, written down as a graph while it runs: each operator that it applies is a node. The graph stands for the program as
/// long as nothing that it does depends on the values of tensors, which <see cref="Objection"/> tells.
/// </summary>
internal sealed class GraphTrace
{
    private readonly Dictionary<Tensor, string> names = new(ReferenceEqualityComparer.Instance);
    private readonly List<KeyValuePair<string, Tensor>> inputs = [];
    private readonly List<GraphNode> nodes = [];
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    // The memory in which something lies that was computed from the inputs: other inputs would have left something else there.
    private readonly HashSet<object> dependent = new(ReferenceEqualityComparer.Instance);

    public GraphTrace(IEnumerable<KeyValuePair<string, Tensor>> inputs)
    {
        foreach (var (name, tensor) in inputs)
        {
            Input(name, tensor, tensor);
            dependent.Add(tensor.Storage);
        }
    }

    /// <summary>Why the graph does not stand for the program; null where it does.</summary>
    public string? Objection { get; private set; }

    /// <summary>Something happens that no graph can say.</summary>
    /// <param name="what">What the line does: a verb and its object.</param>
    public static void Refuse(string what) => Interpreter.Current.Trace?.Object(what);

    /// <summary>The values of tensors are read, and what follows may depend on them.</summary>
    public static void Read() => Refuse("reads the value of a tensor");

    /// <summary>The value of a tensor of one element, on which what follows may depend.</summary>
    public static Scalar Read(Tensor tensor)
    {
        Read();
        return tensor.Item();
    }

    /// <summary>A function that is no operator was called: what it made of what depends on the inputs is lost to the graph.</summary>
    public void Called(string name, object?[] arguments, object? result)
    {
        if (TensorsIn(result).Any(made => !names.ContainsKey(made)) && TensorsIn(arguments).Any(DependsOnInputs))
        {
            Object($"calls {name}(), which is no operator");
        }
    }

    /// <summary>The gradient of a tensor is kept.</summary>
    public void RetainGrad(Tensor tensor)
    {
        if (names.TryGetValue(tensor, out string? name) && nodes.FindIndex(node => node.Id == name) is >= 0 and int at)
        {
            nodes[at] = nodes[at] with { RetainGrad = true };
        }
        else if (!tensor.IsLeaf)
        {
            Object("retains the gradient of what is no node");
        }
    }

    /// <summary>An operator was applied.</summary>
    public void Add(string op, IReadOnlyList<object?> positional, IReadOnlyList<KeyValuePair<string, object?>> keywords, IReadOnlyList<Tensor> results)
    {
        if (Objection is not null)
        {
            return;
        }

        bool isInPlace = op.EndsWith('_') && results is [_];
        if (isInPlace && !names.ContainsKey(results[0]))
        {
            Object("changes what the program made of numbers");
        }

        string? id = isInPlace ? null : Fresh(op[(op.LastIndexOf('.') + 1)..].TrimEnd('_'));
        nodes.Add(new GraphNode(id, op, [.. positional.Select(Named)], [.. keywords.Select(pair => new KeyValuePair<string, object?>(pair.Key, Named(pair.Value)))])
        {
            NoGrad = !GradMode.IsEnabled,
        });
        for (int i = 0; i < results.Count && !isInPlace; i++)
        {
            names.TryAdd(results[i], results.Count == 1 ? id! : string.Create(CultureInfo.InvariantCulture, $"{id}.{i}"));
        }

        if (TensorsIn(positional).Concat(keywords.SelectMany(static pair => TensorsIn(pair.Value))).Any(DependsOnInputs))
        {
            dependent.UnionWith(results.Select(static result => result.Storage));
        }
    }

    /// <summary>A tensor was indexed, or written to at an index.</summary>
    public void AddIndexed(string op, Tensor tensor, TensorIndex[] index, Tensor? value, Tensor result)
    {
        string text = string.Join(", ", index.Select(Text));
        Add(op, [tensor], value is null ? [new("index", text)] : [new("index", text), new("value", value)], [result]);
        if (Array.Exists(index, entry => entry.Tensor is { } places && DependsOnInputs(places)))
        {
            dependent.Add(result.Storage);
        }
    }

    /// <summary>The graph of the program, with names of its variables as outputs.</summary>
    public Graph Graph(IReadOnlyList<KeyValuePair<string, Tensor>> outputs)
    {
        // An output that a variable names has that name in the graph too, where it is free.
        var renamed = new Dictionary<string, string>(StringComparer.Ordinal);
        var results = new List<string>();
        foreach (var (variable, tensor) in outputs)
        {
            string name = NameOf(tensor);
            if (!name.Contains('.', StringComparison.Ordinal) && !inputs.Exists(input => input.Key == name) && taken.Add(variable))
            {
                renamed.TryAdd(name, variable);
            }

            results.Add(renamed.GetValueOrDefault(name, name));
        }

        return new Graph(inputs, [.. nodes.Select(node => Renamed(node, renamed))], results);
    }

    private static GraphNode Renamed(GraphNode node, Dictionary<string, string> names)
    {
        return node with
        {
            Id = node.Id is { } id ? names.GetValueOrDefault(id, id) : null,
            Inputs = [.. node.Inputs.Select(Replaced)],
            Attributes = [.. node.Attributes.Select(pair => new KeyValuePair<string, object?>(pair.Key, pair.Key == "index" ? Index((string)pair.Value!) : Replaced(pair.Value)))],
        };

        object? Replaced(object? value) => value switch
        {
            string text => names.GetValueOrDefault(text, text),
            IReadOnlyList<object?> list => list.Select(Replaced).ToList(),
            _ => value,
        };

        string Index(string text) => string.Join(", ", text.Split(", ").Select(entry => names.GetValueOrDefault(entry, entry)));
    }

    private void Object(string what) => Objection ??= $"line {Interpreter.Current.ProgramPlace?.Line} {what}";

    private static IEnumerable<Tensor> TensorsIn(object? value) => value switch
    {
        Tensor tensor => [tensor],
        IEnumerable<object?> items => items.SelectMany(TensorsIn),
        _ => [],
    };

    private bool DependsOnInputs(Tensor tensor) => dependent.Contains(tensor.Storage);

    private void Input(string name, Tensor tensor, Tensor value)
    {
        taken.Add(name);
        names[tensor] = name;
        inputs.Add(new(name, value));
    }

    private string Fresh(string stem)
    {
        for (int i = 1; ; i++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"{stem}{i}");
            if (taken.Add(name))
            {
                return name;
            }
        }
    }

    private string NameOf(Tensor tensor)
    {
        if (!names.TryGetValue(tensor, out string? name))
        {
            if (!tensor.IsLeaf || DependsOnInputs(tensor))
            {
                Object("uses what no operator of the graph has made");
            }

            // What the program makes of numbers is an input of the graph, as it is before the graph changes it.
            name = Fresh("constant");
            Input(name, tensor, tensor.Detach().Clone().RequiresGrad_(tensor.RequiresGrad));
        }

        return name;
    }

    private object? Named(object? value) => value switch
    {
        Tensor { IsWrappedNumber: true } number => Numbers.FromScalar(number.Item()),
        Tensor tensor => NameOf(tensor),
        DType dtype => dtype.Name(),
        IReadOnlyList<object?> list => list.Select(Named).ToList(),
        _ => value,
    };

    private string Text(TensorIndex entry) => entry.Kind switch
    {
        IndexKind.Integer => entry.Integer.ToString(CultureInfo.InvariantCulture),
        IndexKind.Slice => string.Create(CultureInfo.InvariantCulture, $"{entry.Start}:{entry.Stop}{(entry.Step == 1 ? string.Empty : $":{entry.Step}")}"),
        IndexKind.Ellipsis => "...",
        IndexKind.NewAxis => "None",
        _ => NameOf(entry.Tensor!),
    };
}
