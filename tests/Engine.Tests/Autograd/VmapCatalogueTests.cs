using System.Numerics;
using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;
using GradService.Tests.Operators;

namespace GradService.Tests.Autograd;

/// <summary>vmap of every operator, at its own samples: what it gives is what a loop over the samples gives.</summary>
public sealed class VmapCatalogueTests
{
    private const int Samples = 3;

    // PyTorch refuses these too: how long the result is depends on the values, which differ from sample to sample.
    private static readonly string[] OfUnknownShape =
        ["bincount", "masked_select", "nonzero", "repeat_interleave", "tensor_split", "unique", "unique_consecutive", "where"];

    // They speak of strides, which are those in memory: there a sample lies as it would by itself only if the samples are the first dimension.
    private static readonly string[] OfStrides = ["as_strided", "istft", "view_as_complex"];

    public static TheoryData<string, string> Operators => CatalogueTests.Samples;

    [Theory]
    [MemberData(nameof(Operators))]
    public void Each_tensor_alone_may_be_batched(string op, string sample)
    {
        SampleCall call = SampleCall.Read(op, sample, everyTensor: true);
        for (int i = 0; i < call.Leaves.Count; i++)
        {
            Compare(op, call, j => j == i);
        }
    }

    [Theory]
    [MemberData(nameof(Operators))]
    public void All_tensors_may_be_batched_together(string op, string sample)
    {
        SampleCall call = SampleCall.Read(op, sample, everyTensor: true);
        if (call.Leaves.Count > 0)
        {
            Compare(op, call, _ => true);
        }
    }

