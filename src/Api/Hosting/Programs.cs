using GradService.Graphs;
using GradService.Language;
using GradService.Language.Runtime;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Api.Hosting;

/// <summary>Programs that stand for the nodes of a graph.</summary>
internal static class Programs
{
    /// <summary>The variable that takes the value of a program's last expression.</summary>
    public const string Result = "result";

    /// <summary>Runs the program of a request: its inputs are the program's variables, and its outputs are variables too.</summary>
    public static Evaluator Evaluate(GraphRequest request, ScriptLimits limits)
    {
        ScriptResult result = Script.Parse(request.Program!, limits).Run(request.Graph.Inputs, request.Graph.Outputs.Contains(Result) ? Result : null);
        return Evaluator.Of(request.Graph, result.Variables, () => Traced(request, limits));
    }

    private static Graph? Traced(GraphRequest request, ScriptLimits limits)
    {
        try
        {
            return WithGraph(request, limits) is { Program: null } traced ? traced.Graph : null;
        }
        catch (ScriptException)
        {
            // It ran once, and changed what it was given.
            return null;
        }
    }

    /// <summary>The request with the graph that its program stands for in the program's place; itself where it stands for none.</summary>
    public static GraphRequest WithGraph(GraphRequest request, ScriptLimits limits)
    {
        // The program may change its inputs, which are also the graph's.
        KeyValuePair<string, Tensor>[] copies = [.. request.Graph.Inputs.Select(input => new KeyValuePair<string, Tensor>(input.Key, Copy(input.Value)))];
        if (Script.Parse(request.Program!, limits).Trace(copies, request.Graph.Outputs, Result).Graph is not { } graph)
        {
            return request;
        }

        // What the program made of numbers is an input too.
        return request with { Graph = graph with { Inputs = [.. request.Graph.Inputs, .. graph.Inputs.Skip(copies.Length)] }, Program = null };
    }

    private static Tensor Copy(Tensor tensor) => tensor.Detach().Clone().RequiresGrad_(tensor.RequiresGrad);
}
