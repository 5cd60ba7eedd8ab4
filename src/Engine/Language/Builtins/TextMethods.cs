using System.Globalization;
using System.Text;
using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Tensors;

namespace GradService.Language.Builtins;

/// <summary>The methods of strings.</summary>
[MethodsOf("str")]
internal static class TextMethods
{
    private const string Blanks = " \t\n\r\f\v";

    public static string Upper(string self) => self.ToUpperInvariant();

    public static string Lower(string self) => self.ToLowerInvariant();

    public static string Casefold(string self) => self.ToLowerInvariant();

    public static string Capitalize(string self) => self.Length == 0 ? self : char.ToUpperInvariant(self[0]) + self[1..].ToLowerInvariant();

    public static string Title(string self) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(self.ToLowerInvariant());

    public static string Swapcase(string self) => string.Concat(self.Select(letter => char.IsUpper(letter) ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter)));

    public static string Strip(string self, string? chars = null) => self.Trim((chars ?? Blanks).ToCharArray());

    public static string Lstrip(string self, string? chars = null) => self.TrimStart((chars ?? Blanks).ToCharArray());

    public static string Rstrip(string self, string? chars = null) => self.TrimEnd((chars ?? Blanks).ToCharArray());

    public static string Removeprefix(string self, string prefix) => self.StartsWith(prefix, StringComparison.Ordinal) ? self[prefix.Length..] : self;

    public static string Removesuffix(string self, string suffix) => self.EndsWith(suffix, StringComparison.Ordinal) ? self[..^suffix.Length] : self;

    public static bool Startswith(string self, object? prefix, long start = 0) => Affix(prefix, part => self[Begin(self, start)..].StartsWith(part, StringComparison.Ordinal), "startswith");

    public static bool Endswith(string self, object? suffix) => Affix(suffix, part => self.EndsWith(part, StringComparison.Ordinal), "endswith");

    public static long Find(string self, string sub, long start = 0, long end = long.MaxValue) => Search(self, sub, start, end, static (text, part) => text.IndexOf(part, StringComparison.Ordinal));

    public static long Rfind(string self, string sub, long start = 0, long end = long.MaxValue) => Search(self, sub, start, end, static (text, part) => text.LastIndexOf(part, StringComparison.Ordinal));

    public static long Index(string self, string sub, long start = 0, long end = long.MaxValue) => Find(self, sub, start, end) is >= 0 and var at ? at : throw Raise.ValueError("substring not found");

    public static long Rindex(string self, string sub, long start = 0, long end = long.MaxValue) => Rfind(self, sub, start, end) is >= 0 and var at ? at : throw Raise.ValueError("substring not found");

    public static long Count(string self, string sub)
    {
        if (sub.Length == 0)
        {
            return self.Length + 1;
        }

        long count = 0;
        for (int at = self.IndexOf(sub, StringComparison.Ordinal); at >= 0; at = self.IndexOf(sub, at + sub.Length, StringComparison.Ordinal))
        {
            Interpreter.Current.Step();
            count++;
        }

        return count;
    }

    public static string Replace(string self, string old, string @new, long count = -1)
    {
        if (count < 0 && old.Length > 0)
        {
            Evaluation.Take(2 * (self.Length + Math.Max(0, Count(self, old) * (@new.Length - old.Length))));
            return self.Replace(old, @new, StringComparison.Ordinal);
        }

        long found = count < 0 ? Count(self, old) : Math.Min(count, Count(self, old));
        Evaluation.Take(2 * (self.Length + Math.Max(0, found * (@new.Length - old.Length))));
        var text = new StringBuilder();
        int at = 0;
        for (long i = 0; i < found; i++)
        {
            Interpreter.Current.Step();
            int next = self.IndexOf(old, at, StringComparison.Ordinal);
            text.Append(self, at, next - at).Append(@new);
            at = next + old.Length;
            if (old.Length == 0 && at < self.Length)
            {
                text.Append(self[at++]);
            }
        }

        return text.Append(self, at, self.Length - at).ToString();
    }

    public static List<object?> Split(string self, string? sep = null, long maxsplit = -1)
    {
        int most = maxsplit < 0 ? int.MaxValue : (int)Math.Min(maxsplit + 1, int.MaxValue);
        if (sep is { Length: 0 })
        {
            throw Raise.ValueError("empty separator");
        }

        return sep is not null ? [.. self.Split(sep, most)] : Words(self, most);
    }

    public static List<object?> Rsplit(string self, string? sep = null, long maxsplit = -1)
    {
        List<object?> parts = Split(self, sep);
        int joined = maxsplit < 0 ? 0 : (int)Math.Max(0, parts.Count - 1 - maxsplit);
        if (joined > 0)
        {
            string head = string.Join(sep ?? " ", parts.Take(joined + 1));
            parts.RemoveRange(0, joined + 1);
            parts.Insert(0, head);
        }

        return parts;
    }

    public static List<object?> Splitlines(string self, bool keepends = false)
    {
        var lines = new List<object?>();
        for (int at = 0; at < self.Length;)
        {
            int end = self.IndexOfAny(['\n', '\r'], at);
            int after = end < 0 ? self.Length : end + (self[end] == '\r' && end + 1 < self.Length && self[end + 1] == '\n' ? 2 : 1);
            lines.Add(self[at..(keepends || end < 0 ? after : end)]);
            at = after;
        }

        return lines;
    }

    public static object?[] Partition(string self, string sep) => self.IndexOf(sep, StringComparison.Ordinal) is >= 0 and var at ? [self[..at], sep, self[(at + sep.Length)..]] : [self, string.Empty, string.Empty];

    public static object?[] Rpartition(string self, string sep) => self.LastIndexOf(sep, StringComparison.Ordinal) is >= 0 and var at ? [self[..at], sep, self[(at + sep.Length)..]] : [string.Empty, string.Empty, self];

    public static string Join(string self, object? iterable)
    {
        var text = new StringBuilder();
        int at = 0;
        foreach (object? item in Iteration.Over(iterable, "can only join an iterable"))
        {
            Interpreter.Current.Step();
            string part = item as string ?? throw Raise.TypeError($"sequence item {at}: expected str instance, {Types.NameOf(item)} found");
            Evaluation.Take(2L * (part.Length + self.Length));
            text.Append(at++ > 0 ? self : string.Empty).Append(part);
        }

        return text.ToString();
    }

    public static string Ljust(string self, long width, string fillchar = " ") => self.PadRight(Formatting.Format.Bounded(Math.Max(width, 0)), Letter(fillchar));

    public static string Rjust(string self, long width, string fillchar = " ") => self.PadLeft(Formatting.Format.Bounded(Math.Max(width, 0)), Letter(fillchar));

    public static string Center(string self, long width, string fillchar = " ")
    {
        int missing = Formatting.Format.Bounded(Math.Max(width, 0)) - self.Length;

        // Python puts the odd one on the left where the width is odd too.
        int left = missing <= 0 ? 0 : (missing / 2) + (missing & (int)width & 1);
        return missing <= 0 ? self : new string(Letter(fillchar), left) + self + new string(Letter(fillchar), missing - left);
    }

    public static string Zfill(string self, long width)
    {
        int sign = self.Length > 0 && self[0] is '+' or '-' ? 1 : 0;
        return self[..sign] + self[sign..].PadLeft(Math.Max(Formatting.Format.Bounded(Math.Max(width, 0)) - sign, 0), '0');
    }

    public static string Expandtabs(string self, long tabsize = 8)
    {
        var text = new StringBuilder();
        int column = 0;
        foreach (char letter in self)
        {
            int width = letter == '\t' && tabsize > 0 ? Formatting.Format.Bounded(tabsize - (column % tabsize)) : 1;
            text.Append(letter == '\t' ? new string(' ', tabsize > 0 ? width : 0) : letter.ToString());
            column = letter is '\n' or '\r' ? 0 : column + width;
        }

        return text.ToString();
    }

    public static bool Isdigit(string self) => self.Length > 0 && self.All(char.IsDigit);

    public static bool Isdecimal(string self) => Isdigit(self);

    public static bool Isnumeric(string self) => self.Length > 0 && self.All(char.IsNumber);

    public static bool Isalpha(string self) => self.Length > 0 && self.All(char.IsLetter);

    public static bool Isalnum(string self) => self.Length > 0 && self.All(char.IsLetterOrDigit);

    public static bool Isspace(string self) => self.Length > 0 && self.All(char.IsWhiteSpace);

    public static bool Isupper(string self) => self.Any(char.IsUpper) && !self.Any(char.IsLower);

    public static bool Islower(string self) => self.Any(char.IsLower) && !self.Any(char.IsUpper);

    public static bool Istitle(string self) => self.Length > 0 && Title(self) == self;

    public static bool Isidentifier(string self) => self.Length > 0 && !char.IsDigit(self[0]) && self.All(letter => char.IsLetterOrDigit(letter) || letter == '_');

    public static string Format(string self, [Keywords] Dictionary<string, object?> named, params object?[] values) => new Template(self, values, named).Write(0);

    [Named("__len__")]
    public static long Length(string self) => self.Length;

    private static char Letter(string fill) => fill.Length == 1 ? fill[0] : throw Raise.TypeError("The fill character must be exactly one character long");

    private static int Begin(string self, long start) => (int)Math.Clamp(start < 0 ? start + self.Length : start, 0, self.Length);

    private static bool Affix(object? parts, Func<string, bool> test, string name) => parts switch
    {
        string text => test(text),
        TupleValue tuple => tuple.Items.Any(part => test(part as string ?? throw Raise.TypeError($"tuple for {name} must only contain str, not {Types.NameOf(part)}"))),
        _ => throw Raise.TypeError($"{name} first arg must be str or a tuple of str, not {Types.NameOf(parts)}"),
    };

    private static long Search(string self, string sub, long start, long end, Func<string, string, int> find)
    {
        int begin = Begin(self, start), last = Begin(self, end);
        int at = begin > last ? -1 : find(self[begin..last], sub);
        return at < 0 ? -1 : at + begin;
    }

    private static List<object?> Words(string text, int most)
    {
        var words = new List<object?>();
        int at = 0;
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            if (at == text.Length)
            {
                return words;
            }

            int begin = at;
            while (at < text.Length && !char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            if (words.Count + 1 == most)
            {
                words.Add(text[begin..].TrimEnd());
                return words;
            }

            words.Add(text[begin..at]);
        }
    }
}
