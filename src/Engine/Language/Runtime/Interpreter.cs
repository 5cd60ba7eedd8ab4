using System.Runtime.CompilerServices;
using GradService.Language.Numpy;
using GradService.Language.Syntax;
using GradService.Language.Values;
using GradService.Tensors;

namespace GradService.Language.Runtime;

/// <summary>A program that runs: its modules, its output, and how much of its bounds it used. It is tied to the thread it runs on.</summary>
internal sealed class Interpreter
{
    // Python's own bound, and its words.
    private const int MaxDepth = 1000;

    // Statements, calls and rounds of loops between two looks at the clock.
    private const int Watch = 1024;

    [ThreadStatic]
    private static Interpreter? current;

    private readonly ScriptLimits limits;
    private readonly ConditionalWeakTable<object, object> numbers = [];
    private long numbered;
    private long steps;
    private int depth;

    public Interpreter(ScriptLimits limits)
    {
        this.limits = limits;
        Output = new Output(limits.OutputCharacters);
        Modules = new Modules(this);
    }

    /// <summary>The interpreter that runs on this thread.</summary>
    public static Interpreter Current => current ?? throw new InvalidOperationException("No program runs on this thread.");

    public Output Output { get; }

    public Modules Modules { get; }

    /// <summary>A number for an object that is equal to none but itself: they are counted as they are asked for.</summary>
    public long NumberOf(object value) => (long)numbers.GetValue(value, _ => (object)++numbered);

    /// <summary>How NumPy's arrays print.</summary>
    public ArrayPrintOptions ArrayPrintOptions { get; set; } = new();

    /// <summary>NumPy's random numbers, of which each program has its own.</summary>
    public LegacyRandom ArrayRandom { get; set; } = new((ulong)Random.Shared.NextInt64());

    /// <summary>What the program does, written down as a graph; null if nobody asks for that.</summary>
    public GraphTrace? Trace { get; init; }

    /// <summary>Where in its own text the program is.</summary>
    public Place? ProgramPlace
    {
        get => Frame is { Module.IsProgram: true } ? Frame.Place : field;
        private set;
    }

    /// <summary>The innermost function, class body or module that runs.</summary>
    public Frame? Frame { get; private set; }

    /// <summary>Where the newest exception came from, in the program's own text.</summary>
    public Failure? Failure { get; private set; }

    /// <summary>Makes it the interpreter of this thread until the scope ends.</summary>
    public Scoped Enter()
    {
        var scope = new Scoped(current);
        current = this;
        return scope;
    }

    /// <summary>
    /// Does what the engine calls the program for, a hook or the gradient of a function of its own. The program may have ended by then: who ran
    /// it differentiates what it left.
    /// </summary>
    /// <exception cref="ScriptException">An exception of the program's that no program is left to see.</exception>
    public T CallBack<T>(Func<T> action)
    {
        if (current is not null)
        {
            return action();
        }

        using Scoped scope = Enter();
        try
        {
            return action();
        }
        catch (PythonError error)
        {
            throw ScriptException.Of(error, this);
        }
    }

    /// <summary>Counts a statement, a call or a round of a loop, and stops a program that ran too long.</summary>
    public void Step()
    {
        if (++steps % Watch != 0)
        {
            return;
        }

        Evaluation.Charge(Watch);
        Evaluation.Watch();
        if (steps > limits.Steps)
        {
            throw new GradException(ErrorKind.LimitExceeded, $"the program takes more than the {limits.Steps} steps that it may take");
        }
    }

    /// <summary>Runs the body of a function.</summary>
    public object? Run(FunctionText text, Frame frame)
    {
        Enter(frame, out Frame? caller);
        try
        {
            text.Body.Execute(frame);
            return frame.Result;
        }
        catch (Exception error) when (Note(error, frame))
        {
            throw;
        }
        finally
        {
            Leave(caller);
        }
    }

    /// <summary>Runs the body of a module or of a class.</summary>
    public void Run(Statement body, Frame frame)
    {
        Enter(frame, out Frame? caller);
        try
        {
            body.Execute(frame);
        }
        catch (Exception error) when (Note(error, frame))
        {
            throw;
        }
        finally
        {
            Leave(caller);
        }
    }

    /// <summary>Runs a generator up to its next <c>yield</c>.</summary>
    public bool Resume(Frame frame, IEnumerator<object?> body)
    {
        Enter(frame, out Frame? caller);
        try
        {
            return body.MoveNext();
        }
        catch (Exception error) when (Note(error, frame))
        {
            throw;
        }
        finally
        {
            Leave(caller);
        }
    }

    /// <summary>Calls any value.</summary>
    public static object? Call(object? function, in CallArguments arguments)
    {
        switch (function)
        {
            case Callable callable:
                return callable.Call(arguments);
            case ObjectValue value when value.Class.TryFind("__call__", out object? method) && method is Callable callable:
                return callable.Call(arguments.Prepend(value));
            default:
                throw Raise.TypeError($"'{Types.NameOf(function)}' object is not callable");
        }
    }

    /// <summary>Calls any value with positional arguments.</summary>
    public static object? Call(object? function, params object?[] arguments) => Call(function, CallArguments.Of(arguments));

    /// <summary>Stops what nests without calling a function of the program: values within values, iterators over iterators.</summary>
    public static void CheckStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Raise.Error("RecursionError", "maximum recursion depth exceeded");
        }
    }

    private void Enter(Frame frame, out Frame? caller)
    {
        Step();
        CheckStack();
        if (depth >= MaxDepth)
        {
            throw Raise.Error("RecursionError", "maximum recursion depth exceeded");
        }

        depth++;
        caller = Frame;
        if (caller is { Module.IsProgram: true })
        {
            ProgramPlace = caller.Place;
        }

        Frame = frame;
    }

    private void Leave(Frame? caller)
    {
        depth--;
        Frame = caller;
    }

    // An exception filter: it sees every frame that an exception passes, from the inside, before anything is unwound. It never catches.
    private bool Note(Exception error, Frame frame)
    {
        if (frame.Module.IsProgram && !ReferenceEquals(Failure?.Error, error))
        {
            Failure = new Failure(error, frame.Place);
        }

        return false;
    }

    /// <summary>Gives the thread back to the interpreter that had it.</summary>
    public readonly struct Scoped(Interpreter? outer) : IDisposable
    {
        public void Dispose() => current = outer;
    }
}

/// <summary>An exception and the place in the program where it came up.</summary>
/// <param name="Error">The exception.</param>
/// <param name="Place">The place.</param>
internal sealed record Failure(Exception Error, Place Place);
