using System.Text;
using GradService.Tensors;

namespace GradService.Language.Runtime;

/// <summary>What a program prints.</summary>
internal sealed class Output(int maxCharacters)
{
    private readonly StringBuilder text = new();

    public void Write(string value)
    {
        int half = Unpaired(value);
        if (half >= 0)
        {
            throw Raise.Error("UnicodeEncodeError", $"'utf-8' codec can't encode character '\\u{(int)value[half]:x4}' in position {half}: surrogates not allowed");
        }

        if (value.Length > maxCharacters - text.Length)
        {
            text.Append(value, 0, maxCharacters - text.Length);
            throw new GradException(ErrorKind.LimitExceeded, $"the program prints more than the {maxCharacters} characters that it may print");
        }

        text.Append(value);
    }

    // Half of a pair is no character, and cannot be sent.
    private static int Unpaired(string value)
    {
        int at = value.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF');
        for (; at >= 0 && at < value.Length; at++)
        {
            if (char.IsHighSurrogate(value[at]) && at + 1 < value.Length && char.IsLowSurrogate(value[at + 1]))
            {
                at++;
            }
            else if (char.IsSurrogate(value[at]))
            {
                return at;
            }
        }

        return -1;
    }

    public override string ToString() => text.ToString();
}
