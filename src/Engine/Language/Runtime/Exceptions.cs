using GradService.Language.Values;
using GradService.Tensors;

namespace GradService.Language.Runtime;

/// <summary>Python's exception classes, and those of PyTorch that the engine raises.</summary>
internal static class Exceptions
{
    // Each line: the base, then what derives from it.
    private const string Hierarchy = """
        BaseException: Exception KeyboardInterrupt SystemExit GeneratorExit
        Exception: ArithmeticError AssertionError AttributeError BufferError EOFError ImportError LookupError MemoryError NameError OSError
        Exception: ReferenceError RuntimeError StopIteration StopAsyncIteration SyntaxError SystemError TypeError ValueError Warning
        ArithmeticError: FloatingPointError OverflowError ZeroDivisionError
        ImportError: ModuleNotFoundError
        LookupError: IndexError KeyError
        NameError: UnboundLocalError
        RuntimeError: NotImplementedError RecursionError LinAlgError _LinAlgError GradcheckError CheckpointError
        SyntaxError: IndentationError
        IndentationError: TabError
        ValueError: UnicodeError
        UnicodeError: UnicodeEncodeError UnicodeDecodeError
        OSError: FileNotFoundError PermissionError TimeoutError
        Warning: UserWarning DeprecationWarning RuntimeWarning FutureWarning
        """;

    private static readonly Dictionary<string, ClassValue> ByName = Read();

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyDictionary<string, ClassValue> All => ByName;

    public static ClassValue Find(string name) => ByName.TryGetValue(name, out ClassValue? type) ? type : ByName["RuntimeError"];

    /// <summary>The exception that a program sees for one that the engine threw; null for what no program may catch.</summary>
    public static Instance? Seen(Exception error) => error switch
    {
        PythonError python => python.Value,
        GradException { Kind: ErrorKind.LimitExceeded or ErrorKind.Timeout } => null,
        GradException grad => Raise.Error(grad.PythonType, grad.Message).Value,
        _ => null,
    };

    private static Dictionary<string, ClassValue> Read()
    {
        var all = new Dictionary<string, ClassValue>(StringComparer.Ordinal) { ["BaseException"] = Types.BaseException };
        foreach (string line in Hierarchy.Split('\n'))
        {
            string[] names = line.Split([':', ' '], StringSplitOptions.RemoveEmptyEntries);
            foreach (string name in names[1..])
            {
                all.Add(name, ClassValue.Native(name, all[names[0]]));
            }
        }

        return all;
    }
}
