using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;
using static GradService.Autograd.Transforms;
using static GradService.Tests.Autograd.Given;

namespace GradService.Tests.Autograd;

/// <summary>vmap: a function of one sample, applied to a batch of them.</summary>
public sealed class VmapTests
{
    private static readonly Tensor Rows = Matrix(2, 0, 1, 2, 3, 4, 5).Detach();

    [Fact]
    public void The_function_sees_one_sample()
    {
        Tensor sums = Vmap(row =>
        {
            Assert.Equal(Shape.Of(3), row.Shape);
            Assert.True(row.IsBatched);
            return row.Sum();
        })(Rows);
        Assert.False(sums.IsBatched);
        Values(sums, 3, 12);
    }

    [Fact]
    public void Samples_may_lie_in_any_dimension_of_inputs_and_outputs()
    {
        Values(Vmap(column => column.Mul(10).Add(column.Sum()), inDim: -1, outDim: 1)(Rows), 3, 15, 27, 33, 45, 57);
        Values(Vmap((a, b) => a.Mul(b), null, 0)(Vector(1, 10, 100), Rows), 0, 10, 200, 3, 40, 500);
        Values(Vmap(row => row, outDim: 1)(Rows), 0, 3, 1, 4, 2, 5);
    }

    [Fact]
    public void What_is_the_same_for_all_samples_is_repeated_or_returned_once()
    {
        Values(Vmap(_ => Vector(7, 8))(Rows), 7, 8, 7, 8);
        Values(Vmap(inputs => [inputs[0].Sum(), Vector(7, 8)], null, [0, null])([Rows])[1], 7, 8);
        Raises(
            "vmap(f, ...): f can not return a BatchedTensor when out_dim is None", () => Vmap(inputs => inputs, null, [null])([Rows]));
    }

    [Fact]
    public void Levels_nest()
    {
        Tensor x = Vector(1, 2), y = Vector(10, 20, 30);
        Func<Tensor, Tensor, Tensor> table = Vmap((a, _) => Vmap(b => a.Mul(b).Add(a))(y), 0, null);
        Values(table(x, y), 11, 21, 31, 22, 42, 62);
        Values(Vmap(Vmap((Tensor a, Tensor b) => a.Matmul(b), null, 1), 0, null)(Rows, Matrix(3, 1, 2, 3, 4, 5, 6).Detach()), 13, 16, 40, 52);
    }

    [Fact]
    public void Chunks_give_what_the_whole_gives()
    {
        Tensor x = Torch.Arange(10.0, dtype: DType.Float64).Reshape(5, 2);
        int calls = 0;
        Tensor chunked = Vmap(
            row =>
            {
                calls++;
                return row.Exp().Sum();
            },
            chunkSize: 2)(x);
        Assert.Equal(3, calls);
        Values(chunked, Vmap(row => row.Exp().Sum())(x).ToDoubles());
        Raises("vmap: chunk_size should be None or greater than 0. (got 0)", () => Vmap((Tensor row) => row, chunkSize: 0));
    }

    [Fact]
    public void No_samples_give_no_results() => Assert.Equal(Shape.Of(0, 3), Vmap(row => row.Sin().Cumsum(0))(Torch.Zeros([0, 3])).Shape);

    [Fact]
    public void A_number_without_dimensions_stays_the_weaker_type_for_each_sample()
    {
        Tensor doubles = Vector(0.5, 1.5), floats = FloatLeaf(1, 2, 3).Detach();
        Assert.Equal(DType.Float32, Vmap(number => number.Mul(floats))(doubles).DType);
        Assert.Equal(DType.Float32, Vmap(number => Torch.Where(floats.Gt(1), floats, number))(doubles).DType);
    }

    [Fact]
    public void Dimensions_that_do_not_fit_are_refused_in_PyTorchs_words()
    {
        Func<Tensor[], Tensor[]> same = inputs => inputs;
        Raises(
            "vmap(f, in_dims=2, ...)(<inputs>): Got in_dim=2 for some input, but that input is a Tensor of dimensionality 2 so expected in_dim to satisfy "
            + "-2 <= in_dim < 2.", () => Vmap(same, [2])([Rows]));
        Raises(
            "vmap(f, in_dims=(0, 0), ...)(<inputs>): in_dims is not compatible with the structure of `inputs`. in_dims has structure "
            + "TreeSpec(tuple, None, [*, *]) but inputs has structure TreeSpec(tuple, None, [*]).", () => Vmap(same, [0, 0])([Rows]));
        Raises(
            "vmap: Expected all tensors to have the same size in the mapped dimension, got sizes [2, 3] for the mapped dimension",
            () => Vmap(same)([Rows, Vector(1, 2, 3)]));
        Raises("vmap: Expected at least one Tensor to vmap over", () => Vmap(same, [null])([Rows]));
        Raises("Dimension out of range (expected to be in range of [-2, 1], but got 2)", () => Vmap(same, null, [2])([Rows]));
        Raises(
            "vmap(f)(<inputs>): got no inputs. Maybe you forgot to add inputs, or you are trying to vmap over a function with no inputs. The latter is "
            + "unsupported.", () => Vmap(same)([]));
    }

