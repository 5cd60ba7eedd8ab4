using GradService.Language.Runtime;
using GradService.Language.Values;

namespace GradService.Language.Syntax;

/// <summary><c>if</c>; each <c>elif</c> is an <c>if</c> in the <c>else</c>.</summary>
internal sealed class If(Expression condition, Statement then, Statement? otherwise, Place place) : Statement(place)
{
    public override bool Yields { get; } = then.Yields || otherwise is { Yields: true };

    protected override Flow Run(Frame frame) => Chosen(frame)?.Execute(frame) ?? Flow.Next;

    protected override IEnumerable<object?> RunInSteps(Frame frame, Ending end)
    {
        end.Flow = Flow.Next;
        return Chosen(frame)?.Steps(frame, end) ?? [];
    }

    private Statement? Chosen(Frame frame)
    {
        object? value = condition.Evaluate(frame);
        frame.Place = Place;
        return Compare.Truth(value) ? then : otherwise;
    }
}

/// <summary><c>while</c></summary>
internal sealed class While(Expression condition, Statement body, Statement? otherwise, Place place) : Statement(place)
{
    public override bool Yields { get; } = body.Yields || otherwise is { Yields: true };

    protected override Flow Run(Frame frame)
    {
        TracedLoop? loop = frame.Interpreter.Trace?.BeginLoop();
        while (Goes(frame))
        {
            loop?.Round();
            Flow flow = body.Execute(frame);
            if (flow == Flow.Break)
            {
                return Flow.Next;
            }

            if (flow == Flow.Return)
            {
                return flow;
            }
        }

        loop?.End();
        return otherwise?.Execute(frame) ?? Flow.Next;
    }

    protected override IEnumerable<object?> RunInSteps(Frame frame, Ending end)
    {
        while (Goes(frame))
        {
            foreach (object? value in body.Steps(frame, end))
            {
                yield return value;
            }

            if (end.Flow is Flow.Break or Flow.Return)
            {
                end.Flow = end.Flow == Flow.Break ? Flow.Next : Flow.Return;
                yield break;
            }
        }

        end.Flow = Flow.Next;
        foreach (object? value in otherwise?.Steps(frame, end) ?? [])
        {
            yield return value;
        }
    }

    private bool Goes(Frame frame)
    {
        frame.Place = Place;
        frame.Interpreter.Step();
        return Compare.Truth(condition.Evaluate(frame));
    }
}

/// <summary><c>for target in source</c></summary>
internal sealed class For(Target target, Expression source, Statement body, Statement? otherwise, Place place) : Statement(place)
{
    public override bool Yields { get; } = body.Yields || otherwise is { Yields: true };

    protected override Flow Run(Frame frame)
    {
        TracedLoop? loop = frame.Interpreter.Trace?.BeginLoop();
        foreach (object? item in Items(frame))
        {
            loop?.Round();
            frame.Place = Place;
            frame.Interpreter.Step();
            target.Assign(frame, item);
            Flow flow = body.Execute(frame);
            if (flow == Flow.Break)
            {
                return Flow.Next;
            }

            if (flow == Flow.Return)
            {
                return flow;
            }

            frame.Place = Place;
        }

        loop?.End();
        return otherwise?.Execute(frame) ?? Flow.Next;
    }

    protected override IEnumerable<object?> RunInSteps(Frame frame, Ending end)
    {
        foreach (object? item in Items(frame))
        {
            frame.Place = Place;
            frame.Interpreter.Step();
            target.Assign(frame, item);
            foreach (object? value in body.Steps(frame, end))
            {
                yield return value;
            }

            if (end.Flow is Flow.Break or Flow.Return)
            {
                end.Flow = end.Flow == Flow.Break ? Flow.Next : Flow.Return;
                yield break;
            }
        }

        end.Flow = Flow.Next;
        foreach (object? value in otherwise?.Steps(frame, end) ?? [])
        {
            yield return value;
        }
    }

    private IEnumerable<object?> Items(Frame frame)
    {
        object? value = source.Evaluate(frame);
        frame.Place = Place;
        return Iteration.Over(value);
    }
}

/// <summary><c>assert condition, message</c></summary>
internal sealed class Assertion(Expression condition, Expression? message, Place place) : Statement(place)
{
    protected override Flow Run(Frame frame)
    {
        if (Compare.Truth(condition.Evaluate(frame)))
        {
            return Flow.Next;
        }

        object?[] arguments = message is null ? [] : [message.Evaluate(frame)];
        frame.Place = Place;
        throw Raise.Error("AssertionError", arguments);
    }
}

/// <summary><c>raise error from cause</c></summary>
internal sealed class RaiseStatement(Expression? error, Expression? cause, Place place) : Statement(place)
{
    protected override Flow Run(Frame frame)
    {
        if (error is null)
        {
            for (Frame? at = frame; at is not null; at = at.Outer)
            {
                if (at.Handled is { } handled)
                {
                    throw new PythonError(handled);
                }
            }

            throw Raise.RuntimeError("No active exception to reraise");
        }

        object? value = error.Evaluate(frame);
        frame.Place = Place;
        if (value is ClassValue type && type.IsSubclassOf(Types.BaseException))
        {
            value = type.Call(CallArguments.None);
        }

        if (value is not Instance instance || !instance.Class.IsSubclassOf(Types.BaseException))
        {
            throw Raise.TypeError("exceptions must derive from BaseException");
        }

        if (cause is not null)
        {
            instance.Attributes!["__cause__"] = cause.Evaluate(frame);
        }

        throw new PythonError(instance);
    }
}
