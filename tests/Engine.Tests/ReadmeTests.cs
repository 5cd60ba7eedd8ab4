using System.Text.RegularExpressions;
using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Tests;

/// <summary>The README's C# snippet compiles and prints what stands below it: this file holds the snippet, and reads itself to compare.</summary>
public sealed partial class ReadmeTests
{
    private static readonly Match Shown = Snippet().Match(Repository.Read("README.md"));

    [Fact]
    public void The_snippet_prints_what_the_readme_says()
    {
        Console.Printed.Clear();

        // The snippet begins.
        Tensor x = Tensor.From<float>([1, 2, 3, 4], DType.Float32, Shape.Of(2, 2)).RequiresGrad_();
        Tensor w = Tensor.From<float>([0.5f, -1], DType.Float32, Shape.Of(2)).RequiresGrad_();

        Tensor e = (x * w).Exp();
        e.Sum().Backward();

        Console.WriteLine(e);
        Console.WriteLine(x.Grad);
        Console.WriteLine(w.Grad);

        // The snippet ends.
        Assert.Equal(Shown.Groups["printed"].Value, string.Join('\n', Console.Printed));
    }

    [Fact]
    public void The_snippet_is_the_readmes()
    {
        string file = Repository.Read("tests/Engine.Tests/ReadmeTests.cs");
        string code = Body().Match(file).Groups["code"].Value.Replace("\n        ", "\n", StringComparison.Ordinal).Trim();

        Assert.Equal(Shown.Groups["code"].Value, code);
        Assert.All(Shown.Groups["usings"].Value.Trim().Split('\n'), line => Assert.Contains(line + "\n", file, StringComparison.Ordinal));
    }

    [GeneratedRegex("```csharp\n(?<usings>(?:using [^\n]*\n)+)\n(?<code>.*?)\n```\n\n```text\n(?<printed>.*?)\n```\n", RegexOptions.Singleline)]
    private static partial Regex Snippet();

    [GeneratedRegex("// The snippet begins\\.(?<code>.*?)// The snippet ends\\.", RegexOptions.Singleline)]
    private static partial Regex Body();

    /// <summary>Stands before System.Console for the snippet, which other tests must not see printing.</summary>
    private static class Console
    {
        public static List<string> Printed { get; } = [];

        public static void WriteLine(object? value) => Printed.Add($"{value}");
    }
}
