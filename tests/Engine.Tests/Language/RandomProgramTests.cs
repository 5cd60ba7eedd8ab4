using System.Text;
using GradService.Language;
using GradService.Language.Runtime;
using GradService.Tensors;

namespace GradService.Tests.Language;

/// <summary>Programs that a grammar makes at random: most are nonsense, and none may do more than raise an exception of the language.</summary>
public sealed class RandomProgramTests
{
    private static readonly string[] Names = ["a", "b", "c", "f", "g", "x", "torch", "self", "A"];

    private static readonly string[] Attributes =
    [
        "sum", "shape", "append", "items", "grad", "T", "__class__", "__dict__", "join", "format", "view", "backward", "requires_grad_", "data", "real", "sort",
        "numpy", "grad_fn", "next_functions", "detach", "reshape", "to", "tensor", "zeros", "nn", "float32", "add_", "pop", "update", "split",
    ];

    private static readonly string[] Literals =
        ["0", "1", "-1", "2.5", "1e300", "3j", "10**20", "'text'", "''", "f'{a!r:>{b}}'", "None", "True", "...", "[]", "()", "{}", "{1, 2}", "{'k': 1}", "x", "x[0]", "0x7fffffffffffffff"];

    private static readonly string[] Calls =
        ["len", "print", "sorted", "sum", "max", "range", "list", "tuple", "dict", "set", "str", "int", "float", "repr", "zip", "map", "isinstance", "super", "getattr", "iter", "next", "abs", "round", "type"];

