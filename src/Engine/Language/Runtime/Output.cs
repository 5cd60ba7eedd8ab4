using System.Text;
using GradService.Tensors;

namespace GradService.Language.Runtime;

/// <summary>What a program prints.</summary>
internal sealed class Output(int maxCharacters)
{
    private readonly StringBuilder text = new();

    public void Write(string value)
    {
        if (value.Length > maxCharacters - text.Length)
        {
            text.Append(value, 0, maxCharacters - text.Length);
            throw new GradException(ErrorKind.LimitExceeded, $"the program prints more than the {maxCharacters} characters that it may print");
        }

        text.Append(value);
    }

    public override string ToString() => text.ToString();
}