    [Fact]
    public void The_value_of_a_sample_cannot_be_looked_at()
    {
        Raises(
            "vmap: It looks like you're calling .item() on a Tensor. We don't support vmap over calling .item() on a Tensor, please try to rewrite what "
            + "you're doing with other operations. If error is occurring somewhere inside PyTorch internals, please file a bug report.",
            () => Vmap(row => row.Mul(row.Sum().Item()))(Rows));
        const string DataDependent =
            "vmap: It looks like you're attempting to use a Tensor in some data-dependent control flow. We don't support that yet, please shout over at "
            + "https://github.com/pytorch/functorch/issues/257 .";
        Raises(DataDependent, () => Vmap(row => row.Mul(row.ToDoubles()[0]))(Rows));
        Raises(DataDependent, () => Vmap(row => row.Mul(row.ToBytes()[0]))(Rows));
    }

    [Fact]
    public void After_the_call_a_sample_that_was_kept_tells_nothing()
    {
        Tensor? kept = null;
        Vmap(row => kept = row.Mul(2))(Rows);
        Assert.Throws<GradException>(() => kept!.ToDoubles());
    }

    [Fact]
    public void Random_numbers_are_an_error_or_the_same_or_different()
    {
        Tensor Noise(Tensor row) => row.Mul(0).Add(Torch.Rand([3], DType.Float64));
        Raises(
            "vmap: called random operation while in randomness error mode. Please either use the 'same' or 'different' randomness flags on vmap or perform "
            + "the randomness operation out of vmap", () => Vmap(Noise)(Rows));
        double[] same = Vmap(Noise, randomness: Randomness.Same)(Rows).ToDoubles(), different = Vmap(Noise, randomness: Randomness.Different)(Rows).ToDoubles();
        Assert.Equal(same[..3], same[3..]);
        Assert.NotEqual(different[..3], different[3..]);
        double[] chunks = Vmap(Noise, randomness: Randomness.Same, chunkSize: 1)(Rows).ToDoubles();
        Assert.Equal(chunks[..3], chunks[3..]);
    }

    [Fact]
    public void Different_numbers_drop_different_elements_and_permute_differently()
    {
        Evaluation.ManualSeed(3);
        Tensor ones = Torch.Ones([4, 50], DType.Float64);
        double[] dropped = Vmap(row => row.Dropout(), randomness: Randomness.Different)(ones).ToDoubles();
        Assert.NotEqual(dropped[..50], dropped[50..100]);
        Assert.All(dropped, value => Assert.True(value is 0 or 2));
        double[] orders = Vmap(row => Torch.Randperm(50).Add(row.Mul(0)), randomness: Randomness.Different)(ones).ToDoubles();
        Assert.Equal(Enumerable.Range(0, 50).Select(i => (double)i), orders[50..100].Order());
        Assert.NotEqual(orders[..50], orders[50..100]);
        Raises(
            "vmap: Cannot ask for different inplace randomness on an unbatched tensor. This will appear like same randomness. If this is necessary for your "
            + "usage, please file an issue with functorch.", () => Vmap(_ => Torch.Zeros([3]).Normal_(), randomness: Randomness.Different)(Rows));
    }

    [Fact]
    public void What_all_samples_share_cannot_be_overwritten_by_one() => Raises(
        "vmap: inplace arithmetic(self, *extra_args) is not possible because there exists a Tensor `other` in extra_args that has more elements than `self`. "
        + "This happened due to `other` being vmapped over but `self` not being vmapped over in a vmap. Please try to use out-of-place operators instead of "
        + "inplace arithmetic. If said operator is being called inside the PyTorch framework, please file a bug report instead.",
        () => Vmap(row => Torch.Zeros([3], DType.Float64).Copy_(row))(Rows));

    [Fact]
    public void What_was_made_like_a_sample_can_be_overwritten()
    {
        Values(Vmap(row => row.ZerosLike().Add_(row).Mul_(2))(Rows), 0, 2, 4, 6, 8, 10);
        Values(
            Vmap(row =>
            {
                Tensor result = row.NewZeros([2]);
                result[0] = row[2];
                result[1..].Add_(row.Sum());
                return result;
            })(Rows),
            2, 3, 5, 12);
    }

