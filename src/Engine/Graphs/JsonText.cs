using System.Globalization;
using System.Text;
using System.Text.Json;
using GradService.Tensors;

namespace GradService.Graphs;

/// <summary>
/// A JSON text read forward, knowing at every moment the JSON pointer of the place. It wraps <see cref="Utf8JsonReader"/>; lists of
/// numbers are handed out as raw text, because tensors read themselves.
/// </summary>
internal ref struct JsonText
{
    // A tensor's 64 dimensions, and the objects and lists around it.
    private const int MaxDepth = 80;

    private static readonly (byte[] Utf8, string Text)[] Common =
        [.. new[] { "id", "op", "inputs", "attrs", "nodes", "outputs", "data", "dtype", "shape" }.Select(name => (Encoding.UTF8.GetBytes(name), name))];

    private static readonly JsonReaderOptions Options = new() { MaxDepth = MaxDepth };

    private readonly ReadOnlySpan<byte> body;
    private readonly Step[] path = new Step[MaxDepth];
    private Utf8JsonReader reader;
    private int origin;
    private int depth;

    public JsonText(ReadOnlySpan<byte> body)
    {
        this.body = body;
        reader = new Utf8JsonReader(body, Options);
        Read();
    }

    /// <summary>The kind of the value at which it stands.</summary>
    public readonly JsonTokenType Token => reader.TokenType;

    /// <summary>The whole text.</summary>
    public readonly ReadOnlySpan<byte> Body => body;

    /// <summary>Where the value at which it stands begins.</summary>
    public readonly int Start => origin + (int)reader.TokenStartIndex;

    /// <summary>The JSON pointer of the place.</summary>
    public readonly string Pointer
    {
        get
        {
            var text = new StringBuilder();
            for (int i = 0; i < depth; i++)
            {
                if (path[i].Name is { } name)
                {
                    text.Append('/').Append(name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
                }
                else if (path[i].Index >= 0)
                {
                    text.Append('/').Append(path[i].Index.ToString(CultureInfo.InvariantCulture));
                }
            }

            return text.ToString();
        }
    }

    /// <summary>What is wrong with a text that cannot be read, with its line and column.</summary>
    public static GradException Broken(ReadOnlySpan<byte> body)
    {
        // Read again from the beginning: only then line and column are known.
        var reader = new Utf8JsonReader(body, Options);
        try
        {
            while (reader.Read())
            {
            }
        }
        catch (JsonException error)
        {
            string message = error.Message;
            int place = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
            return new GradException(ErrorKind.MalformedJson, $"the body is not JSON: {(place < 0 ? message : message[..place])}")
            {
                Line = (int)(error.LineNumber ?? 0) + 1,
                Column = (int)(error.BytePositionInLine ?? 0) + 1,
            };
        }

        return new GradException(ErrorKind.MalformedJson, "the body is not JSON in valid UTF-8");
    }

    /// <summary>Goes to the next token.</summary>
    public void Read()
    {
        if (!reader.Read())
        {
            throw new JsonException();
        }
    }

    /// <summary>Makes sure that nothing follows.</summary>
    public void End()
    {
        if (reader.Read())
        {
            throw new JsonException();
        }
    }

    /// <summary>Enters an object.</summary>
    public void EnterObject(string what)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Wrong(what, "an object");
        }

        path[depth++] = new Step(null, -1);
    }

    /// <summary>Goes to the value of the object's next field; at the object's end leaves it and gives false.</summary>
    public bool NextField(out string name)
    {
        Read();
        if (reader.TokenType == JsonTokenType.EndObject)
        {
            depth--;
            name = string.Empty;
            return false;
        }

        name = Name();
        path[depth - 1] = new Step(name, 0);
        Read();
        return true;
    }

    /// <summary>Enters a list.</summary>
    public void EnterList(string what)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw Wrong(what, "a list");
        }

        path[depth++] = new Step(null, -1);
    }

    /// <summary>Goes to the list's next item; at the list's end leaves it and gives false.</summary>
    public bool NextItem()
    {
        Read();
        if (reader.TokenType == JsonTokenType.EndArray)
        {
            depth--;
            return false;
        }

        path[depth - 1] = new Step(null, path[depth - 1].Index + 1);
        return true;
    }

    /// <summary>The string at which it stands.</summary>
    public readonly string Text(string what)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw Wrong(what, "a string");
        }

        return String();
    }

    /// <summary>The bool at which it stands.</summary>
    public readonly bool Flag(string what) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw Wrong(what, "true or false"),
    };

    /// <summary>The number at which it stands: an integer unless it has a fraction or an exponent.</summary>
    public readonly object Number()
    {
        ReadOnlySpan<byte> digits = reader.ValueSpan;
        if (digits.IndexOfAny((byte)'.', (byte)'e', (byte)'E') >= 0)
        {
            return reader.GetDouble();
        }

        return reader.TryGetInt64(out long integer)
            ? integer
            : throw new GradException(ErrorKind.BadArgument, $"Overflow when unpacking long: {Encoding.UTF8.GetString(digits)}") { Pointer = Pointer };
    }

    /// <summary>The raw bytes of the string at which it stands, without quotes; a copy where it has escapes.</summary>
    public readonly ReadOnlySpan<byte> RawText() => reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(String()) : reader.ValueSpan;

    /// <summary>Leaves the list at which it stands unread and gives the place behind it.</summary>
    public int SkipList()
    {
        int end = Start, open = 0;
        do
        {
            int next = body[end..].IndexOfAny((byte)'[', (byte)']', (byte)'"');
            if (next < 0)
            {
                throw new JsonException();
            }

            end += next + 1;
            switch (body[end - 1])
            {
                case (byte)'[':
                    open++;
                    break;
                case (byte)']':
                    open--;
                    break;
                default:
                    int close = body[end..].IndexOf((byte)'"');
                    end += close < 0 ? throw new JsonException() : close + 1;
                    break;
            }
        }
        while (open > 0);

        Resume(end);
        return end;
    }

    /// <summary>Goes on behind a list at which it stands and which was read from the raw text.</summary>
    public void Resume(int end)
    {
        // The reader is inside the list: to it, the list is empty.
        origin = end - 1;
        reader = new Utf8JsonReader(body[origin..], isFinalBlock: true, reader.CurrentState);
        Read();
    }

    /// <summary>Leaves the value at which it stands unread.</summary>
    public void Skip() => reader.Skip();

    /// <summary>The error for a field that has no meaning here.</summary>
    public readonly GradException Unknown(string what, string known) =>
        Malformed($"{what} has no field '{path[depth - 1].Name}'; it has {known}");

    /// <summary>The error for a field that stands twice in one object.</summary>
    public readonly GradException Twice() => Malformed($"the field '{path[depth - 1].Name}' stands twice in one object");

    /// <summary>An error in the form of the request at this place.</summary>
    public readonly GradException Malformed(string message) => new(ErrorKind.MalformedJson, message) { Pointer = Pointer };

    private readonly GradException Wrong(string what, string expected) => Malformed($"{what} must be {expected}, not {Describe()}");

    private readonly string Describe() => reader.TokenType switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        _ => "a bool",
    };

    private readonly string Name()
    {
        if (!reader.ValueIsEscaped)
        {
            foreach (var (utf8, text) in Common)
            {
                if (reader.ValueSpan.SequenceEqual(utf8))
                {
                    return text;
                }
            }
        }

        return String();
    }

    private readonly string String()
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Bytes that are no UTF-8, or half a surrogate pair.
            throw new JsonException();
        }
    }

    private readonly record struct Step(string? Name, int Index);
}
