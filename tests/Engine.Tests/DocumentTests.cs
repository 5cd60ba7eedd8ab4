using System.Text.RegularExpressions;

namespace GradService.Tests;

/// <summary>The documents show source files as they are. docs/copy-files.py renews the copies.</summary>
public sealed partial class DocumentTests
{
    private static readonly string[] Pages = ["README.md", .. Repository.Files("docs", "*.md").Select(Repository.Relative)];

    public static TheoryData<string, string> Copies
    {
        get
        {
            var copies = new TheoryData<string, string>();
            foreach (string page in Pages)
            {
                foreach (Match copy in Marker().Matches(Repository.Read(page)))
                {
                    copies.Add(page, copy.Groups["file"].Value);
                }
            }

            return copies;
        }
    }

    public static TheoryData<string, string> Links
    {
        get
        {
            var links = new TheoryData<string, string>();
            foreach (string page in Pages)
            {
                foreach (string target in Link().Matches(Repository.Read(page)).Select(link => link.Groups["target"].Value).Distinct())
                {
                    links.Add(page, target);
                }
            }

            return links;
        }
    }

    [Theory]
    [MemberData(nameof(Copies))]
    public void A_copied_file_is_shown_as_it_is(string page, string file) =>
        Assert.Contains($"<!-- file: {file} -->\n\n```csharp\n{Repository.Read(file).Trim()}\n```\n", Repository.Read(page), StringComparison.Ordinal);

    [Fact]
    public void The_architecture_shows_one_file_of_each_of_the_four_kinds()
    {
        string[] kinds = [.. Marker().Matches(Repository.Read("docs/architecture.md")).Select(copy => Kind(Repository.Read(copy.Groups["file"].Value)))];

        Assert.Equal(["composite", "elementwise", "linear", "primitive"], kinds);
    }

    [Theory]
    [MemberData(nameof(Links))]
    public void A_link_leads_to_a_file(string page, string target) =>
        Assert.True(Path.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, target)), target);

    private static string Kind(string file) => Rule().Match(file).Groups["kind"].Value switch
    {
        "" => "composite",
        "Unary" or "NumberUnary" or "ScalarUnary" or "Binary" or "NumberBinary" => "elementwise",
        "Linear" or "Bilinear" or "View" => "linear",
        "Primitive" or "NumberPrimitive" or "OrderedPrimitive" => "primitive",
        var other => other,
    };

    [GeneratedRegex("<!-- file: (?<file>\\S+) -->")]
    private static partial Regex Marker();

    [GeneratedRegex("\\]\\((?<target>[^)#:]+)(?:#[^)]*)?\\)")]
    private static partial Regex Link();

    [GeneratedRegex("internal sealed class [^:]+ : (?<kind>\\w+)")]
    private static partial Regex Rule();
}
