using System.Globalization;
using System.Text;

namespace GradService.Graphs.Drawing;

/// <summary>Draws a diagram as SVG 1.1: boxes in layers, lines from above, what they carry written where they begin.</summary>
public static class SvgWriter
{
    private const double Margin = 20;

    private const string Style = """
        text{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;fill:#1f2937;text-anchor:middle}
        .title{font-size:13px;font-weight:600}.line{font-size:11px;fill:#4b5563}
        .label{font-size:11px;fill:#374151;text-anchor:start;stroke:#fff;stroke-width:4px;stroke-linejoin:round;paint-order:stroke}
        rect{stroke-width:1.4}.parameter rect{fill:#dcfce7;stroke:#16a34a}.constant rect{fill:#f3f4f6;stroke:#9ca3af}
        .operator rect{fill:#dbeafe;stroke:#2563eb}.output rect{fill:#fef3c7;stroke:#d97706}
        path{fill:none;stroke:#475569;stroke-width:1.4}.plain{stroke:#9ca3af;stroke-dasharray:4 3}
        marker path{fill:#475569;stroke:none}#plain path{fill:#9ca3af}
        """;

    /// <summary>The text of the picture.</summary>
    /// <exception cref="Tensors.GradException">The diagram is too large for a picture.</exception>
    public static string Write(Diagram diagram)
    {
        Layout layout = Layout.Of(diagram);
        var svg = new StringBuilder();
        string width = Number(layout.Width + (2 * Margin)), height = Number(layout.Height + (2 * Margin));
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\">\n");
        svg.Append("<title>Computation graph</title>\n<style>").Append(Style).Append("</style>\n<defs>");
        Arrow(svg, "gradient");
        Arrow(svg, "plain");
        svg.Append("</defs>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({Number(Margin)} {Number(Margin)})\">\n");
        foreach (Line line in layout.Lines)
        {
            Draw(svg, line);
        }

        for (int i = 0; i < diagram.Boxes.Count; i++)
        {
            Draw(svg, diagram.Boxes[i], layout.Boxes[i]);
        }

        foreach (Label label in layout.Labels)
        {
            Text(svg, "label", label.Place.X, label.Place.Y, label.Text);
        }

        return svg.Append("</g>\n</svg>\n").ToString();
    }

    private static void Arrow(StringBuilder svg, string id) => svg.Append(CultureInfo.InvariantCulture,
        $"<marker id=\"{id}\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0L8 4L0 8Z\"/></marker>");

    private static void Draw(StringBuilder svg, Line line)
    {
        string kind = line.CarriesGradient ? "gradient" : "plain";
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"{kind}\" d=\"M{Point(line.Places[0])}");
        for (int i = 1; i < line.Places.Count; i++)
        {
            Place from = line.Places[i - 1], to = line.Places[i];
            double middle = (from.Y + to.Y) / 2;
            svg.Append(from.X == to.X ? $"L{Point(to)}" : $"C{Number(from.X)} {Number(middle)} {Number(to.X)} {Number(middle)} {Point(to)}");
        }

        svg.Append(line.IsWhole ? $"\" marker-end=\"url(#{kind})\"/>\n" : "\"/>\n");
    }

    private static void Draw(StringBuilder svg, Box box, Area area)
    {
        double middle = area.Left + (area.Width / 2), y = area.Top + (BoxSize.Padding / 2) + BoxSize.TitleFont - 1;
        double corner = box.Kind switch { BoxKind.Operator => 3, BoxKind.Output => area.Height / 2, _ => 10 };
        svg.Append(CultureInfo.InvariantCulture, $"<g class=\"{box.Kind.ToString().ToLowerInvariant()}\"><title>{XmlText.Escape(box.Tooltip)}</title>");
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Number(area.Left)}\" y=\"{Number(area.Top)}\" width=\"{Number(area.Width)}\" height=\"{Number(area.Height)}\" rx=\"{Number(corner)}\"/>");
        Text(svg, "title", middle, y, box.Title);
        foreach (string line in box.Lines)
        {
            Text(svg, "line", middle, y += BoxSize.LineHeight, line);
        }

        svg.Append("</g>\n");
    }

    private static void Text(StringBuilder svg, string kind, double x, double y, string text) =>
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"{kind}\" x=\"{Number(x)}\" y=\"{Number(y)}\">{XmlText.Escape(text)}</text>");

    private static string Point(Place place) => $"{Number(place.X)} {Number(place.Y)}";

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
