using GradService.Graphs;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Tests.Operators;

/// <summary>An operator at a sample, as a function of the sample's floating and complex tensors, or of all its tensors.</summary>
public sealed record SampleCall(Func<IReadOnlyList<Tensor>, IReadOnlyList<Tensor>> Function, IReadOnlyList<Tensor> Leaves)
{
    public static SampleCall Read(string op, string text, bool everyTensor = false)
    {
        Func<Tensor, bool> isLeaf = tensor => everyTensor || tensor.DType.IsDifferentiable();
        CatalogueEntry entry = Catalogue.Find(op)!;
        // An in-place form without samples of its own is called with those of the operator whose result it writes.
        SampleAttribute attribute = entry.Overloads.SelectMany(signature => signature.Samples).FirstOrDefault(sample => sample.Arguments == text)
            ?? new SampleAttribute(text);
        Sample sample = SampleText.Read(text);
        var leaves = new List<Tensor>();
        Collect(sample.Positional, leaves, isLeaf);
        Collect([.. sample.Keywords.Select(pair => pair.Value)], leaves, isLeaf);
        return new SampleCall(
            tensors =>
            {
                // The same random numbers in every call: what is drawn is a constant.
                Evaluation.ManualSeed(7);
                tensors = attribute.Constant ? leaves : tensors;
                tensors = attribute.Hermitian ? [.. tensors.Select(tensor => tensor.Add(tensor.Adjoint()).Mul(0.5))] : tensors;
                int next = 0;
                var positional = (List<object?>)Replace(sample.Positional, tensors, isLeaf, ref next);
                var keywords = new List<KeyValuePair<string, object?>>();
                foreach (var (name, value) in sample.Keywords)
                {
                    keywords.Add(new(name, Substitute(value, tensors, isLeaf, ref next)));
                }

                if (entry.IsInPlace)
                {
                    // A leaf may not be overwritten; a copy of it may.
                    positional[0] = ((Tensor)positional[0]!).Clone();
                }

                IReadOnlyList<Tensor> results = Binder.Call(entry, positional, keywords, _ => null, out Misfit misfit)
                    ?? throw new Xunit.Sdk.XunitException(misfit.Message);
                return attribute.PhaseFree ? [.. results.Select(result => result.DType.IsComplex() ? result.Abs() : result)] : results;
            },
            attribute.Constant ? [] : leaves);
    }

    private static void Collect(IReadOnlyList<object?> values, List<Tensor> leaves, Func<Tensor, bool> isLeaf)
    {
        foreach (object? value in values)
        {
            if (value is Tensor tensor && isLeaf(tensor))
            {
                leaves.Add(tensor);
            }
            else if (value is IReadOnlyList<object?> list)
            {
                Collect(list, leaves, isLeaf);
            }
        }
    }

    private static IReadOnlyList<object?> Replace(IReadOnlyList<object?> values, IReadOnlyList<Tensor> tensors, Func<Tensor, bool> isLeaf, ref int next)
    {
        var result = new List<object?>();
        foreach (object? value in values)
        {
            result.Add(Substitute(value, tensors, isLeaf, ref next));
        }

        return result;
    }

    private static object? Substitute(object? value, IReadOnlyList<Tensor> tensors, Func<Tensor, bool> isLeaf, ref int next) =>
        value is Tensor tensor && isLeaf(tensor) ? tensors[next++]
        : value is IReadOnlyList<object?> list ? Replace(list, tensors, isLeaf, ref next)
        : value;
}
