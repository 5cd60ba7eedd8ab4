using System.Globalization;
using System.Xml.Linq;
using GradService.Graphs.Drawing;
using GradService.Tensors;

namespace GradService.Tests.Graphs;

/// <summary>What must hold in every picture, tried on graphs drawn at random, and what a reader of one sees.</summary>
public sealed class DrawingTests
{
    private const double Slack = 1e-6;

    public static TheoryData<int, int, int> Graphs => new()
    {
        { 1, 1, 0 }, { 2, 5, 4 }, { 3, 12, 30 }, { 4, 40, 60 }, { 5, 40, 200 }, { 6, 120, 150 }, { 7, 200, 300 }, { 8, 200, 900 }, { 9, 30, 20 },
    };

    [Theory]
    [MemberData(nameof(Graphs))]
    public void No_two_boxes_overlap(int seed, int boxes, int links)
    {
        IReadOnlyList<Area> areas = Layout.Of(Drawn(seed, boxes, links)).Boxes;

        for (int i = 0; i < areas.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                Assert.False(Overlap(areas[i], areas[j]), $"{areas[i]} and {areas[j]}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void Every_line_goes_down_from_its_box_to_its_box(int seed, int boxes, int links)
    {
        Diagram diagram = Drawn(seed, boxes, links);

        Layout layout = Layout.Of(diagram);

        Assert.All(layout.Lines, line => Assert.All(line.Places.Zip(line.Places.Skip(1)), pair => Assert.True(pair.First.Y < pair.Second.Y + Slack)));
        Assert.Equal(diagram.Links.Count, layout.Lines.Count(line => line.IsWhole));
        Assert.All(layout.Lines.Where(line => line.IsWhole), line => Assert.Single(layout.Boxes, box => Enters(line.Places[^1], box)));
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void No_line_runs_through_a_box(int seed, int boxes, int links)
    {
        Layout layout = Layout.Of(Drawn(seed, boxes, links));

        // Where a line passes a layer it goes straight down; elsewhere it is between two layers.
        foreach (Line line in layout.Lines)
        {
            foreach (Place place in line.Places)
            {
                Assert.DoesNotContain(layout.Boxes, box => place.X > box.Left + Slack && place.X < box.Left + box.Width - Slack
                    && place.Y > box.Top + Slack && place.Y < box.Top + box.Height - Slack);
            }

            for (int i = 2; i < line.Places.Count; i += 2)
            {
                Assert.Equal(line.Places[i - 1].X, line.Places[i].X);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void Everything_lies_within_the_picture(int seed, int boxes, int links)
    {
        Layout layout = Layout.Of(Drawn(seed, boxes, links));

        Assert.All(layout.Boxes, box => Assert.True(box.Left > -Slack && box.Top > -Slack && box.Left + box.Width < layout.Width + Slack && box.Top + box.Height < layout.Height + Slack));
        Assert.All(layout.Lines.SelectMany(line => line.Places), place => Assert.True(place.X > -Slack && place.X < layout.Width + Slack));
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void The_same_graph_gives_the_same_valid_picture(int seed, int boxes, int links)
    {
        string picture = SvgWriter.Write(Drawn(seed, boxes, links));

        Assert.Equal(picture, SvgWriter.Write(Drawn(seed, boxes, links)));
        Assert.Equal(boxes, Elements(picture, "g").Count(group => group.Attribute("class") is not null));
    }

    [Fact]
    public void A_chain_is_a_straight_column()
    {
        Layout layout = Layout.Of(new Diagram([.. Enumerable.Range(0, 20).Select(_ => Plain("box"))], [.. Enumerable.Range(0, 19).Select(i => new Link(i, 0, i + 1, "[2]", true))]));

        Assert.All(layout.Boxes, box => Assert.Equal(0, box.Left, 6));
        Assert.Equal(0, layout.Crossings);
    }

    [Fact]
    public void Lines_that_need_not_cross_do_not()
    {
        // Two columns, joined in the order that makes the first attempt cross.
        var diagram = new Diagram(
            [.. Enumerable.Range(0, 8).Select(_ => Plain("box"))],
            [new(0, 0, 5, "", true), new(1, 0, 4, "", true), new(2, 0, 7, "", true), new(3, 0, 6, "", true), new(0, 0, 6, "", true), new(1, 0, 7, "", true)]);

        Assert.Equal(0, Layout.Of(diagram).Crossings);
    }

    [Fact]
    public void A_leaf_stands_right_above_the_box_that_uses_it()
    {
        // a → b → c, and d → c.
        Layout layout = Layout.Of(new Diagram([Plain("a"), Plain("d"), Plain("b"), Plain("c")], [new(0, 0, 2, "", true), new(2, 0, 3, "", true), new(1, 0, 3, "", true)]));

        Assert.Equal(layout.Boxes[2].Top, layout.Boxes[1].Top);
    }

    [Fact]
    public void A_long_line_is_straight_where_it_passes_other_boxes()
    {
        // x is used by the first and by the last of ten boxes.
        List<Link> links = [.. Enumerable.Range(0, 10).Select(i => new Link(i, 0, i + 1, "[3]", true)), new Link(0, 0, 10, "[3]", true)];

        Line passing = Layout.Of(new Diagram([.. Enumerable.Range(0, 11).Select(_ => Plain("box"))], links)).Lines.Single(line => !line.IsWhole);

        Assert.Single(passing.Places.Skip(1).Select(place => Math.Round(place.X, 6)).Distinct());
    }

    [Fact]
    public void Parts_that_nothing_joins_stand_side_by_side()
    {
        Layout layout = Layout.Of(new Diagram([Plain("a"), Plain("b"), Plain("c"), Plain("d")], [new(0, 0, 2, "", true), new(1, 0, 3, "", true)]));

        Assert.Equal(layout.Boxes[0].Top, layout.Boxes[1].Top);
        Assert.True(layout.Boxes[0].Left + layout.Boxes[0].Width < layout.Boxes[1].Left && layout.Boxes[2].Left + layout.Boxes[2].Width < layout.Boxes[3].Left);
    }

    [Fact]
    public void Nothing_is_a_picture_too() => Assert.Empty(Elements(SvgWriter.Write(new Diagram([], [])), "text"));

    [Theory]
    [InlineData(3000, 1, "2000 boxes, and this graph has 3000")]
    [InlineData(1000, 1000, "20000 bends")]
    public void A_graph_too_large_for_a_picture_is_refused(int boxes, int reach, string what)
    {
        // Each box uses the one before it and one far before it.
        List<Link> links = [.. Enumerable.Range(1, boxes - 1).Select(i => new Link(i - 1, 0, i, "", true)), .. Enumerable.Range(0, boxes - reach < 0 ? 0 : boxes / 2).Select(i => new Link(i, 0, Math.Min(i + reach, boxes - 1), "", true))];

        var error = Assert.Throws<GradException>(() => SvgWriter.Write(new Diagram([.. Enumerable.Range(0, boxes).Select(_ => Plain("box"))], links)));

        Assert.Equal(ErrorKind.LimitExceeded, error.Kind);
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>&\"'")]
    [InlineData("]]> --> \u0000\u0007\u000B\uFFFF")]
    [InlineData("重み🙂é\u0301")]
    public void Any_name_is_text_and_nothing_else(string name)
    {
        var diagram = new Diagram([new Box(BoxKind.Output, name, [name], name)], []);

        string[] texts = [.. Elements(SvgWriter.Write(diagram), "text").Select(text => text.Value)];

        string shown = string.Concat(name.Select(letter => char.IsControl(letter) || letter == '\uFFFF' ? '\uFFFD' : letter));
        Assert.Equal([shown, shown], texts);
        Assert.DoesNotContain("<script", SvgWriter.Write(diagram), StringComparison.Ordinal);
        Assert.DoesNotContain(name, MermaidWriter.Write(diagram).Replace("重み🙂é\u0301", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Mermaid_and_graphviz_have_every_box_and_every_link()
    {
        var diagram = new Diagram([Plain("a\"b"), Plain("c\\d")], [new(0, 0, 1, "[2]", false)]);

        Assert.Contains("n0[\"a#34;b\"]:::operator\n  n1[\"c#92;d\"]:::operator\n  n0 -.->|\"[2]\"| n1\n", MermaidWriter.Write(diagram), StringComparison.Ordinal);
        string dot = DotWriter.Write(diagram);
        Assert.Contains("n0 [label=\"a\\\"b\"", dot, StringComparison.Ordinal);
        Assert.Contains("n1 [label=\"c\\\\d\"", dot, StringComparison.Ordinal);
        Assert.Contains("n0 -> n1 [label=\"[2]\", style=dashed];", dot, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abc", 5, "abc")]
    [InlineData("abcdef", 5, "abcd…")]
    [InlineData("重み行列", 5, "重み…")]
    [InlineData("a\nb\tc", 9, "a b c")]
    [InlineData("e\u0301\u0301\u0301\u0301\u0301\u0301x", 9, "e\u0301\u0301\u0301\u0301x")]
    public void A_long_name_is_cut_where_the_box_ends(string name, int width, string shown) => Assert.Equal(shown, TextWidth.Fit(name, width));

    private static IEnumerable<XElement> Elements(string picture, string name) => XDocument.Parse(picture).Descendants().Where(element => element.Name.LocalName == name);

    private static bool Overlap(Area a, Area b) =>
        a.Left < b.Left + b.Width - Slack && b.Left < a.Left + a.Width - Slack && a.Top < b.Top + b.Height - Slack && b.Top < a.Top + a.Height - Slack;

    private static bool Enters(Place place, Area box) => Math.Abs(place.Y - box.Top) < Slack && place.X > box.Left - Slack && place.X < box.Left + box.Width + Slack;

    private static Box Plain(string title) => new(BoxKind.Operator, title, [], title);

    private static Diagram Drawn(int seed, int boxes, int links)
    {
        var random = new Random(seed);
        var kinds = Enum.GetValues<BoxKind>();
        var drawn = new HashSet<Link>();
        for (int i = 0; i < links && boxes > 1; i++)
        {
            int to = random.Next(1, boxes);
            int from = random.Next(5) == 0 ? random.Next(to) : Math.Max(0, to - 1 - random.Next(6)), port = random.Next(4) == 0 ? random.Next(3) : 0;
            drawn.Add(new Link(from, port, to, string.Create(CultureInfo.InvariantCulture, $"[{from * 37 % 1000}, {port}]"), from % 3 != 0));
        }

        return new Diagram(
            [.. Enumerable.Range(0, boxes).Select(i => new Box(kinds[random.Next(kinds.Length)], new string('n', random.Next(1, 25)), [.. Enumerable.Repeat("dim=1", random.Next(3))], $"{i}"))],
            [.. drawn]);
    }
}