    [Theory]
    [MemberData(nameof(Operators))]
    public void The_gradients_of_samples_are_those_of_each_by_itself(string op, string sample)
    {
        foreach (Func<int, bool> isBatched in (Func<int, bool>[])[_ => true, i => i == 0, i => i == 1])
        {
            if (Weighted(op, sample, isBatched) is { } call)
            {
                int[] all = [.. Enumerable.Range(0, call.Stacked.Length)];
                Tensor[] together = Transforms.Vmap(Transforms.Grad(call.Function, all), call.Dims)(call.Stacked);
                for (int i = 0; i < Samples; i++)
                {
                    AssertSame(Transforms.Grad(call.Function, all)(call.Sample(i)), [.. together.Select(gradient => gradient.Select(0, i))]);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Operators))]
    public void What_samples_share_has_the_sum_of_their_gradients(string op, string sample)
    {
        foreach (Func<int, bool> isBatched in (Func<int, bool>[])[i => i == 0, i => i == 1])
        {
            if (Weighted(op, sample, isBatched) is { } call)
            {
                int[] all = [.. Enumerable.Range(0, call.Stacked.Length)];
                Tensor[] gradients = Transforms.Grad(
                    tensors => Transforms.Vmap(inputs => [call.Function(inputs)], call.Dims)(tensors)[0].Sum(), all)(call.Stacked);
                Tensor[][] alone = [.. Enumerable.Range(0, Samples).Select(i => Transforms.Grad(call.Function, all)(call.Sample(i)))];
                AssertSame(
                    [.. all.Select(i => call.Dims[i] is { } dim
                        ? Torch.Stack([.. alone.Select(one => one[i])], dim)
                        : alone.Select(one => one[i]).Aggregate((sum, one) => sum.Add(one)))],
                    gradients);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Operators))]
    public void Tangents_of_samples_are_those_of_each_by_itself(string op, string sample)
    {
        foreach (Func<int, bool> isBatched in (Func<int, bool>[])[_ => true, i => i == 0, i => i == 1])
        {
            if (Weighted(op, sample, isBatched) is { } call)
            {
                Tensor together = Transforms.Vmap(inputs => Tangent(call.Function, inputs), call.Dims)(call.Stacked)[0];
                Tensor outside = Tangent(inputs => Transforms.Vmap(tensors => [call.Function(tensors)], call.Dims)(inputs)[0], call.Stacked)[0];
                for (int i = 0; i < Samples; i++)
                {
                    Tensor[] alone = Tangent(call.Function, call.Sample(i));
                    AssertSame(alone, [together.Select(0, i)]);
                    AssertSame(alone, [outside.Select(0, i)]);
                }
            }
        }
    }

    /// <summary>The operator's first result that has a gradient, weighted and summed: a function of one value, of the tensors that have one.</summary>
    private static Batched? Weighted(string op, string sample, Func<int, bool> isBatched)
    {
        SampleCall call = SampleCall.Read(op, sample);
        if (!Enumerable.Range(0, call.Leaves.Count).Any(isBatched) || Catalogue.Find(op) is { IsInPlace: true }
            || !call.Function([.. call.Leaves.Select(leaf => leaf.Detach().RequiresGrad_())]).Any(output => output.RequiresGrad)
            || IsRandom(call))
        {
            return null;
        }

        Tensor[][] inputs = [.. call.Leaves.Select((leaf, i) => Enumerable.Range(0, Samples).Select(j => Variant(leaf, isBatched(i) ? j : 0)).ToArray())];
        int?[] dims = [.. call.Leaves.Select((leaf, i) => isBatched(i) ? OfStrides.Contains(op) ? 0 : leaf.Rank : (int?)null)];
        return new Batched(
            tensors => call.Function(tensors).Where(output => output.DType.IsDifferentiable()).Select((output, i) => Weigh(output, i)).Aggregate((sum, term) => sum.Add(term)),
            inputs, dims, [.. inputs.Select((samples, i) => dims[i] is { } dim ? Torch.Stack(samples, dim) : samples[0])]);
    }

    // Integers where the operator takes none: such samples only show its form.
    private static bool IsRefused(SampleCall call)
    {
        try
        {
            call.Function(call.Leaves);
            return false;
        }
        catch (GradException error) when (error.Kind == ErrorKind.DtypeMismatch)
        {
            return true;
        }
    }

    private static bool IsRandom(SampleCall call) =>
        !call.Function(call.Leaves).Zip(call.Function(call.Leaves), Same).All(same => same);

    private static Tensor[] Tangent(Func<Tensor[], Tensor> function, Tensor[] inputs) => Transforms.Jvp(
        tensors => [function(tensors)], inputs, [.. inputs.Select(input => input.Mul(0.5).Add(0.25))]).Tangents;

    private static Tensor Weigh(Tensor output, int seed)
    {
        Tensor weights = Torch.Arange(output.Count, dtype: DType.Float64).Mul(0.7 + seed).Add(0.3).Cos().Reshape(output.Shape.ToArray());
        return output.Mul(weights).Real().To(DType.Float64).Sum();
    }

    private static void AssertSame(IReadOnlyList<Tensor> expected, IReadOnlyList<Tensor> actual)
    {
        for (int i = 0; i < expected.Count; i++)
        {
            Assert.True(Same(expected[i], actual[i]), $"input {i}: {actual[i]} is not {expected[i]}");
        }
    }

    private sealed record Batched(Func<Tensor[], Tensor> Function, Tensor[][] Inputs, int?[] Dims, Tensor[] Stacked)
    {
        public Tensor[] Sample(int sample) => [.. Inputs.Select(samples => samples[sample])];
    }

    private static void Compare(string op, SampleCall call, Func<int, bool> isBatched)
    {
        Tensor[][] inputs = [.. call.Leaves.Select((leaf, i) => Enumerable.Range(0, Samples).Select(sample => Variant(leaf, isBatched(i) ? sample : 0)).ToArray())];
        int?[] dims = [.. call.Leaves.Select((leaf, i) => isBatched(i) ? i % (leaf.Rank + 1) : (int?)null)];
        Tensor[] stacked = [.. inputs.Select((samples, i) => dims[i] is { } dim ? Torch.Stack(samples, dim) : samples[0])];
        if (IsRefused(call))
        {
            return;
        }

        Tensor[][] expected = [.. Enumerable.Range(0, Samples).Select(sample => call.Function([.. inputs.Select(input => input[sample])]).ToArray())];
        if (expected[0].Length == 0 || !expected[0].Zip(call.Function([.. inputs.Select(input => input[0])]), Same).All(same => same))
        {
            // Random numbers: two calls give different ones.
            return;
        }

        // The mask, the counts or the places on which the length depends are the last tensor, and no real one.
        bool isOfUnknownShape = OfUnknownShape.Contains(op) && isBatched(call.Leaves.Count - 1) && !call.Leaves[^1].DType.IsDifferentiable();
        bool isItem = op == "is_nonzero";
        bool isInPlace = Catalogue.Find(op)!.IsInPlace && !op.EndsWith("__", StringComparison.Ordinal);
        bool isResize = op.StartsWith("Tensor.resize_", StringComparison.Ordinal);
        if (isOfUnknownShape || isItem || (isInPlace && isResize == isBatched(0)))
        {
            Assert.StartsWith("vmap: ", Assert.Throws<GradException>(() => Run()).Message, StringComparison.Ordinal);
            return;
        }

        Tensor[] actual = Run();
        for (int i = 0; i < actual.Length; i++)
        {
            for (int sample = 0; sample < Samples; sample++)
            {
                Tensor one = actual[i].Select(0, sample);
                Assert.True(Same(expected[sample][i], one), $"sample {sample} of output {i} is {one}, by itself it is {expected[sample][i]}");
            }
        }

        Tensor[] Run() => Transforms.Vmap(tensors => [.. call.Function(tensors)], dims, randomness: Randomness.Same)(stacked);
    }

    private static bool Same(Tensor a, Tensor b)
    {
        if (a.DType != b.DType || !a.Shape.Equals(b.Shape))
        {
            return false;
        }

        Complex[] x = a.Detach().ToComplexNumbers(), y = b.Detach().ToComplexNumbers();
        double size = x.Length == 0 ? 0 : x.Max(Complex.Abs);
        return x.Zip(y).All(pair => pair.First == pair.Second || (Complex.IsNaN(pair.First) && Complex.IsNaN(pair.Second))
            || Complex.Abs(pair.First - pair.Second) <= 1e-11 * Math.Max(1, size));
    }

    /// <summary>Another tensor that the operator takes as well: numbers scaled a little, everything else in another order.</summary>
    private static Tensor Variant(Tensor tensor, int sample)
    {
        if (tensor.DType.IsDifferentiable())
        {
            return tensor.Detach().Mul(1 - (0.05 * sample));
        }

        return sample == 0 || tensor.Count == 0 ? tensor : tensor.Reshape(-1).Roll([sample]).Reshape(tensor.Shape.ToArray());
    }
}
