using GradService.Language.Runtime;
using GradService.Language.Syntax;

namespace GradService.Language.Values;

/// <summary>A function that a program defines: its text, its defaults, and the scope in which it was made.</summary>
internal sealed class Function(FunctionText text, Frame outer, object?[] defaults) : Callable
{
    public override ClassValue Class => Types.Function;

    public override string Name => Attributes?.GetValueOrDefault("__name__") as string ?? text.Name;

    public override bool IsMethod => true;

    public FunctionText Text => text;

    /// <summary>Values of the parameters that have a default; <see cref="Frame.Unbound"/> elsewhere.</summary>
    public object?[] Defaults => defaults;

    /// <summary>The class in whose body it was defined, for <c>super()</c>.</summary>
    public ClassValue? Owner { get; set; }

    public override object? Call(in CallArguments arguments)
    {
        Interpreter interpreter = outer.Interpreter;
        var frame = new Frame(interpreter, text.Scope, outer, outer.Module) { Function = this };
        text.Parameters.Bind(this, arguments, frame.Slots);
        return text.Scope.IsGenerator ? new GeneratorValue(text, frame) : interpreter.Run(text, frame);
    }
}

/// <summary>A generator: a call of a function that yields, which runs as far as somebody asks.</summary>
internal sealed class GeneratorValue(FunctionText text, Frame frame) : IteratorValue(Enumerable.Empty<object?>().GetEnumerator(), Types.Generator)
{
    private readonly IEnumerator<object?> body = text.Body.Steps(frame).GetEnumerator();
    private bool isStarted;
    private bool isRunning;
    private bool isDone;

    public string Name => text.Name;

    /// <summary>What the function returned.</summary>
    public object? Result => frame.Result;

    public override bool MoveNext(out object? value)
    {
        value = null;
        if (isDone)
        {
            return false;
        }

        if (isRunning)
        {
            throw Raise.ValueError("generator already executing");
        }

        isRunning = true;
        isStarted = true;
        bool more = false;
        try
        {
            more = frame.Interpreter.Resume(frame, body);
        }
        catch (PythonError error) when (error.Value.Class == Exceptions.Find("StopIteration"))
        {
            throw Raise.RuntimeError("generator raised StopIteration");
        }
        finally
        {
            isRunning = false;
            isDone = !more;
        }

        value = more ? body.Current : null;
        return more;
    }

    /// <summary><c>generator.send(value)</c></summary>
    public object? Send(object? value)
    {
        if (!isStarted && value is not null)
        {
            throw Raise.TypeError("can't send non-None value to a just-started generator");
        }

        frame.Sent = value;
        return Advance();
    }

    /// <summary><c>generator.throw(exception)</c></summary>
    public object? Throw(Exception error)
    {
        if (isDone || !isStarted)
        {
            isDone = true;
            throw error;
        }

        frame.Thrown = error;
        return Advance();
    }

    /// <summary><c>generator.close()</c></summary>
    public void Close()
    {
        if (isDone || !isStarted)
        {
            isDone = true;
            return;
        }

        frame.Thrown = Raise.Error("GeneratorExit");
        try
        {
            if (MoveNext(out _))
            {
                throw Raise.RuntimeError("generator ignored GeneratorExit");
            }
        }
        catch (PythonError error) when (error.Value.Class == Exceptions.Find("GeneratorExit"))
        {
            isDone = true;
        }
    }

    private object? Advance() => MoveNext(out object? next) ? next
        : throw (Result is null ? Raise.Error("StopIteration") : Raise.Error("StopIteration", Result));
}