    [Fact]
    public void Overwriting_a_sample_overwrites_the_batch()
    {
        Tensor x = Rows.Clone();
        Vmap(column => column.Mul_(10), inDim: 1)(x);
        Values(x, 0, 10, 20, 30, 40, 50);
        Assert.Equal(1, x.VersionNumber);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Gradients_flow_through_what_was_overwritten(int dim)
    {
        Tensor x = Matrix(2, 1, 2, 3, 4), w = Vector(3, 5).RequiresGrad_();
        Tensor Overwritten(Tensor sample)
        {
            Tensor copy = sample.Clone();
            copy[0].Mul_(w[1]);
            copy[1..].Add_(sample[0]);
            return copy.Mul(copy);
        }

        Tensor together = Vmap(Overwritten, dim)(x).Sum();
        Tensor alone = Torch.Stack([Overwritten(x.Select(dim, 0)), Overwritten(x.Select(dim, 1))]).Sum();
        Tensor?[] expected = Gradients.Grad([alone], [x, w]), actual = Gradients.Grad([together], [x, w]);
        Values(actual[0], expected[0]!.ToDoubles());
        Values(actual[1], expected[1]!.ToDoubles());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Gradients_flow_through_a_batch_whose_samples_were_overwritten(int dim)
    {
        Tensor x = Matrix(2, 1, 2, 3, 4), w = Vector(3, 5).RequiresGrad_();
        Tensor batch = x.Mul(1);
        Tensor halves = Vmap(sample => sample[1].Mul_(w[0]).Mul(0.5), dim)(batch);
        Tensor value = batch.Mul(batch).Sum().Add(halves.Sum());
        Tensor expected = x.Mul(dim == 0 ? Vector(1, 3) : Vector(1, 3).Unsqueeze(1));
        Tensor slopes = expected.Mul(2).Add(dim == 0 ? Vector(0, 0.5) : Vector(0, 0.5).Unsqueeze(1)).Mul(dim == 0 ? Vector(1, 3) : Vector(1, 3).Unsqueeze(1));
        Tensor?[] gradients = Gradients.Grad([value], [x, w]);
        Values(gradients[0], slopes.ToDoubles());
        double[] last = x.Select(1 - dim, 1).ToDoubles();
        Values(gradients[1], last.Sum(one => (2 * 3 * one * one) + (0.5 * one)), 0);
    }

    [Fact]
    public void Tangents_follow_what_was_overwritten()
    {
        Tensor x = Matrix(2, 1, 2, 3, 4).Detach(), v = Matrix(2, 1, 0, 0, 1).Detach();
        Tensor[] tangents = Jvp(
            inputs =>
            {
                Tensor batch = inputs[0].Mul(1);
                Vmap(sample => sample[0].Mul_(sample[1]), inDim: 1)(batch);
                return [batch];
            },
            [x], [v]).Tangents;
        Values(tangents[0], 3, 2, 0, 1);
    }

    [Fact]
    public void A_gradient_of_a_sample_is_not_summed_over_the_others()
    {
        Tensor w = Vector(2, -1), x = Matrix(2, 1, 2, 3, 4).Detach();
        Func<Tensor[], Tensor[]> perSample = Vmap(Grad((Tensor[] inputs) => inputs[0].Dot(inputs[1]).Pow(2)), [null, 0]);
        Values(perSample([w, x])[0], 0, 0, 12, 16);
        Tensor leaf = w.RequiresGrad_();
        Values(Vmap(sample => Gradients.Grad(leaf.Dot(sample).Pow(2), leaf))(x), 0, 0, 12, 16);
    }

    [Fact]
    public void Backward_inside_cannot_accumulate_in_what_all_samples_share()
    {
        Tensor w = Leaf(1, 2, 3);
        Assert.StartsWith(
            "backward() called inside a functorch transform.",
            Assert.Throws<GradException>(() => Vmap(row =>
            {
                row.Dot(w).Backward();
                return row;
            })(Rows)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Operators_whose_results_have_no_common_shape_are_refused()
    {
        Assert.StartsWith(
            "vmap: We do not support batching operators that can output dynamic shape. Attempted to vmap over aten::nonzero.",
            Assert.Throws<GradException>(() => Vmap(row => row.Nonzero())(Rows)).Message, StringComparison.Ordinal);
        Assert.Equal(
            "vmap: We do not support batching operators that can support dynamic shape. Attempting to batch over indexing with a boolean mask.",
            Assert.Throws<GradException>(() => Vmap(row => row[row.Gt(1)])(Rows)).Message);
    }

    [Fact]
    public void Each_sample_may_index_by_itself()
    {
        Tensor places = Integers(2, 0);
        Values(Vmap((row, place) => row[place])(Rows, places), 2, 3);
        Values(Vmap((_, place) => Rows[TensorIndex.All, place])(Rows, places), 2, 5, 0, 3);
        Values(Vmap((row, place) => row.IndexSelect(0, place.Reshape(1)))(Rows, places), 2, 3);
    }

    [Fact]
    public void A_batch_of_gradients_is_pulled_back_at_once()
    {
        Tensor x = Leaf(1, 2, 3);
        Tensor y = x.Mul(x);
        Tensor?[] rows = Gradients.Grad([y], [x], [Torch.Eye(3, dtype: DType.Float64)], isGradsBatched: true);
        Values(rows[0], 2, 0, 0, 0, 4, 0, 0, 0, 6);
    }

    [Fact]
    public void A_gradient_that_is_part_of_another_finds_the_elements_that_were_overwritten()
    {
        Tensor x = Leaf(1, 2), before = Leaf(1, 1);
        Tensor copy = x.Clone();
        copy[0].Mul_(3);
        Tensor joined = Torch.Cat([before, copy]);
        Values(Gradients.Grad(joined, x, Vector(10, 20, 1, 5)), 3, 5);
    }
}
