using GradService.Language.Syntax;
using GradService.Language.Values;

namespace GradService.Language.Runtime;

/// <summary>A scope that runs: a module, a class's body, a call of a function, a comprehension.</summary>
internal sealed class Frame
{
    /// <summary>Stands in a slot to which nothing was assigned yet.</summary>
    public static readonly object Unbound = new();

    public Frame(Interpreter interpreter, Scope scope, Frame? outer, ModuleValue module)
    {
        Interpreter = interpreter;
        Scope = scope;
        Outer = outer;
        Module = module;
        if (scope.Kind == ScopeKind.Function)
        {
            Slots = scope.Locals.Count == 0 ? [] : new object?[scope.Locals.Count];
            Array.Fill(Slots, Unbound);
            Names = module.Names;
        }
        else
        {
            Slots = [];
            Names = scope.Kind == ScopeKind.Module ? module.Names : new(StringComparer.Ordinal);
        }
    }

    public Interpreter Interpreter { get; }

    public Scope Scope { get; }

    /// <summary>The frame of the scope around it, for functions within functions.</summary>
    public Frame? Outer { get; }

    public ModuleValue Module { get; }

    /// <summary>The variables of a function.</summary>
    public object?[] Slots { get; }

    /// <summary>The variables of a module or of a class's body; within a function those of its module.</summary>
    public Dictionary<string, object?> Names { get; }

    /// <summary>Where in the text it is.</summary>
    public Place Place { get; set; }

    /// <summary>What <c>return</c> gave.</summary>
    public object? Result { get; set; }

    /// <summary>The function that runs in it.</summary>
    public Function? Function { get; init; }

    /// <summary>The exceptions that are being handled, for a <c>raise</c> by itself.</summary>
    public Instance? Handled { get; set; }

    /// <summary>What was sent into the generator that runs in it.</summary>
    public object? Sent { get; set; }

    /// <summary>What was thrown into the generator that runs in it.</summary>
    public Exception? Thrown { get; set; }
}
