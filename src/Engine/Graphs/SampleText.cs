using System.Globalization;
using System.Numerics;
using System.Text;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Graphs;

/// <summary>Arguments read from the text of a <see cref="SampleAttribute"/>.</summary>
/// <param name="Positional">The positional arguments.</param>
/// <param name="Keywords">The keyword arguments.</param>
public sealed record Sample(IReadOnlyList<object?> Positional, IReadOnlyList<KeyValuePair<string, object?>> Keywords);

/// <summary>
/// Reads the arguments of a sample, written as between an operator's parentheses.
/// <code>
/// arguments := [argument {"," argument}]      argument := [name "="] value
/// value     := number | "text" | True | False | None | inf | "[" [value {"," value}] "]" | maker "(" numbers ")" | dtype | subgraph
/// </code>
/// A subgraph is the JSON of one, between braces.
/// Makers give float64 tensors of a shape whose values are drawn from a fixed sequence: <c>real</c> in (-2, 2), <c>positive</c> in
/// (0.2, 3), <c>unit</c> in (-0.9, 0.9), <c>prob</c> in (0.05, 0.95), <c>distinct</c> all at least 0.1 apart, <c>complex</c>,
/// <c>spd(n)</c> symmetric positive definite; <c>index(n, shape)</c> gives integers below n, <c>permutation(n)</c> each of them once,
/// <c>pivots(n)</c> n int32 numbers from 1 to n, and <c>flags</c> bools.
/// </summary>
public sealed class SampleText
{
    private readonly string text;
    private int at;
    private ulong state = 0x9E3779B97F4A7C15;

    private SampleText(string text) => this.text = text;

    /// <summary>Reads the text.</summary>
    /// <exception cref="FormatException">It is not of the grammar.</exception>
    public static Sample Read(string text) => new SampleText(text).Arguments();

    private Sample Arguments()
    {
        var positional = new List<object?>();
        var keywords = new List<KeyValuePair<string, object?>>();
        while (!End())
        {
            int start = at;
            string name = Word();
            if (name.Length > 0 && Accept('='))
            {
                keywords.Add(new(name, Value()));
            }
            else
            {
                at = start;
                positional.Add(Value());
            }

            if (!End())
            {
                Expect(',');
            }
        }

        return new Sample(positional, keywords);
    }

    private object? Value()
    {
        if (Accept('['))
        {
            return List(']');
        }

        if (Accept('"'))
        {
            int start = at;
            at = text.IndexOf('"', at);
            return text[start..at++];
        }

        if (Accept('{'))
        {
            return Function();
        }

        int from = at;
        string word = Word();
        return word switch
        {
            "" => Number(),
            "True" => true,
            "False" => false,
            "None" => null,
            "inf" => double.PositiveInfinity,
            _ when Accept('(') => Make(word, [.. List(')').Select(item => Convert.ToInt64(item, CultureInfo.InvariantCulture))]),
            _ when DTypes.TryParse(word, out DType dtype) => dtype,
            _ => throw new FormatException($"'{word}' at {from} of the sample '{text}' is nothing known"),
        };
    }

    // No brace stands in a text of a sample's subgraph.
    private Subgraph Function()
    {
        int start = at - 1;
        for (int depth = 1; depth > 0; at++)
        {
            depth += text[at] == '{' ? 1 : text[at] == '}' ? -1 : 0;
        }

        return GraphReader.ReadSubgraph(Encoding.UTF8.GetBytes(text[start..at]));
    }

    private List<object?> List(char close)
    {
        var items = new List<object?>();
        while (!Accept(close))
        {
            items.Add(Value());
            if (Accept(close))
            {
                break;
            }

            Expect(',');
        }

        return items;
    }

