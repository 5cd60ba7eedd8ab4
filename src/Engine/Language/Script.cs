using GradService.Autograd;
using GradService.Graphs;
using GradService.Language.Runtime;
using GradService.Language.Syntax;
using GradService.Language.Values;
using GradService.Tensors;

namespace GradService.Language;

/// <summary>A script in the language, a subset of Python 3 that reads PyTorch code as people write it.</summary>
public sealed class Script
{
    // A deep recursion of a program is a deep one of the interpreter's.
    private const int StackBytes = 64 << 20;

    private readonly ModuleText text;
    private readonly ScriptLimits limits;

    private Script(ModuleText text, ScriptLimits limits)
    {
        this.text = text;
        this.limits = limits;
    }

    /// <summary>Reads a script.</summary>
    /// <param name="program">Its text.</param>
    /// <param name="limits">Its bounds; the usual ones if none are given.</param>
    /// <exception cref="GradException">A SyntaxError, with line and column.</exception>
    public static Script Parse(string program, ScriptLimits? limits = null)
    {
        limits ??= new ScriptLimits();
        return program.Length <= limits.TextCharacters ? new Script(Parser.Read(program), limits)
            : throw new GradException(ErrorKind.LimitExceeded, $"the program has {program.Length} characters, more than the {limits.TextCharacters} that it may have");
    }

    /// <summary>Runs it, in the evaluation of this thread.</summary>
    /// <param name="inputs">Variables that it begins with.</param>
    /// <param name="result">The name of a variable that takes the value of its last expression; null for none.</param>
    /// <exception cref="ScriptException">An exception ended it, or it passed a bound.</exception>
    public ScriptResult Run(IReadOnlyList<KeyValuePair<string, Tensor>>? inputs = null, string? result = null) => Run(inputs, result, null);

    private ScriptResult Run(IReadOnlyList<KeyValuePair<string, Tensor>>? inputs, string? result, GraphTrace? trace)
    {
        var interpreter = new Interpreter(limits) { Trace = trace };
        using Interpreter.Scoped scope = interpreter.Enter();
        using IDisposable modes = GradMode.Begin();
        var main = new ModuleValue("__main__") { IsProgram = true };
        main.Names["__name__"] = "__main__";
        foreach (var (name, tensor) in inputs ?? [])
        {
            main.Names[name] = tensor;
        }

        try
        {
            Run(interpreter, new Frame(interpreter, text.Scope, null, main), result);
        }
        catch (Exception error) when (error is PythonError or GradException)
        {
            if (error is PythonError { Value.Class.Name: "SystemExit" } exit && (exit.Value.Attributes!["args"] as TupleValue) is null or { Count: 0 } or { Items: [0L or null] })
            {
                return Result(interpreter, main);
            }

            throw ScriptException.Of(error, interpreter);
        }

        return Result(interpreter, main);
    }

    /// <summary>
    /// Runs it, and writes down what it does as a graph that stands for it whatever its inputs hold, as long as their shapes are the same.
    /// </summary>
    /// <param name="inputs">The variables that it begins with, which are the graph's inputs.</param>
    /// <param name="outputs">The names of the variables that are the graph's outputs; <paramref name="result"/> may be among them.</param>
    /// <param name="result">The name of a variable that takes the value of its last expression.</param>
    /// <returns>The graph; or null, and why the program has none: what it does depends on the values of tensors.</returns>
    /// <exception cref="ScriptException">An exception ended it, or it passed a bound.</exception>
    public (Graph? Graph, string? Objection) Trace(IReadOnlyList<KeyValuePair<string, Tensor>> inputs, IReadOnlyList<string> outputs, string result)
    {
        var trace = new GraphTrace(inputs);
        ScriptResult ran = Run(inputs, outputs.Contains(result) ? result : null, trace);
        var named = new List<KeyValuePair<string, Tensor>>();
        for (int i = 0; i < outputs.Count; i++)
        {
            int at = ran.Variables.ToList().FindIndex(variable => variable.Key == outputs[i]);
            named.Add(at >= 0 ? ran.Variables[at] : throw new GradException(ErrorKind.UnknownName, $"nothing is named '{outputs[i]}'") { Pointer = $"/outputs/{i}" });
        }

        Graph graph = trace.Graph(named);
        return trace.Objection is null ? (graph, null) : (null, trace.Objection);
    }

    /// <summary>Runs something on a thread whose stack is deep enough for a program's deepest recursion.</summary>
    public static void OnDeepStack(Action action)
    {
        System.Runtime.ExceptionServices.ExceptionDispatchInfo? failed = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    action();
                }
                catch (Exception error)
                {
                    // Every exception goes on where the thread was asked for.
                    failed = System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(error);
                }
            },
            StackBytes);
        thread.Start();
        thread.Join();
        failed?.Throw();
    }

    private void Run(Interpreter interpreter, Frame frame, string? result)
    {
        if (result is null || text.Body.Statements is not [.., ExpressionStatement last])
        {
            interpreter.Run(text.Body, frame);
            return;
        }

        var name = new Name(result, text.Scope, last.Place);
        interpreter.Run(new Block([.. text.Body.Statements.SkipLast(1), new Assignment([name], last.Expression, last.Place)], text.Body.Place), frame);
    }

    private static ScriptResult Result(Interpreter interpreter, ModuleValue main) => new(
        interpreter.Output.ToString(),
        [.. main.Names.Where(pair => pair.Value is Tensor && !pair.Key.StartsWith('_')).Select(pair => new KeyValuePair<string, Tensor>(pair.Key, (Tensor)pair.Value!))]);
}

/// <summary>What a script leaves behind.</summary>
/// <param name="Output">What it printed.</param>
/// <param name="Variables">The tensors that are its variables.</param>
public sealed record ScriptResult(string Output, IReadOnlyList<KeyValuePair<string, Tensor>> Variables);

/// <summary>The exception that ended a script.</summary>
public sealed class ScriptException : Exception
{
    private ScriptException(ErrorKind kind, string pythonType, string message, string output, Exception inner)
        : base(message, inner)
    {
        Kind = kind;
        PythonType = pythonType;
        Output = output;
    }

    /// <summary>What kind of mistake it is.</summary>
    public ErrorKind Kind { get; }

    /// <summary>The name of the exception: <c>RuntimeError</c>, or that of a class of the program's.</summary>
    public string PythonType { get; }

    /// <summary>What the script had printed.</summary>
    public string Output { get; }

    /// <summary>The line of the script, from 1.</summary>
    public int? Line { get; private init; }

    /// <summary>The column in that line, from 1.</summary>
    public int? Column { get; private init; }

    internal static ScriptException Of(Exception error, Interpreter interpreter)
    {
        Place? place = ReferenceEquals(interpreter.Failure?.Error, error) ? interpreter.Failure!.Place : null;
        string output = interpreter.Output.ToString();
        return error is PythonError python
            ? new ScriptException(ErrorKind.ScriptError, python.Value.Class.Name, python.Message, output, error) { Line = place?.Line, Column = place?.Column }
            : new ScriptException(((GradException)error).Kind, ((GradException)error).PythonType, error.Message, output, error) { Line = place?.Line, Column = place?.Column };
    }
}
