using System.Globalization;
using GradService.Autograd;
using GradService.Language.Runtime;

namespace GradService.Language.Syntax;

/// <summary>How a statement ended.</summary>
internal enum Flow
{
    /// <summary>The next statement follows.</summary>
    Next,

    /// <summary><c>break</c></summary>
    Break,

    /// <summary><c>continue</c></summary>
    Continue,

    /// <summary><c>return</c>; the value is in the frame.</summary>
    Return,
}

/// <summary>A statement of a program, which knows how to run.</summary>
internal abstract class Statement(Place place)
{
    public Place Place { get; } = place;

    /// <summary>Whether a <c>yield</c> stands in it.</summary>
    public virtual bool Yields => false;

    /// <summary>Runs it.</summary>
    public Flow Execute(Frame frame)
    {
        frame.Place = Place;
        frame.Interpreter.Step();
        GradMode mode = GradMode.Current;
        if (mode.Anomaly && frame.Module.IsProgram)
        {
            // The tape remembers where its operations were written.
            mode.Place = string.Create(CultureInfo.InvariantCulture, $"{GradMode.LinePlace}{Place.Line}");
        }

        return Run(frame);
    }

    /// <summary>Runs it as part of a generator: gives what it yields; how it ended is in <paramref name="end"/> when there is no more.</summary>
    public IEnumerable<object?> Steps(Frame frame, Ending end)
    {
        if (!Yields)
        {
            end.Flow = Execute(frame);
            return [];
        }

        frame.Place = Place;
        frame.Interpreter.Step();
        return RunInSteps(frame, end);
    }

    /// <summary>Runs it as the body of a generator.</summary>
    public IEnumerable<object?> Steps(Frame frame) => Steps(frame, new Ending());

    protected abstract Flow Run(Frame frame);

    protected virtual IEnumerable<object?> RunInSteps(Frame frame, Ending end) => throw new InvalidOperationException("Only a statement that yields runs in steps.");

    /// <summary>How a statement that runs in steps ended.</summary>
    internal sealed class Ending
    {
        public Flow Flow { get; set; }
    }
}

/// <summary>Statements one after another.</summary>
internal sealed class Block(IReadOnlyList<Statement> statements, Place place) : Statement(place)
{
    private readonly bool yields = statements.Any(statement => statement.Yields);

    public IReadOnlyList<Statement> Statements => statements;

    /// <summary>The text with which a function or a class says what it is; null if it begins with something else.</summary>
    public string? Documentation => statements is [ExpressionStatement { Expression: Constant { Value: string text } }, ..] ? text : null;

    public override bool Yields => yields;

    protected override Flow Run(Frame frame)
    {
        for (int i = 0; i < statements.Count; i++)
        {
            Flow flow = statements[i].Execute(frame);
            if (flow != Flow.Next)
            {
                return flow;
            }
        }

        return Flow.Next;
    }

    protected override IEnumerable<object?> RunInSteps(Frame frame, Ending end)
    {
        foreach (Statement statement in statements)
        {
            foreach (object? value in statement.Steps(frame, end))
            {
                yield return value;
            }

            if (end.Flow != Flow.Next)
            {
                yield break;
            }
        }
    }
}

/// <summary>An expression by itself.</summary>
internal sealed class ExpressionStatement(Expression expression, Place place) : Statement(place)
{
    public Expression Expression => expression;

    protected override Flow Run(Frame frame)
    {
        expression.Evaluate(frame);
        return Flow.Next;
    }
}

/// <summary><c>pass</c>, <c>break</c>, <c>continue</c>, and declarations, which say something to the reader of the text alone.</summary>
internal sealed class Jump(Flow flow, Place place) : Statement(place)
{
    protected override Flow Run(Frame frame) => flow;
}

/// <summary><c>return value</c></summary>
internal sealed class Return(Expression? value, Place place) : Statement(place)
{
    protected override Flow Run(Frame frame)
    {
        frame.Result = value?.Evaluate(frame);
        return Flow.Return;
    }
}

/// <summary><c>targets = yield value</c>, <c>yield from value</c>; by itself, with targets, or behind <c>return</c>.</summary>
internal sealed class Yield(IReadOnlyList<Target> targets, Expression? value, bool isFrom, Place place) : Statement(place)
{
    public override bool Yields => true;

    protected override Flow Run(Frame frame) => throw new InvalidOperationException("A yield runs in steps.");

    protected override IEnumerable<object?> RunInSteps(Frame frame, Ending end)
    {
        end.Flow = Flow.Next;
        object? result;
        if (isFrom)
        {
            object? source = Iteration.Iterator(value!.Evaluate(frame));
            while (Iteration.Next(source, out object? item))
            {
                yield return item;
                Rethrow(frame);
            }

            result = (source as Values.GeneratorValue)?.Result;
        }
        else
        {
            frame.Sent = null;
            yield return value?.Evaluate(frame);
            frame.Place = Place;
            Rethrow(frame);
            result = frame.Sent;
        }

        foreach (Target target in targets)
        {
            target.Assign(frame, result);
        }
    }

    private static void Rethrow(Frame frame)
    {
        if (frame.Thrown is { } error)
        {
            frame.Thrown = null;
            throw error;
        }
    }
}