    private Tensor Make(string maker, long[] shape) => maker switch
    {
        "real" => Uniform(shape, -2, 2),
        "positive" => Uniform(shape, 0.2, 3),
        "unit" => Uniform(shape, -0.9, 0.9),
        "prob" => Uniform(shape, 0.05, 0.95),
        "distinct" => Distinct(shape),
        "complex" => Complex(shape),
        "spd" => PositiveDefinite(shape),
        "index" => Fill(shape.AsSpan(1), () => (long)(Next() * shape[0]), DType.Int64),
        "permutation" => Permutation(shape[0]),
        "pivots" => Fill(shape, () => 1 + (int)(Next() * shape[0]), DType.Int32),
        "flags" => Fill(shape, () => (byte)(Next() < 0.5 ? 0 : 1), DType.Bool),
        _ => throw new FormatException($"'{maker}' in the sample '{text}' makes no tensor that is known"),
    };

    private Tensor Uniform(ReadOnlySpan<long> shape, double low, double high) => Fill(shape, () => low + ((high - low) * Next()), DType.Float64);

    private Tensor Complex(ReadOnlySpan<long> shape) => Fill(shape, () => new Complex((4 * Next()) - 2, (4 * Next()) - 2), DType.Complex128);

    private Tensor Distinct(ReadOnlySpan<long> shape)
    {
        int count = (int)Shape.Of(shape).Count;
        int[] order = [.. Enumerable.Range(0, count).OrderBy(_ => Next())];
        int next = 0;

        // No value is 0 or an integer, where many operators have a kink.
        return Fill(shape, () => ((order[next++] - (count / 2)) * 0.37) + 0.171, DType.Float64);
    }

    private Tensor Permutation(long count)
    {
        var order = new Queue<int>(Enumerable.Range(0, (int)count).OrderBy(_ => Next()));
        return Fill([count], () => (long)order.Dequeue(), DType.Int64);
    }

    private Tensor PositiveDefinite(long[] shape)
    {
        long n = shape[^1];
        long[] square = shape.Length > 1 ? shape : [n, n];
        Tensor root = Uniform(square, -1, 1);
        double[] values = root.ToDoubles(), product = new double[values.Length];
        for (int i = 0; i < product.Length; i++)
        {
            long row = i / n, column = i % n, matrix = row / n * n;
            for (long k = 0; k < n; k++)
            {
                product[i] += values[(row * n) + k] * values[((matrix + column) * n) + k];
            }

            product[i] += row % n == column ? n : 0;
        }

        return Tensor.From<double>(product, DType.Float64, Shape.Of(square));
    }

    private static Tensor Fill<T>(ReadOnlySpan<long> shape, Func<T> next, DType dtype)
        where T : unmanaged
    {
        Shape sizes = Shape.Of(shape);
        var values = new T[sizes.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = next();
        }

        return Tensor.From<T>(values, dtype, sizes);
    }

    // SplitMix64 (Steele, Lea and Flood, 2014): the same values in every run.
    private double Next()
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    private object Number()
    {
        Skip();
        int start = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] is '.' or '-' or '+' or 'e' or 'E'))
        {
            at++;
        }

        string number = text[start..at];
        return number == "-" && Word() == "inf" ? double.NegativeInfinity
            : long.TryParse(number, CultureInfo.InvariantCulture, out long integer) ? (object)integer
            : double.Parse(number, CultureInfo.InvariantCulture);
    }

    private string Word()
    {
        Skip();
        int start = at;
        while (at < text.Length && (char.IsAsciiLetter(text[at]) || text[at] == '_' || (at > start && char.IsAsciiDigit(text[at]))))
        {
            at++;
        }

        return text[start..at];
    }

    private bool Accept(char symbol)
    {
        Skip();
        if (at < text.Length && text[at] == symbol)
        {
            at++;
            return true;
        }

        return false;
    }

    private void Expect(char symbol)
    {
        if (!Accept(symbol))
        {
            throw new FormatException($"expected '{symbol}' at {at} of the sample '{text}'");
        }
    }

    private bool End()
    {
        Skip();
        return at == text.Length;
    }

    private void Skip()
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }
    }
}
