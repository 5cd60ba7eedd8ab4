using GradService.Language.Runtime;
using GradService.Tensors;
using GradService.Tensors.Printing;

namespace GradService.Language.Builtins;

/// <summary><c>torch.set_printoptions</c></summary>
[Module("torch")]
internal static class PrintFunctions
{
    // Nobody reads more decimals, or longer lines.
    private const int MostDecimals = 1000, MostCharacters = 1 << 20;

    public static void SetPrintoptions(object? precision = null, object? threshold = null, object? edgeitems = null, object? linewidth = null, string? profile = null, object? sciMode = null)
    {
        PrintOptions old = profile switch
        {
            "default" => new PrintOptions(),
            "short" => new PrintOptions { Precision = 2, EdgeItems = 2 },
            "full" => new PrintOptions { Threshold = double.PositiveInfinity },
            _ => Evaluation.PrintOptions,
        };
        Evaluation.PrintOptions = new PrintOptions
        {
            Precision = Bounded(precision, old.Precision, MostDecimals),
            Threshold = threshold is null ? old.Threshold : Numbers.ToDouble(threshold),
            EdgeItems = Bounded(edgeitems, old.EdgeItems, MostCharacters),
            LineWidth = Bounded(linewidth, old.LineWidth, MostCharacters),
            Scientific = sciMode is null ? null : Compare.Truth(sciMode),
        };
    }

    private static int Bounded(object? value, int otherwise, int most) =>
        value is null ? otherwise : (int)Math.Clamp(Numbers.ToDouble(value), 0, most);
}
