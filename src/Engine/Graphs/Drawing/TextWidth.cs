using System.Globalization;
using System.Text;

namespace GradService.Graphs.Drawing;

/// <summary>How wide a text is in a font whose letters all have one width, in letters.</summary>
internal static class TextWidth
{
    // Marks above a letter take no room; more than a few of them no font can show.
    private const int MaxMarks = 4;

    /// <summary>The width in letters; Chinese, Japanese and Korean ones and pictures count two.</summary>
    public static int Of(string text)
    {
        int width = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            width += Of(rune);
        }

        return width;
    }

    /// <summary>The text on one line, without what cannot be shown, cut off with an ellipsis where it is wider than so many letters.</summary>
    public static string Fit(string text, int width)
    {
        var fitted = new StringBuilder();
        int taken = 0, marks = 0, end = 0;
        foreach (Rune letter in text.EnumerateRunes())
        {
            Rune rune = Shown(letter);
            int own = Of(rune);
            marks = own == 0 ? marks + 1 : 0;
            if (marks > MaxMarks)
            {
                continue;
            }

            if (taken + own > width)
            {
                fitted.Length = end;
                return fitted.Append('…').ToString();
            }

            taken += own;
            fitted.Append(rune);

            // Where the ellipsis still has room.
            end = taken < width ? fitted.Length : end;
        }

        return fitted.ToString();
    }

    private static Rune Shown(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => new Rune(' '),
        UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse => Rune.ReplacementChar,
        _ => rune,
    };

    private static int Of(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format ? 0
        : IsWide(rune.Value) ? 2
        : 1;

    // The blocks that Unicode's table of East Asian widths calls wide, taken whole, and those of pictures.
    private static bool IsWide(int code) =>
        code is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
            or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD);
}
