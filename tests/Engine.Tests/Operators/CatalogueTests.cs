using GradService.Autograd;
using GradService.Graphs;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Tests.Operators;

/// <summary>Checks every operator at its own samples; a new operator is a tested operator.</summary>
public sealed class CatalogueTests
{
    // The first shows the memory itself, wherever a tensor's elements lie in it; the second draws in the order of memory, as PyTorch does.
    private static readonly string[] KnowMemory = ["as_strided", "multinomial"];

    // PyTorch takes complex numbers' real parts, in float32: differences of 1e-5 are lost there.
    private const string TakesRealParts = "masked.median";

    public static TheoryData<string, string> Samples
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (Signature signature in Catalogue.All.SelectMany(entry => entry.Overloads))
            {
                foreach (SampleAttribute sample in signature.Samples)
                {
                    data.Add(signature.Name, sample.Arguments);
                }
            }

            return data;
        }
    }

    /// <summary>Samples whose floating tensors are all real.</summary>
    public static TheoryData<string, string> RealSamples
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (object?[] row in Samples)
            {
                var (op, sample) = ((string)row[0]!, (string)row[1]!);
                IReadOnlyList<Tensor> leaves = SampleCall.Read(op, sample).Leaves;
                if (leaves.Count > 0 && op != TakesRealParts && leaves.All(leaf => leaf.DType.IsFloatingPoint()))
                {
                    data.Add(op, sample);
                }
            }

            return data;
        }
    }

    /// <summary>In-place forms that have no samples of their own, at those of the operator whose result they write.</summary>
    public static TheoryData<string, string> InPlaceSamples
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (CatalogueEntry entry in Catalogue.All.Where(one => one.IsInPlace && one.Overloads.All(signature => signature.Samples.Count == 0)))
            {
                foreach (string sample in SamplesOf(Catalogue.Find(entry.Name[..^1])))
                {
                    if (SampleText.Read(sample).Positional[0] is Tensor)
                    {
                        data.Add(entry.Name, sample);
                    }
                }
            }

            return data;
        }
    }

    [Fact]
    public void Every_operator_has_a_sample_or_is_the_in_place_form_of_one_that_has() =>
        Assert.Empty(Catalogue.All.Where(entry => !SamplesOf(entry).Any() && !(entry.IsInPlace && SamplesOf(Catalogue.Find(entry.Name[..^1])).Any())).Select(entry => entry.Name));

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_gradient_is_that_of_central_differences(string op, string sample)
    {
        SampleCall call = SampleCall.Read(op, sample);
        GradientCheck.Check(call.Function, call.Leaves);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_second_order_is_that_of_central_differences(string op, string sample)
    {
        SampleCall call = SampleCall.Read(op, sample);
        GradientCheck.CheckSecondOrder(call.Function, call.Leaves);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Forward_mode_agrees_with_reverse_mode(string op, string sample)
    {
        SampleCall call = SampleCall.Read(op, sample);
        GradientCheck.CheckForwardMode(call.Function, call.Leaves);
    }

    [Theory]
    [MemberData(nameof(RealSamples))]
    public void Complex_numbers_have_right_gradients_or_are_refused(string op, string sample)
    {
        SampleCall call = SampleCall.Read(op, sample);
        Tensor[] leaves = [.. call.Leaves.Select(WithImaginaryPart)];
        try
        {
            call.Function(leaves);
        }
        catch (GradException)
        {
            return;
        }

        try
        {
            CheckAll(call.Function, leaves);
        }
        catch (GradException error) when (error.Message.Contains("ill-defined", StringComparison.Ordinal))
        {
            // A sum that depends on the phase of singular vectors or eigenvectors; samples of their own look at their absolute values.
        }
    }

    [Theory]
    [MemberData(nameof(InPlaceSamples))]
    public void An_in_place_form_writes_what_the_other_gives_and_has_its_gradients(string op, string sample)
    {
        SampleCall plain = SampleCall.Read(op[..^1], sample), inPlace = SampleCall.Read(op, sample);
        var self = (Tensor)SampleText.Read(sample).Positional[0]!;
        Tensor result = plain.Function(plain.Leaves)[0];
        Tensor written;
        try
        {
            written = inPlace.Function(inPlace.Leaves)[0];
        }
        catch (GradException)
        {
            // Elements stay as many as they are, and of their kind.
            Assert.True(!result.Shape.Equals(self.Shape) || result.DType.IsComplex() != self.DType.IsComplex());
            return;
        }

        Assert.Equal(result.Shape, written.Shape);
        Assert.Equal(result.To(written.DType).ToComplexNumbers(), written.ToComplexNumbers());
        CheckAll(inPlace.Function, inPlace.Leaves);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void It_does_not_matter_how_the_elements_lie_in_memory(string op, string sample)
    {
        SampleCall call = SampleCall.Read(op, sample);
        if (call.Leaves.Count == 0)
        {
            return;
        }

        List<Tensor?> scattered;
        try
        {
            scattered = ValuesAndGradients(call, Scattered);
        }
        catch (GradException error)
        {
            // A view that no strides can show.
            Assert.Contains("stride", error.Message, StringComparison.Ordinal);
            return;
        }

        if (!KnowMemory.Contains(op))
        {
            Assert.Equal(ValuesAndGradients(call, leaf => leaf).Select(Numbers), scattered.Select(Numbers));
        }

        // Elementwise kernels take another path through lone elements, whose last digits may differ.
        static double[]? Numbers(Tensor? tensor) =>
            tensor?.ToComplexNumbers().SelectMany(number => new[] { Math.Round(number.Real, 10), Math.Round(number.Imaginary, 10) }).ToArray();
    }

    private static IEnumerable<string> SamplesOf(CatalogueEntry? entry) =>
        entry is null ? [] : entry.Overloads.SelectMany(signature => signature.Samples).Select(sample => sample.Arguments);

    private static void CheckAll(Func<IReadOnlyList<Tensor>, IReadOnlyList<Tensor>> function, IReadOnlyList<Tensor> leaves)
    {
        GradientCheck.Check(function, leaves);
        GradientCheck.CheckSecondOrder(function, leaves);
        GradientCheck.CheckForwardMode(function, leaves);
    }

    private static List<Tensor?> ValuesAndGradients(SampleCall call, Func<Tensor, Tensor> place)
    {
        Tensor[] leaves = [.. call.Leaves.Select(leaf => place(leaf.Detach()).RequiresGrad_())];
        IReadOnlyList<Tensor> results = call.Function(leaves);
        Tensor[] roots = [.. results.Where(result => result.RequiresGrad)];
        return roots.Length == 0 ? [.. results]
            : [.. results.Cast<Tensor?>(), .. Gradients.Grad(roots, leaves, [.. roots.Select((root, i) => GradientCheck.Direction(root, i))], allowUnused: true)];
    }

    /// <summary>The same elements in the reverse order of dimensions, with others between them.</summary>
    private static Tensor Scattered(Tensor tensor)
    {
        long[] reversed = [.. Enumerable.Range(1, tensor.Rank).Select(i => -(long)i)];
        Tensor turned = tensor.Permute(reversed);
        return Torch.Stack([turned, turned.Neg()], -1).Select(-1, 0).Permute(reversed).Detach();
    }

    private static Tensor WithImaginaryPart(Tensor real, int seed) => Torch.ComplexOf(real, GradientCheck.Direction(real, seed).Mul(0.3));
}
