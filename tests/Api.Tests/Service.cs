using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace GradService.Api.Tests;

/// <summary>The whole service in this process, with settings of the test's own where it needs them.</summary>
public class Service : WebApplicationFactory<Program>
{
    public IDictionary<string, string> Settings { get; } = new Dictionary<string, string>();

    public static Service With(params (string Key, string Value)[] settings)
    {
        var service = new Service();
        foreach (var (key, value) in settings)
        {
            service.Settings[key] = value;
        }

        return service;
    }

    public async Task<(HttpStatusCode Status, JsonNode Body)> PostAsync(string path, string body, string? mediaType = "application/json", string? accept = null)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (mediaType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = content };
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        return await SendAsync(request);
    }

    public async Task<(HttpStatusCode Status, JsonNode Body)> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        return await SendAsync(request);
    }

    public async Task<JsonNode> OkAsync(string path, string body, string? accept = null)
    {
        var (status, answer) = await PostAsync(path, body, accept: accept);
        Assert.True(status == HttpStatusCode.OK, answer.ToJsonString());
        return answer;
    }

    /// <summary>Posts a request that must fail and compares the problem's status, kind and pointer.</summary>
    public async Task<JsonNode> FailsAsync(string path, string body, int status, string kind, string? pointer)
    {
        var (actual, problem) = await PostAsync(path, body);
        Assert.Equal(($"{status} {kind} {pointer}", status), ($"{(int)actual} {problem["kind"]} {problem["pointer"]}", (int)problem["status"]!));
        Assert.False(string.IsNullOrEmpty((string?)problem["trace_id"]));
        return problem;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }
    }

    private async Task<(HttpStatusCode Status, JsonNode Body)> SendAsync(HttpRequestMessage request)
    {
        using HttpClient client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        using HttpResponseMessage response = await client.SendAsync(request);
        string text = await response.Content.ReadAsStringAsync();
        JsonNode? body = text.Length == 0 ? new JsonObject() : response.Content.Headers.ContentType?.MediaType == "text/plain" ? JsonValue.Create(text) : JsonNode.Parse(text);
        return (response.StatusCode, body!);
    }
}
