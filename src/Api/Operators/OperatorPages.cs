using System.Diagnostics.CodeAnalysis;
using System.Text;
using GradService.Graphs;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Api.Operators;

/// <summary>The pages of all operators, made once from the catalogue, the engine's documentation file and the operators' samples.</summary>
internal sealed class OperatorPages
{
    private readonly Dictionary<string, OperatorPage> byName;

    private OperatorPages(IReadOnlyList<OperatorPage> pages)
    {
        All = new OperatorList(pages);
        byName = pages.ToDictionary(page => page.Name, StringComparer.Ordinal);
    }

    /// <summary>The pages, by name.</summary>
    public OperatorList All { get; }

    /// <summary>Makes the pages.</summary>
    public static OperatorPages Read()
    {
        var documentation = Documentation.Read(typeof(Torch).Assembly);
        return new OperatorPages([.. Catalogue.All.Select(entry => Page(entry, documentation))]);
    }

    /// <summary>Finds a page by any of the operator's names.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out OperatorPage? page)
    {
        page = null;
        return Catalogue.Find(name) is { } entry && byName.TryGetValue(entry.Name, out page);
    }

    private static OperatorPage Page(CatalogueEntry entry, Documentation documentation)
    {
        string[] signatures = [.. entry.Overloads.Select(overload => overload.ToString())];
        (string summary, string derivative) = entry.Overloads.Select(overload => documentation.Of(overload.Method)).First();
        (SampleRequest? example, bool differentiable) = Example(entry);
        CatalogueEntry formula = SampleRequest.OutOfPlace(entry) ?? entry;
        if (derivative.Length == 0)
        {
            derivative = documentation.Of(formula.Overloads[0].Method).Derivative;
        }

        return new OperatorPage(
            entry.Name, entry.Aliases, signatures[0], signatures, summary, derivative, differentiable, example?.Json);
    }

    // Not every sample of add suits add_: a result that was broadcast has no room.
    private static (SampleRequest? Example, bool IsDifferentiable) Example(CatalogueEntry entry)
    {
        foreach (SampleRequest request in SampleRequest.Of(entry))
        {
            try
            {
                return (request, IsDifferentiable(request));
            }
            catch (GradException) when (entry.IsInPlace)
            {
                // The next sample may do.
            }
        }

        return (null, false);
    }

    private static bool IsDifferentiable(SampleRequest example)
    {
        byte[] body = Encoding.UTF8.GetBytes(example.Json.ToJsonString());
        using var evaluation = Evaluation.Begin(DType.Float64);
        GraphRequest request = GraphReader.Read(body);
        return Evaluator.Run(request.Graph).Outputs().Any(output => output.Value.RequiresGrad);
    }
}
