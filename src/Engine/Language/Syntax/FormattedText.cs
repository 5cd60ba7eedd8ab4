using System.Text;
using GradService.Language.Runtime;

namespace GradService.Language.Syntax;

/// <summary>An f-string, or several strings that stand side by side.</summary>
internal sealed class FormattedText(IReadOnlyList<Expression> parts, Place place) : Expression(place)
{
    public override string Description => "f-string expression";

    public override object? Evaluate(Frame frame)
    {
        var text = new StringBuilder();
        foreach (Expression part in parts)
        {
            text.Append((string)part.Evaluate(frame)!);
        }

        return text.ToString();
    }
}

/// <summary><c>{value!conversion:format}</c> within an f-string.</summary>
internal sealed class FormattedValue(Expression value, char conversion, FormattedText? format, Place place) : Expression(place)
{
    public override string Description => "f-string expression";

    public override object? Evaluate(Frame frame)
    {
        object? found = value.Evaluate(frame);
        frame.Place = Place;
        object? shown = conversion switch { 'r' => Text.Repr(found), 's' => Text.Str(found), 'a' => Text.Ascii(found), _ => found };
        return Formatting.Format.Apply(shown, (string?)format?.Evaluate(frame) ?? string.Empty);
    }
}
