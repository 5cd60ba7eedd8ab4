using GradService.Api.Contracts;
using GradService.Api.Hosting;
using GradService.Api.Json;
using GradService.Graphs;

namespace GradService.Api.Endpoints;

/// <summary><c>POST /v1/jacobian</c>: the derivatives of every output by every leaf.</summary>
internal static class JacobianEndpoint
{
    private const RequestFields Fields = RequestFields.Wrt | RequestFields.Mode | RequestFields.DetectAnomaly;

    private const string Example = """
        {
          "inputs": {"x": [1.0, 2.0], "w": {"data": [[1, 2], [3, 4], [5, 6]]}},
          "nodes": [
            {"id": "h", "op": "matmul", "inputs": ["w", "x"]},
            {"id": "y", "op": "tanh", "inputs": ["h"]}
          ],
          "outputs": ["y"],
          "wrt": ["x"],
          "mode": "auto"
        }
        """;

    /// <summary>Maps the endpoint.</summary>
    public static void MapJacobian(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/jacobian", (HttpContext http, Computation computation) =>
            computation.RunAsync(http, Fields, (request, answer) => Compute(new GraphDerivatives(request, computation.Evaluate), answer)))
            .Document<JacobianForm, JacobianAnswer>(
                "Jacobians",
                "The derivatives of each output by each leaf, of the output's shape followed by the leaf's; zeros where it does not depend on it. All rows (reverse) or columns (forward) are computed together; auto takes whichever are fewer.",
                Example);

    private static void Compute(GraphDerivatives derivatives, Answer answer)
    {
        DerivativeTable jacobian = derivatives.Jacobian();
        answer.Record.End(Stage.Differentiate);
        answer.Add("outputs", jacobian.Outputs);
        answer.Add("jacobian", jacobian.Table);
    }
}
