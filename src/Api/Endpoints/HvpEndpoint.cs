using GradService.Api.Contracts;
using GradService.Api.Hosting;
using GradService.Api.Json;
using GradService.Graphs;

namespace GradService.Api.Endpoints;

/// <summary><c>POST /v1/hvp</c>: the product of the Hessian of a scalar output with a vector.</summary>
internal static class HvpEndpoint
{
    private const RequestFields Fields = RequestFields.Wrt | RequestFields.Vector | RequestFields.DetectAnomaly;

    private const string Example = """
        {
          "inputs": {"x": [1.0, 2.0, 3.0]},
          "nodes": [
            {"id": "p", "op": "prod", "inputs": ["x"]},
            {"id": "y", "op": "log1p", "inputs": ["p"]}
          ],
          "outputs": ["y"],
          "vector": {"x": [1, 0, -1]}
        }
        """;

    /// <summary>Maps the endpoint.</summary>
    public static void MapHvp(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/hvp", (HttpContext http, Computation computation) =>
            computation.RunAsync(http, Fields, (request, answer) => Compute(new GraphDerivatives(request, computation.Evaluate), answer)))
            .Document<HvpForm, HvpAnswer>(
                "Products of the Hessian with a vector",
                "The value, the gradient and the Hessian times a vector, at the cost of two gradients: the Hessian itself is never made. A leaf that the vector does not name counts as zeros.",
                Example);

    private static void Compute(GraphDerivatives derivatives, Answer answer)
    {
        var (outputs, gradients, products) = derivatives.Hvp();
        answer.Record.End(Stage.Differentiate);
        answer.Add("outputs", outputs);
        answer.Add("gradients", gradients);
        answer.Add("products", products);
    }
}
