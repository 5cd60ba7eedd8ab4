using GradService.Api.Contracts;
using GradService.Api.Hosting;
using GradService.Api.Json;
using GradService.Graphs;

namespace GradService.Api.Endpoints;

/// <summary><c>POST /v1/jvp</c>: Jacobian-vector products, how the outputs change along tangents of the inputs.</summary>
internal static class JvpEndpoint
{
    private const RequestFields Fields = RequestFields.Tangents | RequestFields.Batched;

    private const string Example = """
        {
          "inputs": {"x": [1.0, 2.0, 3.0], "w": 0.5},
          "nodes": [
            {"id": "p", "op": "mul", "inputs": ["x", "w"]},
            {"id": "y", "op": "exp", "inputs": ["p"]}
          ],
          "outputs": ["y"],
          "tangents": {"x": [1, 0, 0], "w": 1}
        }
        """;

    /// <summary>Maps the endpoint.</summary>
    public static void MapJvp(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/jvp", (HttpContext http, Computation computation) =>
            computation.RunAsync(http, Fields, (request, answer) => Compute(new GraphDerivatives(request, computation.Evaluate), answer)))
            .Document<JvpForm, JvpAnswer>(
                "Products of the Jacobian with vectors (forward mode)",
                "Pushes tangents of inputs forward to the outputs, in one pass without a tape. An input without a tangent stands still. With batched, every tangent has one more leading dimension, and so has every tangent of an output.",
                Example);

    private static void Compute(GraphDerivatives derivatives, Answer answer)
    {
        var (outputs, tangents) = derivatives.Jvp();
        answer.Record.End(Stage.Differentiate);
        answer.Add("outputs", outputs);
        answer.Add("tangents", tangents);
    }
}
