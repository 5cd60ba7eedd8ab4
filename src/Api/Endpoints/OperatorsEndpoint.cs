using System.Text.Encodings.Web;
using System.Text.Json;
using GradService.Api.Contracts;
using GradService.Api.Operators;
using GradService.Api.Problems;
using GradService.Operators;

namespace GradService.Api.Endpoints;

/// <summary><c>GET /v1/operators</c> and <c>GET /v1/operators/{name}</c>: what there is to know of the operators.</summary>
internal static class OperatorsEndpoint
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Maps the endpoints.</summary>
    public static void MapOperators(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/operators", (Lazy<OperatorPages> pages) => Results.Json(pages.Value.All, Format))
            .Document<OperatorList>("Operators", "All operators");
        routes.MapGet("/v1/operators/{name}", OneAsync)
            .Document<OperatorPage>("Operators", "One operator, by any of its names", "exp", 404);
    }

    private static Task OneAsync(HttpContext http, string name, Lazy<OperatorPages> pages)
    {
        if (pages.Value.TryFind(name, out OperatorPage? page))
        {
            return Results.Json(page, Format).ExecuteAsync(http);
        }

        IReadOnlyList<string> near = Catalogue.Nearest(name);
        string hint = near.Count > 0 ? $"; near it: {string.Join(", ", near)}" : string.Empty;
        return ProblemResponses.WriteAsync(http, Problem.Of(StatusCodes.Status404NotFound, $"there is no operator '{name}'{hint}"));
    }
}
