using System.Numerics;
using GradService.Autograd;
using GradService.Graphs;

namespace GradService.Api.Json;

/// <summary>Writes what a check of gradients found.</summary>
internal static class CheckWriter
{
    /// <summary>Writes the object of leaves.</summary>
    public static void Write(AnswerBuffer json, IReadOnlyList<KeyValuePair<string, LeafCheck>> leaves)
    {
        json.Write((byte)'{');
        for (int i = 0; i < leaves.Count; i++)
        {
            var (name, check) = leaves[i];
            json.Write(i > 0 ? ","u8 : default);
            TensorWriter.Name(json, name);
            json.Write(check.Passed ? ":{\"passed\":true,\"max_relative_error\":"u8 : ":{\"passed\":false,\"max_relative_error\":"u8);
            TensorWriter.Number(json, check.MaxRelativeError);
            json.Write(",\"taylor_rate\":"u8);
            if (check.TaylorRate is { } rate)
            {
                TensorWriter.Number(json, rate);
            }
            else
            {
                json.Write("null"u8);
            }

            json.Write(",\"worst\":"u8);
            Write(json, check.Worst);
            json.Write((byte)'}');
        }

        json.Write((byte)'}');
    }

    private static void Write(AnswerBuffer json, WorstElement? worst)
    {
        if (worst is null)
        {
            json.Write("null"u8);
            return;
        }

        json.Write("{\"index\":["u8);
        json.Write(System.Text.Encoding.ASCII.GetBytes(string.Join(',', worst.Index)));
        json.Write("],\"analytic\":"u8);
        Write(json, worst.Analytic, worst.IsComplex);
        json.Write(",\"numeric\":"u8);
        Write(json, worst.Numeric, worst.IsComplex);
        json.Write((byte)'}');
    }

    private static void Write(AnswerBuffer json, Complex number, bool isComplex)
    {
        if (!isComplex)
        {
            TensorWriter.Number(json, number.Real);
            return;
        }

        json.Write((byte)'[');
        TensorWriter.Number(json, number.Real);
        json.Write((byte)',');
        TensorWriter.Number(json, number.Imaginary);
        json.Write((byte)']');
    }
}
