using GradService.Operators;
using GradService.Tensors;

namespace GradService.Graphs;

/// <summary>
/// A request's graph as a function of some of its inputs, which can be called again and again: every call gets inputs as they were sent, and
/// the same random numbers.
/// </summary>
internal sealed class GraphFunction
{
    private readonly GraphRequest request;
    private readonly Func<GraphRequest, Evaluator> evaluate;
    private readonly KeyValuePair<string, Tensor>[] inputs;
    private readonly int[] places;
    private readonly RandomNumbers start = Evaluation.Random.Copy();

    /// <summary>Makes a function of a request's graph.</summary>
    /// <param name="request">The request.</param>
    /// <param name="evaluate">Runs its graph.</param>
    /// <param name="names">The inputs that are the function's arguments; null for all that require grad.</param>
    /// <param name="field">The field of the request that names them.</param>
    /// <exception cref="GradException">A name is not that of an input.</exception>
    public GraphFunction(GraphRequest request, Func<GraphRequest, Evaluator> evaluate, IReadOnlyList<string>? names, string field)
    {
        this.request = request;
        this.evaluate = evaluate;
        inputs = [.. request.Graph.Inputs.Select(input => new KeyValuePair<string, Tensor>(input.Key, Copy(input.Value)))];
        places = names is null
            ? [.. Enumerable.Range(0, inputs.Length).Where(i => inputs[i].Value.RequiresGrad)]
            : [.. names.Select(Place)];
        Names = [.. places.Select(place => inputs[place].Key)];

        int Place(string name, int position)
        {
            int place = Array.FindIndex(inputs, input => input.Key == name);
            string pointer = field == "wrt" ? $"/wrt/{position}" : $"/{field}/{JsonPointer.Escape(name)}";
            if (place < 0)
            {
                throw new GradException(ErrorKind.UnknownName, $"'{name}' is not one of the inputs") { Pointer = pointer };
            }

            return field != "wrt" || inputs[place].Value.DType.IsDifferentiable()
                ? place
                : throw new GradException(
                    ErrorKind.NoGradientPath,
                    $"element {position} of the input tensors does not require grad. '{name}' is of dtype {inputs[place].Value.DType.Name()}, which has no derivatives.")
                {
                    Pointer = pointer,
                };
        }
    }

    /// <summary>The names of the arguments.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The arguments as they were sent.</summary>
    public Tensor[] Arguments => [.. places.Select(place => Copy(inputs[place].Value))];

    /// <summary>The outputs for other arguments. Where one is of another precision than was sent, the other inputs follow it.</summary>
    public Tensor[] Call(Tensor[] arguments)
    {
        bool isWide = arguments.Where((argument, i) => argument.DType != inputs[places[i]].Value.DType)
            .Any(argument => argument.DType is DType.Float64 or DType.Complex128);
        KeyValuePair<string, Tensor>[] own = [.. inputs.Select(input => new KeyValuePair<string, Tensor>(input.Key, isWide ? Widened(input.Value) : Copy(input.Value)))];
        for (int i = 0; i < places.Length; i++)
        {
            bool isLeaf = own[places[i]].Value.RequiresGrad && !arguments[i].RequiresGrad;
            own[places[i]] = new(own[places[i]].Key, isLeaf ? arguments[i].RequiresGrad_() : arguments[i]);
        }

        Evaluation.Random = start.Copy();
        Evaluator evaluator = evaluate(request with { Graph = request.Graph with { Inputs = own } });
        return [.. evaluator.Outputs().Select(output => output.Value)];
    }

    private static Tensor Widened(Tensor tensor) => !tensor.DType.IsDifferentiable() ? Copy(tensor)
        : Copy(tensor).Detach().To(tensor.DType.IsComplex() ? DType.Complex128 : DType.Float64).RequiresGrad_(tensor.RequiresGrad);

    private static Tensor Copy(Tensor tensor) => tensor.Detach().Clone().RequiresGrad_(tensor.RequiresGrad);
}
