using System.Globalization;
using System.Text;

namespace GradService.Graphs.Drawing;

/// <summary>Writes a diagram in Graphviz's language.</summary>
public static class DotWriter
{
    /// <summary>The text of the digraph.</summary>
    public static string Write(Diagram diagram)
    {
        var text = new StringBuilder("digraph computation {\n  rankdir=TB;\n");
        text.Append("  node [fontname=\"monospace\", fontsize=11, shape=box];\n  edge [fontname=\"monospace\", fontsize=10];\n");
        for (int i = 0; i < diagram.Boxes.Count; i++)
        {
            Box box = diagram.Boxes[i];
            string label = string.Join("\\n", box.Lines.Prepend(box.Title).Select(Escape));
            text.Append(CultureInfo.InvariantCulture, $"  n{i} [label=\"{label}\", tooltip=\"{Escape(box.Tooltip)}\", {Look(box.Kind)}];\n");
        }

        foreach (Link link in diagram.Links)
        {
            string style = link.CarriesGradient ? string.Empty : ", style=dashed";
            text.Append(CultureInfo.InvariantCulture, $"  n{link.From} -> n{link.To} [label=\"{Escape(link.Label)}\"{style}];\n");
        }

        return text.Append("}\n").ToString();
    }

    private static string Look(BoxKind kind) => kind switch
    {
        BoxKind.Parameter => "style=\"rounded,filled\", fillcolor=\"#dcfce7\", color=\"#16a34a\"",
        BoxKind.Constant => "style=\"rounded,filled\", fillcolor=\"#f3f4f6\", color=\"#9ca3af\"",
        BoxKind.Operator => "style=filled, fillcolor=\"#dbeafe\", color=\"#2563eb\"",
        _ => "shape=ellipse, style=filled, fillcolor=\"#fef3c7\", color=\"#d97706\"",
    };

    // Graphviz reads its own escapes and HTML's entities in labels.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            escaped.Append(rune.Value switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '&' => "&amp;",
                '\n' => "\\n",
                < 0x20 or 0x7F => " ",
                _ => rune.ToString(),
            });
        }

        return escaped.ToString();
    }
}
