using System.Net;
using System.Text.Json.Nodes;
using GradService.Api.Operators;

namespace GradService.Api.Tests;

public sealed class OperatorTests(Service service) : IClassFixture<Service>
{
    private const string Regenerate = "dotnet run -c Release --project src/Api --no-launch-profile -- --operators-page > docs/operators.md";

    private static readonly OperatorPages Pages = OperatorPages.Read();

    public static TheoryData<string> Examples => [.. Pages.All.Operators.Where(page => page.Example is not null).Select(page => page.Name)];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task The_example_of_an_operator_runs_as_it_stands(string name)
    {
        var (found, page) = await service.GetAsync($"/v1/operators/{name}");
        Assert.Equal(HttpStatusCode.OK, found);

        JsonNode answer = await service.OkAsync("/v1/evaluate", page["example"]!.ToJsonString());

        Assert.NotEmpty(answer["outputs"]!.AsObject());
    }

    [Fact]
    public void Every_operator_has_an_example() =>
        Assert.Empty(Pages.All.Operators.Where(page => page.Example is null).Select(page => page.Name));

    [Fact]
    public void Every_operator_says_what_it_gives() =>
        Assert.Empty(Pages.All.Operators.Where(page => page.Summary.Length == 0).Select(page => page.Name));

    [Fact]
    public void A_differentiable_operator_says_its_derivative() =>
        Assert.Empty(Pages.All.Operators.Where(page => page.Differentiable && page.Derivative.Length == 0).Select(page => page.Name));

    [Fact]
    public async Task The_list_holds_every_operator()
    {
        var (status, list) = await service.GetAsync("/v1/operators");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(Pages.All.Operators.Count, list["operators"]!.AsArray().Count);
    }

    [Fact]
    public async Task An_operator_answers_to_its_aliases()
    {
        var (status, page) = await service.GetAsync("/v1/operators/true_divide");

        Assert.Equal((HttpStatusCode.OK, "div"), (status, (string?)page["name"]));
    }

    [Fact]
    public async Task An_operator_that_does_not_exist_is_not_found_and_its_neighbours_are_named()
    {
        var (status, problem) = await service.GetAsync("/v1/operators/expp");

        Assert.Equal((HttpStatusCode.NotFound, "not_found"), (status, (string?)problem["kind"]));
        Assert.Contains("exp", (string?)problem["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_of_operators_is_up_to_date()
    {
        string path = Path.Combine(Repository(), "docs", "operators.md");
        string page = OperatorsMarkdown.Write(Pages.All);
        Assert.True(File.Exists(path) && File.ReadAllText(path) == page, $"docs/operators.md is stale; run {Regenerate}");
    }

    private static string Repository()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "GradService.sln")))
        {
            folder = folder.Parent;
        }

        return folder!.FullName;
    }
}
