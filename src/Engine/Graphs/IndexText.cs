using System.Globalization;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Graphs;

/// <summary>
/// Reads what stands between the brackets of an index.
/// <code>
/// index := entry {"," entry} [","]
/// entry := [bound] ":" [bound] [":" [bound]] | bound | "..." | None | True | False | list
/// bound := integer | name          a name is a tensor; as a bound of a slice one without dimensions
/// list  := "[" [item {"," item}] "]"     item := integer | True | False | list
/// </code>
/// A list is an index tensor: int64, or bool if it holds nothing else.
/// </summary>
internal sealed class IndexText
{
    // As deep as PyTorch's own limit on dimensions.
    private const int MaxDepth = 64;

    private readonly string text;
    private readonly Func<string, Tensor?> names;
    private int at;

    private IndexText(string text, Func<string, Tensor?> names)
    {
        this.text = text;
        this.names = names;
    }

    /// <summary>Reads an index: its text, or a single integer, bool or tensor; null if the value is none of them.</summary>
    public static TensorIndex[]? Read(object? value, Func<string, Tensor?> names, ref Misfit? error)
    {
        switch (value)
        {
            case TensorIndex[] index:
                return index;
            case long integer:
                return [integer];
            case bool flag:
                return [flag];
            case Tensor tensor:
                return [tensor];
            case string text:
                try
                {
                    return new IndexText(text, names).Entries();
                }
                catch (Unreadable unreadable)
                {
                    error = unreadable.Misfit;
                    return null;
                }

            default:
                return null;
        }
    }

    private TensorIndex[] Entries()
    {
        var entries = new List<TensorIndex>();
        do
        {
            entries.Add(Entry());
        }
        while (Accept(',') && !End());
        return End() ? [.. entries] : throw Unexpected("',' or the end");
    }

    private TensorIndex Entry()
    {
        if (Accept('['))
        {
            return new IndexList(this).Read();
        }

        if (string.CompareOrdinal(text, at, "...", 0, 3) == 0)
        {
            at += 3;
            return TensorIndex.Ellipsis;
        }

        TensorIndex? first = Limited();
        if (!Accept(':'))
        {
            return first ?? throw Unexpected("an entry");
        }

        long? start = Limit(first), stop = Limit(Limited()), step = null;
        if (Accept(':'))
        {
            step = Limit(Limited());
        }

        return TensorIndex.Slice(start, stop, step ?? 1);
    }

    private TensorIndex Bound()
    {
        int start = at;
        string word = Word();
        return word switch
        {
            "" => Integer(),
            "None" => TensorIndex.NewAxis,
            "True" => true,
            "False" => false,
            "Ellipsis" => TensorIndex.Ellipsis,
            _ when names(word) is { } tensor => tensor,
            _ => throw new Unreadable(new Misfit($"the name '{word}' at position {start} of the index '{text}' is not defined before it is used", Kind: ErrorKind.UnknownName)),
        };
    }

    private TensorIndex? Limited() => End() || text[at] is ',' or ':' ? default(TensorIndex?) : Bound();

    private long? Limit(TensorIndex? bound) => bound switch
    {
        null => null,
        { Kind: IndexKind.NewAxis } => null,
        { Kind: IndexKind.Integer } integer => integer.Integer,
        { Kind: IndexKind.Tensor, Tensor: { Rank: 0 } number } when number.DType.IsIntegral() => number.Item().ToInt64(),
        _ => throw Unexpected("an integer as the bound of a slice before it"),
    };

    private long Integer()
    {
        Skip();
        int start = at;
        at += at < text.Length && text[at] is '-' or '+' ? 1 : 0;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '_'))
        {
            at++;
        }

        string digits = text[start..at].Replace("_", string.Empty, StringComparison.Ordinal);
        if (digits.Length == 0 || !char.IsAsciiDigit(digits[^1]))
        {
            at = start;
            throw Unexpected("an integer, a slice, '...', None, a list or a name");
        }

        return long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            ? value
            : throw Wrong(start, $"the integer '{digits}' is too large");
    }

    private string Word()
    {
        Skip();
        int start = at;
        while (at < text.Length && (char.IsLetter(text[at]) || text[at] == '_' || (at > start && (char.IsDigit(text[at]) || text[at] == '.'))))
        {
            at++;
        }

        return text[start..at];
    }

    private char Peek()
    {
        Skip();
        return at < text.Length ? text[at] : '\0';
    }

    private bool Accept(char symbol)
    {
        if (Peek() != symbol)
        {
            return false;
        }

        at++;
        return true;
    }

    private bool End() => Peek() == '\0' && at >= text.Length;

    private void Skip()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
    }

    private Unreadable Unexpected(string expected) =>
        Wrong(at, $"expected {expected}, found {(End() ? "the end" : $"'{text[at]}'")}");

    private Unreadable Wrong(int position, string what) =>
        new(new Misfit($"has invalid syntax at position {position} of the index '{text}': {what}", Kind: ErrorKind.SyntaxError));

    /// <summary>Nested lists of integers or bools, read without recursion.</summary>
    private sealed class IndexList(IndexText reader)
    {
        private readonly long[] counts = new long[MaxDepth + 1];
        private readonly long[] sizes = [.. Enumerable.Repeat(-1L, MaxDepth + 1)];
        private readonly List<long> values = [];
        private bool bools = true;
        private int depth;
        private int deepest;
        private int leaves = -1;

        /// <summary>The tensor; the first bracket is read already.</summary>
        public Tensor Read()
        {
            Open();
            while (depth > 0)
            {
                if (reader.Accept(']'))
                {
                    Close();
                }
                else if (reader.Accept('['))
                {
                    counts[depth]++;
                    Open();
                    continue;
                }
                else
                {
                    counts[depth]++;
                    Value();
                }

                if (depth > 0 && !reader.Accept(',') && reader.Peek() != ']')
                {
                    throw reader.Unexpected("',' or ']'");
                }
            }

            if (leaves >= 0 && leaves != deepest)
            {
                throw Ragged();
            }

            Shape shape = Shape.Of(sizes.AsSpan(1, deepest));
            Tensor tensor = Tensor.From<long>([.. values], DType.Int64, shape);
            return bools && values.Count > 0 ? tensor.To(DType.Bool) : tensor;
        }

        private void Open()
        {
            if (depth == MaxDepth)
            {
                throw reader.Wrong(reader.at, $"lists nest at most {MaxDepth} deep");
            }

            counts[++depth] = 0;
            deepest = Math.Max(deepest, depth);
        }

        private void Close()
        {
            sizes[depth] = sizes[depth] < 0 || sizes[depth] == counts[depth]
                ? counts[depth]
                : throw reader.Wrong(reader.at - 1, $"expected sequence of length {sizes[depth]} at dim {depth - 1} (got {counts[depth]})");
            depth--;
        }

        private void Value()
        {
            leaves = leaves < 0 || leaves == depth ? depth : throw Ragged();
            string word = reader.Word();
            if (word is "True" or "False")
            {
                values.Add(word == "True" ? 1 : 0);
            }
            else
            {
                reader.at -= word.Length;
                values.Add(word.Length == 0 ? reader.Integer() : throw reader.Unexpected("an integer, True or False"));
                bools = false;
            }
        }

        private Unreadable Ragged() => reader.Wrong(reader.at, "the numbers of a list stand all at one depth");
    }

    private sealed class Unreadable(Misfit misfit) : Exception
    {
        public Misfit Misfit { get; } = misfit;
    }
}
