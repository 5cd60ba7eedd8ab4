namespace GradService.Graphs.Drawing;

/// <summary>Boxes and the links between them: what is drawn.</summary>
/// <param name="Boxes">The boxes, each after those that link to it.</param>
/// <param name="Links">The links, each from an earlier box to a later one.</param>
public sealed record Diagram(IReadOnlyList<Box> Boxes, IReadOnlyList<Link> Links);

/// <summary>What a box stands for.</summary>
public enum BoxKind
{
    /// <summary>A leaf that requires grad.</summary>
    Parameter,

    /// <summary>A leaf that does not.</summary>
    Constant,

    /// <summary>An operation.</summary>
    Operator,

    /// <summary>What is asked for.</summary>
    Output,
}

/// <summary>A box.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Title">Its name, in any letters.</param>
/// <param name="Lines">What stands below the name, in smaller letters.</param>
/// <param name="Tooltip">All that there is to tell.</param>
public sealed record Box(BoxKind Kind, string Title, IReadOnlyList<string> Lines, string Tooltip);

/// <summary>A link from a result of a box into another box.</summary>
/// <param name="From">The box that it leaves.</param>
/// <param name="Port">Which of that box's results it carries.</param>
/// <param name="To">The box that it enters.</param>
/// <param name="Label">What is written on it; the same for all links of a port.</param>
/// <param name="CarriesGradient">Whether a gradient comes back along it.</param>
public readonly record struct Link(int From, int Port, int To, string Label, bool CarriesGradient);
