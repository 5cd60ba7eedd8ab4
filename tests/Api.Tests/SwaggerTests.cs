using System.Net;
using System.Text.Json.Nodes;

namespace GradService.Api.Tests;

/// <summary>The OpenAPI document: what it shows must work when somebody presses "Execute".</summary>
public sealed class SwaggerTests(Service service) : IClassFixture<Service>
{
    [Fact]
    public async Task Every_example_runs_as_it_stands()
    {
        int tried = 0;
        foreach (var (path, methods) in (await DocumentAsync())["paths"]!.AsObject())
        {
            if (methods!["post"] is { } post)
            {
                JsonNode content = post["requestBody"]!["content"]!["application/json"]!;
                foreach (JsonNode example in content["examples"]?.AsObject().Select(pair => pair.Value!["value"]!) ?? [content["example"]!])
                {
                    await service.OkAsync(path, example.ToJsonString());
                    tried++;
                }
            }

            if (methods["get"] is { } get)
            {
                string address = path;
                foreach (JsonNode? parameter in get["parameters"]?.AsArray() ?? [])
                {
                    address = address.Replace($"{{{parameter!["name"]}}}", (string)parameter["example"]!, StringComparison.Ordinal);
                }

                var (status, _) = await service.GetAsync(address);
                Assert.True(status is HttpStatusCode.OK || (path == "/health/ready" && status == HttpStatusCode.ServiceUnavailable), address);
                tried++;
            }
        }

        Assert.True(tried >= 17, $"only {tried} operations are documented");
    }

    [Fact]
    public async Task Every_field_is_described()
    {
        var silent = new List<string>();
        foreach (var (name, schema) in (await DocumentAsync())["components"]!["schemas"]!.AsObject())
        {
            foreach (var (field, form) in schema!["properties"]?.AsObject() ?? [])
            {
                bool described = form!["description"] is not null || form["$ref"] is not null || form["allOf"] is not null;
                if (!described)
                {
                    silent.Add($"{name}.{field}");
                }
            }
        }

        Assert.Empty(silent);
    }

    [Fact]
    public async Task Every_endpoint_that_computes_documents_its_errors()
    {
        foreach (var (path, methods) in (await DocumentAsync())["paths"]!.AsObject())
        {
            if (methods!["post"] is { } post)
            {
                Assert.All(new[] { "400", "413", "415", "422", "503", "504" }, status => Assert.True(post["responses"]![status] is not null, $"{path} {status}"));
            }
        }
    }

    [Fact]
    public async Task The_root_leads_to_the_page()
    {
        using HttpClient client = service.CreateClient();
        using HttpResponseMessage page = await client.GetAsync(new Uri("/", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("swagger-ui", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<JsonNode> DocumentAsync()
    {
        var (status, document) = await service.GetAsync("/swagger/v1/swagger.json");
        Assert.Equal(HttpStatusCode.OK, status);
        return document;
    }
}