    private static readonly string[] Operators = ["+", "-", "*", "/", "//", "%", "**", "@", "<<", ">>", "&", "|", "^", "<", "==", "in", "is", "and", "or", "not in"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_random_program_ends_with_a_result_or_an_exception_of_the_language(int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < 150; i++)
        {
            string program = new Writer(random).Program();
            Exception? thrown = null;
            Script.OnDeepStack(() => thrown = Record.Exception(() => Run(program)));
            Assert.True(thrown is null or ScriptException or GradException, $"{thrown}\n{program}");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_program_with_a_piece_cut_out_or_doubled_does_too(int seed)
    {
        var random = new Random(seed);
        string folder = Path.Combine(Repository.Root, "tests", "Api.Tests", "Scripts", "tutorials");
        string[] files = Directory.GetFiles(folder, "*.py");
        for (int i = 0; i < 60; i++)
        {
            string program = File.ReadAllText(files[random.Next(files.Length)]);
            int at = random.Next(program.Length), length = random.Next(Math.Min(12, program.Length - at));
            program = random.Next(3) switch
            {
                0 => program.Remove(at, length),
                1 => program.Insert(random.Next(program.Length), program.Substring(at, length)),
                _ => program.Insert(at, Literals[random.Next(Literals.Length)]),
            };
            Exception? thrown = null;
            Script.OnDeepStack(() => thrown = Record.Exception(() => Run(program)));
            Assert.True(thrown is null or ScriptException or GradException, $"{thrown}\n{program}");
        }
    }

    private static void Run(string program)
    {
        using var time = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var evaluation = Evaluation.Begin(DType.Float32, 50_000_000, 50_000_000, isCollected: true, cancellation: time.Token);
        var x = Tensor.From<float>([1, 2, 3, 4], DType.Float32, Shape.Of(2, 2));
        Script.Parse(program, new ScriptLimits { Steps = 20_000, OutputCharacters = 100_000 }).Run([new("x", x.RequiresGrad_())]);
    }

    /// <summary>Writes one program.</summary>
    private sealed class Writer(Random random)
    {
        private readonly StringBuilder text = new();

        public string Program()
        {
            text.Append(random.Next(2) == 0 ? "import torch\n" : string.Empty);
            Block(0, 2 + random.Next(6));
            return text.ToString();
        }

        private void Block(int depth, int count)
        {
            for (int i = 0; i < count; i++)
            {
                Statement(depth);
            }
        }

        private void Statement(int depth)
        {
            string indent = new(' ', depth * 4);
            switch (random.Next(depth > 3 ? 6 : 16))
            {
                case 0 or 1:
                    text.Append($"{indent}{Target()} = {Expression(0)}\n");
                    break;
                case 2:
                    text.Append($"{indent}{Target()} {Pick("+=", "*=", "-=", "//=", "|=")} {Expression(0)}\n");
                    break;
                case 3:
                    text.Append($"{indent}{Pick("return ", "yield ", "raise ", "del ", "assert ", "x = yield ")}{Expression(0)}\n");
                    break;
                case 4:
                    text.Append($"{indent}{Pick("break", "continue", "pass", "global a", "nonlocal b", "raise", "return", "yield")}\n");
                    break;
                case 5:
                    text.Append($"{indent}{Expression(0)}\n");
                    break;
                case 6 or 7:
                    Compound($"{indent}if {Expression(0)}:\n", depth, $"{indent}else:\n");
                    break;
                case 8:
                    Compound($"{indent}for {Target()} in {Expression(0)}:\n", depth);
                    break;
                case 9:
                    Compound($"{indent}while {Expression(0)}:\n", depth);
                    break;
                case 10 or 11:
                    Compound($"{indent}def {Pick(Names)}({Pick("", "a", "a, b=1", "*a", "**b", "a, *, b")}):\n", depth);
                    break;
                case 12:
                    Compound($"{indent}class {Pick("A", "B")}{Pick("", "(A)", "(Exception)", "(list)", "(object)")}:\n", depth);
                    break;
                case 13 or 14:
                    Compound($"{indent}try:\n", depth, $"{indent}except {Pick("", "Exception", "Exception as a", "(ValueError, TypeError)")}:\n");
                    break;
                default:
                    Compound($"{indent}with {Pick("torch.no_grad()", "a", "torch.enable_grad() as b")}:\n", depth);
                    break;
            }
        }

        private void Compound(string head, int depth, string? second = null)
        {
            text.Append(head);
            Block(depth + 1, 1 + random.Next(3));
            if (second is not null)
            {
                text.Append(second);
                Block(depth + 1, 1);
            }
        }

        private string Target() => random.Next(6) switch
        {
            0 => $"{Pick(Names)}.{Pick(Attributes)}",
            1 => $"{Pick(Names)}[{Expression(2)}]",
            2 => $"{Pick(Names)}, *{Pick(Names)}",
            _ => Pick(Names),
        };

        private string Expression(int depth) => random.Next(depth > 3 ? 2 : 14) switch
        {
            0 => Pick(Literals),
            1 => Pick(Names),
            2 or 3 => $"{Expression(depth + 1)} {Pick(Operators)} {Expression(depth + 1)}",
            4 => $"{Pick(Calls)}({Expression(depth + 1)})",
            5 => $"{Expression(depth + 1)}.{Pick(Attributes)}",
            6 => $"{Expression(depth + 1)}.{Pick(Attributes)}({Expression(depth + 1)}{Pick("", ", 1", ", dim=0", ", *a", ", **b")})",
            7 => $"{Expression(depth + 1)}[{Expression(depth + 1)}{Pick("", ":", ":2", ", None", "::2")}]",
            8 => $"[{Expression(depth + 1)} for {Pick(Names)} in {Expression(depth + 1)}]",
            9 => $"(lambda {Pick(Names)}: {Expression(depth + 1)})",
            10 => $"({Expression(depth + 1)} if {Expression(depth + 1)} else {Expression(depth + 1)})",
            11 => $"torch.{Pick(Attributes)}({Expression(depth + 1)})",
            12 => $"f'{{{Pick(Names)}:{Pick("", ".2f", ">10", "=+5d", "x")}}}'",
            _ => $"{Pick("-", "not ", "~", "+")}{Expression(depth + 1)}",
        };

        private string Pick(params string[] choices) => choices[random.Next(choices.Length)];
    }
}
