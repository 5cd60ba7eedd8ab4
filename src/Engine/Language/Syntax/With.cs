using System.Runtime.ExceptionServices;
using GradService.Language.Runtime;
using GradService.Language.Values;

namespace GradService.Language.Syntax;

/// <summary><c>with manager as target</c>; several managers are one within another.</summary>
internal sealed class With(Expression manager, Target? target, Statement body, Place place) : Statement(place)
{
    public override bool Yields => body.Yields;

    protected override Flow Run(Frame frame)
    {
        object? entered = Enter(frame);
        Flow flow = Flow.Next;
        Exception? raised = null;
        try
        {
            flow = body.Execute(frame);
        }
        catch (Exception error) when (Exceptions.Seen(error) is not null)
        {
            raised = error;
        }

        if (!Exit(entered, raised is null ? null : Exceptions.Seen(raised)) && raised is not null)
        {
            ExceptionDispatchInfo.Throw(raised);
        }

        return flow;
    }

    protected override IEnumerable<object?> RunInSteps(Frame frame, Ending end)
    {
        object? entered = Enter(frame);
        Exception? error = null;
        IEnumerator<object?>? items = null;
        while (true)
        {
            try
            {
                items ??= body.Steps(frame, end).GetEnumerator();
                if (!items.MoveNext())
                {
                    break;
                }
            }
            catch (Exception caught) when (Exceptions.Seen(caught) is not null)
            {
                error = caught;
                break;
            }

            yield return items.Current;
        }

        if (!Exit(entered, error is null ? null : Exceptions.Seen(error)) && error is not null)
        {
            ExceptionDispatchInfo.Throw(error);
        }
    }

    private object? Enter(Frame frame)
    {
        object? value = manager.Evaluate(frame);
        frame.Place = Place;
        if (!Types.Of(value).TryFind("__enter__", out object? enter) || !Types.Of(value).TryFind("__exit__", out _))
        {
            throw Raise.TypeError($"'{Types.NameOf(value)}' object does not support the context manager protocol");
        }

        object? result = Interpreter.Call(enter, value);
        target?.Assign(frame, result);
        return value;
    }

    private static bool Exit(object? value, Instance? error)
    {
        Types.Of(value).TryFind("__exit__", out object? exit);
        return Compare.Truth(Interpreter.Call(exit, value, error?.Class, error, null));
    }
}
