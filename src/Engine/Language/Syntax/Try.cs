using System.Runtime.ExceptionServices;
using GradService.Language.Builtins;
using GradService.Language.Runtime;
using GradService.Language.Values;

namespace GradService.Language.Syntax;

/// <summary><c>except type as name</c></summary>
internal sealed record Handler(Expression? Type, Name? Name, Statement Body, Place Place)
{
    private const string NoException = "catching classes that do not inherit from BaseException is not allowed";

    /// <summary>Whether it takes an exception.</summary>
    public bool Takes(Instance error, Frame frame)
    {
        if (Type is null)
        {
            return true;
        }

        object? type = Type.Evaluate(frame);
        frame.Place = Place;
        return Functions.Any(
            type,
            candidate => candidate.IsSubclassOf(Types.BaseException) ? error.Class.IsSubclassOf(candidate) : throw Raise.TypeError(NoException),
            NoException);
    }
}

/// <summary><c>try</c>. What stops a program for passing a bound is no exception of its own: nothing here sees it.</summary>
internal sealed class Try(Statement body, IReadOnlyList<Handler> handlers, Statement? otherwise, Statement? last, Place place) : Statement(place)
{
    public override bool Yields { get; } =
        body.Yields || handlers.Any(handler => handler.Body.Yields) || otherwise is { Yields: true } || last is { Yields: true };

    protected override Flow Run(Frame frame)
    {
        if (last is null)
        {
            return Guarded(frame);
        }

        Flow flow = Flow.Next;
        Exception? raised = null;
        try
        {
            flow = Guarded(frame);
        }
        catch (Exception error) when (Exceptions.Seen(error) is not null)
        {
            raised = error;
        }

        object? result = frame.Result;
        Flow after = last.Execute(frame);
        if (after != Flow.Next)
        {
            return after;
        }

        if (raised is not null)
        {
            ExceptionDispatchInfo.Throw(raised);
        }

        frame.Result = result;
        return flow;
    }

    protected override IEnumerable<object?> RunInSteps(Frame frame, Ending end)
    {
        Exception? error = null;
        foreach (object? value in Attempt(GuardedInSteps(frame, end), caught => error = caught))
        {
            yield return value;
        }

        if (last is not null)
        {
            object? result = frame.Result;
            Flow flow = end.Flow;
            foreach (object? value in last.Steps(frame, end))
            {
                yield return value;
            }

            if (end.Flow != Flow.Next)
            {
                yield break;
            }

            (end.Flow, frame.Result) = (flow, result);
        }

        if (error is not null)
        {
            ExceptionDispatchInfo.Throw(error);
        }
    }

    private Flow Guarded(Frame frame)
    {
        Flow flow;
        Exception? raised = null;
        try
        {
            flow = body.Execute(frame);
        }
        catch (Exception error) when (Exceptions.Seen(error) is not null)
        {
            // A handler does not run in here: until this block ends the stack of what failed is not given back.
            (raised, flow) = (error, Flow.Next);
        }

        if (raised is not null)
        {
            Instance seen = Exceptions.Seen(raised)!;
            if (Find(seen, frame) is { } handler)
            {
                return Handle(handler, seen, frame);
            }

            ExceptionDispatchInfo.Throw(raised);
        }

        // What the else block raises is not for the handlers of this try.
        return flow == Flow.Next && otherwise is not null ? otherwise.Execute(frame) : flow;
    }

    private IEnumerable<object?> GuardedInSteps(Frame frame, Ending end)
    {
        Exception? error = null;
        foreach (object? value in Attempt(body.Steps(frame, end), caught => error = caught))
        {
            yield return value;
        }

        if (error is null)
        {
            if (end.Flow == Flow.Next && otherwise is not null)
            {
                foreach (object? value in otherwise.Steps(frame, end))
                {
                    yield return value;
                }
            }

            yield break;
        }

        Instance seen = Exceptions.Seen(error)!;
        if (Find(seen, frame) is not { } handler)
        {
            ExceptionDispatchInfo.Throw(error);
            yield break;
        }

        Instance? outer = Begin(handler, seen, frame);
        foreach (object? value in handler.Body.Steps(frame, end))
        {
            yield return value;
        }

        End(handler, outer, frame);
    }

    /// <summary>The items of a sequence up to an exception that a program may see.</summary>
    private static IEnumerable<object?> Attempt(IEnumerable<object?> steps, Action<Exception> caught)
    {
        IEnumerator<object?>? items = null;
        while (true)
        {
            try
            {
                items ??= steps.GetEnumerator();
                if (!items.MoveNext())
                {
                    yield break;
                }
            }
            catch (Exception error) when (Exceptions.Seen(error) is not null)
            {
                caught(error);
                yield break;
            }

            yield return items.Current;
        }
    }

    private Handler? Find(Instance error, Frame frame) => handlers.FirstOrDefault(handler => handler.Takes(error, frame));

    private static Flow Handle(Handler handler, Instance seen, Frame frame)
    {
        Instance? outer = Begin(handler, seen, frame);
        Flow flow = handler.Body.Execute(frame);
        End(handler, outer, frame);
        return flow;
    }

    private static Instance? Begin(Handler handler, Instance seen, Frame frame)
    {
        Instance? outer = frame.Handled;
        frame.Handled = seen;
        handler.Name?.Assign(frame, seen);
        return outer;
    }

    private static void End(Handler handler, Instance? outer, Frame frame)
    {
        frame.Handled = outer;
        handler.Name?.Unbind(frame);
    }
}
