using System.Text.RegularExpressions;

namespace GradService.Tests;

/// <summary>Data flows one way, and so do the names that each part of the engine may use.</summary>
public sealed partial class ArchitectureTests
{
    // What each folder of src/Engine may use. Tensors, Operators and Autograd know each other, because derivatives are written with
    // tensors and tensors remember operators; kernels are loops over tensors' memory and know of nothing above it.
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Tensors"] = ["Kernels", "Operators", "Autograd"],
        ["Kernels"] = ["Tensors"],
        ["Operators"] = ["Tensors", "Kernels", "Autograd"],
        ["Autograd"] = ["Tensors", "Kernels", "Operators"],
        ["Graphs"] = ["Tensors", "Kernels", "Operators", "Autograd"],
        ["Language"] = ["Tensors", "Kernels", "Operators", "Autograd", "Graphs"],
    };

    public static TheoryData<string> Files => [.. Repository.Files("src/Engine", "*.cs").Select(Repository.Relative)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_of_the_engine_uses_only_what_its_folder_may_use(string file)
    {
        string[] parts = file.Split('/');
        if (parts.Length < 4)
        {
            // Beside the folders only global usings stand, and those may name none of them.
            Assert.Empty(Uses(file));
            return;
        }

        string folder = parts[2];
        Assert.True(MayUse.ContainsKey(folder), $"{folder} is a new part of the engine: say here what it may use.");
        Assert.Empty(Uses(file).Except([folder, .. MayUse[folder]]));
    }

    [Fact]
    public void The_reader_of_usings_sees_them() =>
        Assert.Superset(new HashSet<string> { "Tensors", "Kernels", "Autograd" }, Uses("src/Engine/Operators/InPlace.cs").ToHashSet());

    /// <summary>The parts that a file names, by a using or in full: <c>Kernels.Elementwise</c>, <c>GradService.Autograd.Node</c>.</summary>
    private static IEnumerable<string> Uses(string file) =>
        Repository.Read(file).Split('\n')
            .Select(line => Comment().Replace(line, string.Empty))
            .Where(line => !line.StartsWith("namespace ", StringComparison.Ordinal))
            .SelectMany(line => Part().Matches(line))
            .Select(match => match.Groups["part"].Value)
            .Distinct();

    [GeneratedRegex("""//.*$""")]
    private static partial Regex Comment();

    [GeneratedRegex("""(?<![\w.])(?:GradService\.(?<part>\w+)|(?<part>Tensors|Kernels|Operators|Autograd|Graphs|Language|Api)\.[A-Z])""")]
    private static partial Regex Part();
}
