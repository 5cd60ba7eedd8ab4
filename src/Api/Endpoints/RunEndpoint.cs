using GradService.Api.Contracts;
using GradService.Api.Hosting;
using GradService.Api.Json;
using GradService.Graphs;
using GradService.Language;

namespace GradService.Api.Endpoints;

/// <summary><c>POST /v1/run</c>: runs a script as it is written, and answers with what it prints and its tensors.</summary>
internal static class RunEndpoint
{
    private const string Example = """
        {
          "program": "import torch\nx = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)\ny = (x ** 2).sum()\ny.backward()\nprint(y)\nprint(x.grad)"
        }
        """;

    /// <summary>Maps the endpoint.</summary>
    public static void MapRun(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/run", (HttpContext http, Computation computation, Limits limits) =>
            computation.RunAsync(http, RequestFields.Script, (request, answer) => Compute(request, limits, answer)))
            .Document<RunForm, RunAnswer>(
                "Runs a script",
                "Runs a script in a subset of Python 3 that reads PyTorch code as people write it. The inputs are its variables. An exception that ends it is a 422 with the message, the exception's name, the line and the column, and what was printed so far.",
                Example);

    internal static void Compute(GraphRequest request, Limits limits, Answer answer)
    {
        ScriptResult result = Script.Parse(request.Program!, limits.Script).Run(request.Graph.Inputs);
        answer.Record.End(Stage.Evaluate);
        answer.Add("stdout", result.Output);
        answer.AddVariables("variables", result.Variables);
    }
}
