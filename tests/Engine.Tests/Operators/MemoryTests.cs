using System.Globalization;
using System.Text.RegularExpressions;
using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Tests.Operators;

/// <summary>
/// Every operator at its samples, with each of their sizes multiplied by 16, 32 and 64, and all of them by 4, 8 and 16: what a call and its
/// derivatives of first and second order allocate, for each byte that the inputs and the results gain, must not grow with the size.
/// </summary>
public sealed partial class MemoryTests
{
    // Below this many bytes for each byte, temporary copies are all that it can be.
    private const double Constant = 40;

    private const string Every = "each size";

    // More would take long and say the same.
    private const long MostOperations = 10_000_000;

    private const long MostElements = 300_000;

    private const long MostBytes = 1 << 29;

    private static readonly Dictionary<string, string> AsInPyTorch = new()
    {
        ["nn.functional.scaled_dot_product_attention"] = "the weights of all queries for all keys are a matrix",
        ["tensor_split"] = "each of n views has a gradient of the whole tensor's size, one after the other",
        ["linalg.lu_factor"] = "the permutation of the rows of a tall matrix is a matrix",
        ["linalg.lu_factor_ex"] = "the permutation of the rows of a tall matrix is a matrix",
    };

    [Fact]
    public void What_an_operator_allocates_grows_as_its_inputs_and_results_do()
    {
        var offenders = new List<string>();
        foreach (CatalogueEntry entry in Catalogue.All.Where(one => !one.IsInPlace && !AsInPyTorch.ContainsKey(one.Name)))
        {
            foreach (string sample in entry.Overloads.SelectMany(signature => signature.Samples).Select(sample => sample.Arguments))
            {
                // What is made once and kept is no part of a call.
                Measure(entry.Name, sample);
                foreach (string size in Sizes(sample).Append(Every))
                {
                    double[] growth = Superlinear(entry.Name, sample, size);
                    if (growth.Length > 0)
                    {
                        offenders.Add($"{entry.Name}({sample}) with {size} multiplied: {string.Join(", then ", growth.Select(bytes => $"{bytes:F0}"))} bytes a byte");
                    }
                }
            }
        }

        Assert.True(offenders.Count == 0, string.Join(Environment.NewLine, offenders));
    }

    /// <summary>Growth at one size after the other, if it goes on: a single jump may be another method, for larger inputs.</summary>
    private static double[] Superlinear(string op, string sample, string size)
    {
        int factor = size == Every ? 4 : 16;
        double small = Growth(op, sample, size, factor), large = Growth(op, sample, size, 2 * factor);
        if (large < Constant || large < 1.5 * small)
        {
            return [];
        }

        double larger = Growth(op, sample, size, 4 * factor);
        return larger == 0 || larger > 1.5 * large ? [small, large, larger] : [];
    }

    /// <summary>Bytes allocated for each byte of inputs and results that twice the factor brings; 0 where the sample cannot grow so.</summary>
    private static double Growth(string op, string sample, string size, int factor)
    {
        if (Elements(Scaled(sample, size, 2 * factor)) > MostElements)
        {
            return 0;
        }

        try
        {
            var (allocated, held) = Measure(op, Scaled(sample, size, factor));
            var (more, longer) = Measure(op, Scaled(sample, size, 2 * factor));
            return longer > held ? (double)(more - allocated) / (longer - held) : 0;
        }
        catch (Exception error) when (error is GradException or FormatException or Xunit.Sdk.XunitException)
        {
            return 0;
        }
    }

    private static (long Allocated, long Held) Measure(string op, string sample)
    {
        // One that is collected takes no buffers from the pool, which would not be counted.
        using var evaluation = Evaluation.Begin(DType.Float64, MostBytes, MostOperations, isCollected: true);
        SampleCall call = SampleCall.Read(op, sample);
        long before = GC.GetAllocatedBytesForCurrentThread();
        IReadOnlyList<Tensor> results = Run(call);
        return (GC.GetAllocatedBytesForCurrentThread() - before, Bytes(SampleCall.Read(op, sample, everyTensor: true).Leaves) + Bytes(results));
    }

    /// <summary>The results of a call, after its gradient and, where there is one, the gradient's gradient.</summary>
    private static IReadOnlyList<Tensor> Run(SampleCall call)
    {
        Tensor[] leaves = [.. call.Leaves.Select(leaf => leaf.Detach().RequiresGrad_())];
        IReadOnlyList<Tensor> results = call.Function(leaves);
        Slopes(Slopes(results, leaves, createGraph: true), leaves, createGraph: false);
        return results;
    }

    private static Tensor?[] Slopes(IReadOnlyList<Tensor?> roots, Tensor[] leaves, bool createGraph)
    {
        Tensor[] recorded = [.. roots.OfType<Tensor>().Where(root => root.RequiresGrad)];
        return recorded.Length == 0 || leaves.Length == 0 ? []
            : Gradients.Grad(recorded, leaves, [.. recorded.Select(root => root.OnesLike())], createGraph: createGraph, allowUnused: true);
    }

    private static long Bytes(IEnumerable<Tensor> tensors) => tensors.Sum(tensor => tensor.Count * tensor.DType.Size());

    /// <summary>How many elements the largest tensor that a sample makes has.</summary>
    private static double Elements(string sample) => Makers().Matches(sample)
        .Select(maker => maker.Groups[2].Value.Split(", ", StringSplitOptions.RemoveEmptyEntries).Aggregate(1.0, (product, size) => product * double.Parse(size, CultureInfo.InvariantCulture)))
        .DefaultIfEmpty(0).Max();

    private static IEnumerable<string> Sizes(string sample) => Makers().Matches(sample)
        .SelectMany(maker => maker.Groups[2].Value.Split(", ").Skip(maker.Groups[1].Value == "index" ? 1 : 0)).Where(text => text.Length > 0).Distinct();

    private static string Scaled(string sample, string size, int factor) => Makers().Replace(sample, maker =>
    {
        int first = maker.Groups[1].Value == "index" ? 1 : 0;
        IEnumerable<string> sizes = maker.Groups[2].Value.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select((text, i) => i >= first && (text == size || size == Every)
            ? (factor * int.Parse(text, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture)
            : text);
        return $"{maker.Groups[1].Value}({string.Join(", ", sizes)})";
    });

    [GeneratedRegex(@"([a-z]+)\(([\d, ]*)\)")]
    private static partial Regex Makers();
}
