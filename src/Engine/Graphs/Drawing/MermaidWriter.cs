using System.Globalization;
using System.Text;

namespace GradService.Graphs.Drawing;

/// <summary>Writes a diagram as a Mermaid flowchart.</summary>
public static class MermaidWriter
{
    /// <summary>The text of the flowchart.</summary>
    public static string Write(Diagram diagram)
    {
        var text = new StringBuilder("flowchart TD\n");
        for (int i = 0; i < diagram.Boxes.Count; i++)
        {
            Box box = diagram.Boxes[i];
            var (open, close) = box.Kind switch
            {
                BoxKind.Operator => ("[", "]"),
                BoxKind.Output => ("([", "])"),
                _ => ("(", ")"),
            };
            string label = string.Join("<br/>", box.Lines.Prepend(box.Title).Select(Escape));
            text.Append(CultureInfo.InvariantCulture, $"  n{i}{open}\"{label}\"{close}:::{box.Kind.ToString().ToLowerInvariant()}\n");
        }

        foreach (Link link in diagram.Links)
        {
            string arrow = link.CarriesGradient ? "-->" : "-.->";
            text.Append(CultureInfo.InvariantCulture, $"  n{link.From} {arrow}|\"{Escape(link.Label)}\"| n{link.To}\n");
        }

        return text.Append("""
              classDef parameter fill:#dcfce7,stroke:#16a34a
              classDef constant fill:#f3f4f6,stroke:#9ca3af
              classDef operator fill:#dbeafe,stroke:#2563eb
              classDef output fill:#fef3c7,stroke:#d97706

            """).ToString();
    }

    // Mermaid's own entities; all that might mean something to it, to Markdown or to HTML.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool isPlain = Rune.IsLetterOrDigit(rune) || rune.Value > 0x9F || " ,.=()[]{}:_+/?…".Contains((char)rune.Value, StringComparison.Ordinal);
            escaped.Append(isPlain ? rune.ToString() : rune.Value < 0x20 ? " " : $"#{rune.Value};");
        }

        return escaped.ToString();
    }
}
