using GradService.Language.Runtime;

namespace GradService.Language.Syntax;

/// <summary><c>a = b = value</c></summary>
internal sealed class Assignment(IReadOnlyList<Target> targets, Expression value, Place place) : Statement(place)
{
    protected override Flow Run(Frame frame)
    {
        object? result = value.Evaluate(frame);
        foreach (Target target in targets)
        {
            target.Assign(frame, result);
        }

        return Flow.Next;
    }
}

/// <summary><c>target symbol= value</c></summary>
internal sealed class AugmentedAssignment(Target target, string symbol, Expression value, Place place) : Statement(place)
{
    protected override Flow Run(Frame frame)
    {
        target.Update(frame, symbol, value);
        return Flow.Next;
    }
}

/// <summary><c>del targets</c></summary>
internal sealed class Deletion(IReadOnlyList<Target> targets, Place place) : Statement(place)
{
    protected override Flow Run(Frame frame)
    {
        foreach (Target target in targets)
        {
            target.Delete(frame);
        }

        return Flow.Next;
    }
}
