using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;
using GradService.Autograd;
using GradService.Graphs;

namespace GradService.Api.Json;

/// <summary>Writes what a check of gradients found.</summary>
internal static class CheckWriter
{
    private static readonly JsonWriterOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the object of leaves.</summary>
    public static void Write(AnswerBuffer buffer, IReadOnlyList<KeyValuePair<string, LeafCheck>> leaves)
    {
        using var json = new Utf8JsonWriter(buffer, Format);
        json.WriteStartObject();
        foreach (var (name, check) in leaves)
        {
            json.WriteStartObject(name);
            json.WriteBoolean("passed", check.Passed);
            Number(json, "max_relative_error", check.MaxRelativeError);
            Number(json, "taylor_rate", check.TaylorRate);
            Worst(json, check.Worst);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Worst(Utf8JsonWriter json, WorstElement? worst)
    {
        json.WritePropertyName("worst");
        if (worst is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteStartArray("index");
        foreach (long index in worst.Index)
        {
            json.WriteNumberValue(index);
        }

        json.WriteEndArray();
        Number(json, "analytic", worst.Analytic, worst.IsComplex);
        Number(json, "numeric", worst.Numeric, worst.IsComplex);
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string field, Complex number, bool isComplex)
    {
        if (!isComplex)
        {
            Number(json, field, number.Real);
            return;
        }

        json.WriteStartArray(field);
        Number(json, number.Real);
        Number(json, number.Imaginary);
        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string field, double? number)
    {
        json.WritePropertyName(field);
        Number(json, number);
    }

    // As everywhere in an answer, the names of what JSON has no numbers for.
    private static void Number(Utf8JsonWriter json, double? number)
    {
        switch (number)
        {
            case null:
                json.WriteNullValue();
                break;
            case double finite when double.IsFinite(finite):
                json.WriteNumberValue(finite);
                break;
            case double other:
                json.WriteStringValue(double.IsNaN(other) ? "NaN" : other > 0 ? "Infinity" : "-Infinity");
                break;
        }
    }
}
