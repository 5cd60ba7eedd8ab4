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
    private const int MaxNesting = 4;

    private readonly Dictionary<Tensor, string> names = new(ReferenceEqualityComparer.Instance);
    private readonly List<KeyValuePair<string, Tensor>> inputs = [];
    private readonly List<GraphNode> nodes = [];
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    // Tensors that other inputs would have made of another size.
    private readonly HashSet<Tensor> sizedByValues = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<TracedLoop> loops = [];

    // How often what a tensor shares its memory with had been written to when a node last used it, and the last node that wrote.
    private readonly Dictionary<Tensor, int> versions = new(ReferenceEqualityComparer.Instance);
    private int written = -1;

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

    /// <summary>The size of a tensor is read, and what follows may depend on it.</summary>
    public static Shape ReadSize(Tensor tensor)
    {
        if (Interpreter.Current.Trace is { } trace && trace.sizedByValues.Contains(tensor))
        {
            trace.Object("reads a size that depends on the values of tensors");
        }

        return tensor.Shape;
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
            Line = Interpreter.Current.ProgramPlace?.Line,
        });
        for (int i = 0; i < results.Count && !isInPlace; i++)
        {
            names.TryAdd(results[i], results.Count == 1 ? id! : string.Create(CultureInfo.InvariantCulture, $"{id}.{i}"));
        }

        List<Tensor> arguments = [.. TensorsIn(positional).Concat(keywords.SelectMany(static pair => TensorsIn(pair.Value)))];
        bool isWriting = isInPlace || keywords.Any(static pair => pair is { Key: "out", Value: not null });
        foreach (Tensor tensor in arguments.Concat(results))
        {
            isWriting |= IsWritten(tensor);
        }

        written = isWriting ? nodes.Count - 1 : written;
        if (arguments.Exists(DependsOnInputs))
        {
            dependent.UnionWith(results.Select(static result => result.Storage));
        }

        // What has no dimensions is of one size.
        if (arguments.Exists(sizedByValues.Contains) || (Catalogue.FindExactly(op)?.Overloads.Any(static overload => overload.IsSizedByValues) == true && arguments.Exists(DependsOnInputs)))
        {
            sizedByValues.UnionWith(results.Where(static result => result.Rank > 0));
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

        if (Array.Exists(index, entry => entry.Tensor is { DType: DType.Bool or DType.UInt8 } mask && DependsOnInputs(mask)) && value is null)
        {
            sizedByValues.Add(result);
        }
    }

    /// <summary>The graph of the program, with names of its variables as outputs.</summary>
    public Graph Graph(IReadOnlyList<KeyValuePair<string, Tensor>> outputs)
    {
        List<GraphNode> rolled = [.. nodes];
        IReadOnlyList<string> names = Rolled(rolled, [.. outputs.Select(output => NameOf(output.Value))]);

        // An output that a variable names has that name in the graph too, where it is free.
        var renamed = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < outputs.Count; i++)
        {
            (string variable, string name) = (outputs[i].Key, names[i]);
            if (!name.Contains('.', StringComparison.Ordinal) && !inputs.Exists(input => input.Key == name) && !renamed.ContainsKey(name) && taken.Add(variable))
            {
                renamed.Add(name, variable);
            }
        }

        List<GraphNode> named = [.. rolled.Select(node => node.Renamed(name => renamed.GetValueOrDefault(name, name)))];
        return new Graph(inputs, named, Distinct(named, [.. outputs.Select(static output => output.Key)], [.. names.Select(name => renamed.GetValueOrDefault(name, name))]));
    }

    /// <summary>A loop begins.</summary>
    public TracedLoop BeginLoop()
    {
        var loop = new TracedLoop(() => nodes.Count);
        loops.Add(loop);
        return loop;
    }

    // Outputs have names of their own: another variable of the same tensor is a view of it, the whole of it.
    private List<string> Distinct(List<GraphNode> named, string[] variables, string[] names)
    {
        var results = new List<string>();
        for (int i = 0; i < names.Length; i++)
        {
            string name = names[i];
            int own = Enumerable.Range(0, names.Length).FirstOrDefault(at => names[at] == name && variables[at] == name, Array.IndexOf(names, name));
            if (i == own)
            {
                results.Add(name);
                continue;
            }

            string alias = taken.Add(variables[i]) ? variables[i] : Fresh(variables[i]);
            named.Add(new GraphNode(alias, "Tensor.view_as", [name, name], []));
            results.Add(alias);
        }

        return results;
    }

    private void Object(string what) => Objection ??= $"line {Interpreter.Current.ProgramPlace?.Line} {what}";

    // Lists may hold themselves; tensors that lie deeper are found to be unknown where they are used.
    private static IEnumerable<Tensor> TensorsIn(object? value, int depth = 0, HashSet<object>? seen = null)
    {
        if (value is Tensor tensor)
        {
            return [tensor];
        }

        seen ??= new HashSet<object>(ReferenceEqualityComparer.Instance);
        return value is IEnumerable<object?> items && depth < MaxNesting && seen.Add(items) ? items.SelectMany(item => TensorsIn(item, depth + 1, seen)) : [];
    }

    // An operator may write without a name that says so: where it is told to work in place, or into running means.
    private bool IsWritten(Tensor tensor)
    {
        bool isKnown = versions.TryGetValue(tensor, out int version);
        versions[tensor] = tensor.Version.Value;
        return isKnown && version != tensor.Version.Value;
    }

    private bool DependsOnInputs(Tensor tensor) => dependent.Contains(tensor.Storage);

    private void Input(string name, Tensor tensor, Tensor value)
    {
        taken.Add(name);
        names[tensor] = name;
        versions[tensor] = tensor.Version.Value;
        inputs.Add(new(name, value));
    }

    // The last loops first, so that the places of those before them stay what they are. A loop in which one was rolled up is left as it is.
    private IReadOnlyList<string> Rolled(List<GraphNode> rolled, IReadOnlyList<string> outputs)
    {
        var specs = new Dictionary<string, TensorSpec>(StringComparer.Ordinal);
        foreach (var (tensor, name) in names)
        {
            specs[name] = tensor.Spec;
        }

        foreach (TracedLoop loop in loops.Where(static loop => loop.Bounds.Count > 0).OrderByDescending(static loop => loop.Bounds[0]).ThenBy(static loop => loop.Bounds[^1]))
        {
            outputs = LoopRolling.Roll(rolled, outputs, loop, written, specs, Fresh);
        }

        // The slices that a scan takes itself.
        var used = new HashSet<string>(outputs, StringComparer.Ordinal);
        rolled.ForEach(node => (node with { Id = null }).Renamed(text => used.Add(text) ? text : text));
        rolled.RemoveAll(node => node is { Op: "unbind", Id: { } id } && !used.Any(name => name == id || name.StartsWith(id + ".", StringComparison.Ordinal)));
        return outputs;
    }

    private string Fresh(string stem)
    {
        while (true)
        {
            int number = numbers[stem] = numbers.GetValueOrDefault(stem) + 1;
            string name = string.Create(CultureInfo.InvariantCulture, $"{stem}{number}");

            // The thirty-second result of float() is not named as a dtype is, which nodes have among their arguments.
            if (!DTypes.TryParse(name, out _) && taken.Add(name))
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
