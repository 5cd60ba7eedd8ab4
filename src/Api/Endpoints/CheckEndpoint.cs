using GradService.Api.Contracts;
using GradService.Api.Hosting;
using GradService.Api.Json;
using GradService.Graphs;

namespace GradService.Api.Endpoints;

/// <summary><c>POST /v1/check</c>: whether the gradients are right.</summary>
internal static class CheckEndpoint
{
    private const RequestFields Fields = RequestFields.Wrt | RequestFields.GradOutputs | RequestFields.Order;

    private const string Example = """
        {
          "inputs": {"x": [0.5, 1.5, 2.5], "n": {"data": 3, "requires_grad": false}},
          "nodes": [
            {"id": "g", "op": "lgamma", "inputs": ["x"]},
            {"id": "p", "op": "mul", "inputs": ["g", "n"]},
            {"id": "y", "op": "sum", "inputs": ["p"]}
          ],
          "outputs": ["y"],
          "order": 1
        }
        """;

    /// <summary>Maps the endpoint.</summary>
    public static void MapCheck(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/check", (HttpContext http, Computation computation) =>
            computation.RunAsync(http, Fields, (request, answer) => Compute(new GraphDerivatives(request, computation.Evaluate), answer)))
            .Document<CheckForm, CheckAnswer>(
                "Checks gradients against differences",
                "Two tests of the gradient by each input that know nothing of how it was computed: central differences, extrapolated over shrinking steps for each element, and the rate at which the remainder of the Taylor series vanishes with the step, which is 2 for a right gradient and 1 for a wrong one. With order 2 the gradient of the gradient is checked.",
                Example);

    private static void Compute(GraphDerivatives derivatives, Answer answer)
    {
        var leaves = derivatives.Check();
        answer.Record.End(Stage.Differentiate);
        answer.Add("passed", leaves.All(leaf => leaf.Value.Passed));
        answer.Add("leaves", json => CheckWriter.Write(json, leaves));
    }
}
