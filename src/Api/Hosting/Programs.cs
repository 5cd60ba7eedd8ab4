using GradService.Graphs;
using GradService.Language;
using GradService.Language.Runtime;

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
        return Evaluator.Of(request.Graph, result.Variables);
    }
}
