using GradService.Api.Contracts;
using GradService.Api.Hosting;
using GradService.Api.Json;
using GradService.Graphs;

namespace GradService.Api.Endpoints;

/// <summary><c>POST /v1/vjp</c>: vector-Jacobian products, the gradients that cotangents of the outputs pull back to.</summary>
internal static class VjpEndpoint
{
    private const RequestFields Fields = RequestFields.Cotangents | RequestFields.Batched | RequestFields.Wrt | RequestFields.AllowUnused
        | RequestFields.MaterializeGrads | RequestFields.DetectAnomaly;

    private const string Example = """
        {
          "inputs": {"x": [1.0, 2.0, 3.0]},
          "nodes": [{"id": "y", "op": "sin", "inputs": ["x"]}],
          "outputs": ["y"],
          "cotangents": {"y": [[1, 0, 0], [0, 1, 0], [0, 0, 1]]},
          "batched": true
        }
        """;

    /// <summary>Maps the endpoint.</summary>
    public static void MapVjp(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/vjp", (HttpContext http, Computation computation) =>
            computation.RunAsync(http, Fields, (request, answer) => Compute(new GraphDerivatives(request, computation.Evaluate), answer)))
            .Document<VjpForm, GradientAnswer>(
                "Products of vectors with the Jacobian (reverse mode)",
                "Pulls cotangents of the outputs back to the leaves. With batched, every cotangent has one more leading dimension, and so has every gradient: all are computed together.",
                Example);

    private static void Compute(GraphDerivatives derivatives, Answer answer)
    {
        var (outputs, gradients) = derivatives.Vjp();
        answer.Record.End(Stage.Differentiate);
        answer.Add("outputs", outputs);
        answer.Add("gradients", gradients);
    }
}
