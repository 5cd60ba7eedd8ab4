using System.Net;
using System.Text.Json.Nodes;

namespace GradService.Api.Tests;

/// <summary>Scripts through <c>/v1/run</c>: what they print, to the character, is what CPython prints with PyTorch (Scripts/README.md).</summary>
public sealed class ScriptTests(Service service) : IClassFixture<Service>
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Scripts");

    public static TheoryData<string> Tutorials => Names("tutorials");

    public static TheoryData<string> Own => Names("language");

    [Theory]
    [MemberData(nameof(Tutorials))]
    public Task A_tutorials_script_prints_what_PyTorch_prints(string name) => PrintsAsync("tutorials", name);

    [Theory]
    [MemberData(nameof(Own))]
    public Task A_script_prints_what_PyTorch_prints(string name) => PrintsAsync("language", name);

    private static TheoryData<string> Names(string folder) =>
        [.. Directory.GetFiles(Path.Combine(Folder, folder), "*.py").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    private static string? Read(string file) => File.Exists(file) ? File.ReadAllText(file) : null;

    private async Task PrintsAsync(string folder, string name)
    {
        string file = Path.Combine(Folder, folder, name);
        string expected = Read(file + ".out") ?? string.Empty;
        string? error = Read(file + ".error");

        // A line that is indented is the source line of a warning, and no exception.
        error = error?.StartsWith(' ') == true ? null : error?.TrimEnd();
        var (status, answer) = await service.PostAsync("/v1/run", new JsonObject { ["program"] = await File.ReadAllTextAsync(file + ".py") }.ToJsonString());

        Assert.True(status == (error is null ? HttpStatusCode.OK : HttpStatusCode.UnprocessableEntity), answer.ToJsonString());
        Assert.Equal(expected, (string?)answer["stdout"]);
        if (error is not null)
        {
            // Python writes the module before the name of an exception that is not its own.
            string type = error.Split(':')[0], message = $"{type[..(type.LastIndexOf('.') + 1)]}{answer["exception"]}: {answer["detail"]}";
            Assert.Equal(error, message.TrimEnd().TrimEnd(':'));
        }
    }
}
