using GradService.Api.Contracts;
using GradService.Api.Hosting;
using GradService.Api.Json;
using GradService.Graphs;

namespace GradService.Api.Endpoints;

/// <summary><c>POST /v1/hessian</c>: the second derivatives of a scalar output.</summary>
internal static class HessianEndpoint
{
    private const RequestFields Fields = RequestFields.Wrt | RequestFields.DetectAnomaly;

    private const string Example = """
        {
          "inputs": {"x": -1.2, "y": 1.0},
          "nodes": [
            {"id": "a", "op": "rsub", "inputs": ["x", 1]},
            {"id": "x2", "op": "square", "inputs": ["x"]},
            {"id": "b", "op": "sub", "inputs": ["y", "x2"]},
            {"id": "a2", "op": "square", "inputs": ["a"]},
            {"id": "b2", "op": "square", "inputs": ["b"]},
            {"id": "rosenbrock", "op": "add", "inputs": ["a2", "b2"], "attrs": {"alpha": 100}}
          ],
          "outputs": ["rosenbrock"]
        }
        """;

    /// <summary>Maps the endpoint.</summary>
    public static void MapHessian(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/hessian", (HttpContext http, Computation computation) =>
            computation.RunAsync(http, Fields, (request, answer) => Compute(new GraphDerivatives(request, computation.Evaluate), answer)))
            .Document<HessianForm, HessianAnswer>(
                "Value, gradient and Hessian",
                "The value, the gradient and the second derivatives of one output of one element: for each two leaves a block, of the shape of the first followed by that of the second. All rows of a block are computed together.",
                Example);

    private static void Compute(GraphDerivatives derivatives, Answer answer)
    {
        DerivativeTable hessian = derivatives.Hessian();
        answer.Record.End(Stage.Differentiate);
        answer.Add("outputs", hessian.Outputs);
        answer.Add("gradients", hessian.Gradients);
        answer.Add("hessian", hessian.Table);
    }
}
