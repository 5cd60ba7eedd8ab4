using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Tests.Operators;

/// <summary>Loops and branches as operators: the same values and derivatives as those of the steps written out, and less memory where asked for.</summary>
public sealed class ControlFlowTests
{
    private static readonly double[] Start = [0.3, -0.7];

    [Fact]
    public void A_scan_hands_the_carries_on_and_stacks_the_rest()
    {
        Tensor[] results = Torch.Scan([Value(0)], [Value(1, 2, 3)], step => [step[0].Add(step[1]), step[0].Mul(step[1])]);

        Assert.Equal([6.0], results[0].ToDoubles());
        Assert.Equal([0.0, 2, 9], results[1].ToDoubles());
    }

    [Fact]
    public void In_reverse_a_scan_begins_at_the_last_slice_and_stacks_in_the_order_of_the_slices()
    {
        Tensor[] results = Torch.Scan([Value(0)], [Value(1, 2, 3)], step => [step[0].Add(step[1]), step[0]], reverse: true);

        Assert.Equal([6.0], results[0].ToDoubles());
        Assert.Equal([5.0, 3, 0], results[1].ToDoubles());
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Its_derivatives_are_those_of_the_steps_written_out(bool checkpoint, bool reverse)
    {
        // Seven steps are three pieces, the last of which is shorter.
        Tensor xs = Torch.Linspace(0.1, 1.3, 14, dtype: DType.Float64).Reshape([7, 2]);
        Tensor[] Scanned(Tensor[] given) => [Torch.Scan([given[0]], [given[1]], step => Step(step[0], step[1], given[2]), reverse: reverse, checkpoint: checkpoint) is [var h, var rows]
            ? h.Mul(rows.Sum([0])).Sum() : throw new InvalidOperationException()];
        Tensor[] Written(Tensor[] given)
        {
            Tensor h = given[0];
            Tensor[] slices = given[1].Unbind();
            var rows = new List<Tensor>();
            foreach (Tensor slice in reverse ? slices.Reverse() : slices)
            {
                (h, Tensor row) = Step(h, slice, given[2]) is [var next, var other] ? (next, other) : throw new InvalidOperationException();
                rows.Add(row);
            }

            return [h.Mul(Torch.Stack([.. rows]).Sum([0])).Sum()];
        }

        Tensor[] at = [Value(Start), xs, Value(0.9, 1.1)];
        Tensor[] directions = [.. at.Select(tensor => tensor.Cos())];
        Same(Transforms.Jacrev(Written, [0, 1, 2])(at)[0], Transforms.Jacrev(Scanned, [0, 1, 2])(at)[0]);
        Same(Transforms.Jvp(Written, at, directions).Tangents, Transforms.Jvp(Scanned, at, directions).Tangents);
        Same([.. Transforms.Hessian(Written, [0, 1, 2])(at)[0].SelectMany(row => row)], [.. Transforms.Hessian(Scanned, [0, 1, 2])(at)[0].SelectMany(row => row)]);
        Same(Second(Written, at), Second(Scanned, at));
    }

    [Fact]
    public void A_checkpointed_piece_draws_the_same_random_numbers_again()
    {
        using var evaluation = Evaluation.Begin(DType.Float64);
        Evaluation.ManualSeed(3);
        Tensor x = Value(1, 2, 3, 4, 5).RequiresGrad_(), h = Value(1.0).Reshape([]).RequiresGrad_();
        Tensor[] results = Torch.Scan([h], [x], step => [step[0].Mul(step[1]).Mul(Torch.Rand([])), step[0]], checkpoint: true);
        Tensor[] gradients = [.. Gradients.Grad([results[0]], [h, x]).Select(gradient => gradient!)];

        // The result is linear in h and in each slice.
        Assert.Equal(results[0].Item().ToDouble(), gradients[0].Item().ToDouble(), 1e-15);
        Assert.Equal(results[0].Item().ToDouble(), gradients[1].Mul(x).ToDoubles()[2], 1e-15);
    }

    [Fact]
    public void The_tape_of_a_checkpointed_scan_has_a_node_for_each_piece_and_frees_what_is_inside()
    {
        int few = MostAlive(400), many = MostAlive(10_000);

        // Twenty-five times the steps are five times the memory; without pieces it would be twenty-five times.
        Assert.InRange(many, few, 6 * few);
        Assert.InRange(many, 0, 1000);
    }

    [Fact]
    public void A_graph_through_a_checkpointed_scan_is_freed_like_any_other()
    {
        Tensor h = Value(1.0).Reshape([]).RequiresGrad_();
        Tensor result = Torch.Scan([h], step => [step[0].Sin()], 9, checkpoint: true)[0];
        result.Backward(retainGraph: true);
        result.Backward();

        var error = Assert.Throws<GradException>(() => result.Backward());
        Assert.Equal(ErrorKind.GraphFreed, error.Kind);
    }

    [Fact]
    public void What_a_checkpointed_scan_began_with_may_not_be_overwritten()
    {
        Tensor h = Value(1.0).Reshape([]).RequiresGrad_(), start = h.Mul(2);
        Tensor result = Torch.Scan([start], step => [step[0].Sin()], 9, checkpoint: true)[0];
        start.Mul_(2);

        Assert.Equal(ErrorKind.ModifiedInPlace, Assert.Throws<GradException>(() => result.Backward()).Kind);
    }

    [Fact]
    public void Zero_steps_give_the_carries_and_empty_stacks_of_the_right_shape()
    {
        Tensor[] results = Torch.Scan([Value(1, 2)], [Torch.Zeros([0, 2], DType.Float64)], step => [step[0], step[1].Sum(), Torch.Outer(step[0], step[1]).Gt(0)]);

        Assert.Equal([1.0, 2], results[0].ToDoubles());
        Assert.Equal([0], results[1].Shape.ToArray());
        Assert.Equal([0, 2, 2], results[2].Shape.ToArray());
        Assert.Equal(DType.Bool, results[2].DType);
        Assert.Equal([0, 2, 2], Torch.Map([Torch.Zeros([0, 2, 2], DType.Float64)], x => [x[0].Inv()])[0].Shape.ToArray());
    }

    [Fact]
    public void Zero_steps_change_nothing()
    {
        Tensor count = Value(0.0);

        Assert.Throws<GradException>(() => Torch.Scan([Value(1.0)], step => [step[0].Add(count.Add_(1))], 0));
        Assert.Equal([0.0], count.ToDoubles());
    }

    [Fact]
    public void A_while_loop_ends_when_its_condition_does()
    {
        Tensor x = Value(1.5).Reshape([]).RequiresGrad_();
        Tensor y = Torch.WhileLoop([x], c => [c[0].Lt(100)], c => [c[0].Mul(c[0])])[0];
        y.Backward();

        // 1.5 -> 2.25 -> 5.0625 -> 25.6 -> 656.8: the sixteenth power.
        Assert.Equal(Math.Pow(1.5, 16), y.Item().ToDouble(), 1e-9);
        Assert.Equal(16 * Math.Pow(1.5, 15), x.Grad!.Item().ToDouble(), 1e-8);
    }

    [Fact]
    public void A_while_loop_that_needs_more_than_max_steps_is_an_error()
    {
        var error = Assert.Throws<GradException>(() => Torch.WhileLoop([Value(1.0)], c => [c[0].Gt(0)], c => [c[0]], maxSteps: 5));

        Assert.Equal(ErrorKind.LimitExceeded, error.Kind);
        Assert.Contains("after 5 steps", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_endless_loop_that_does_no_work_ends_at_the_limit_of_operations()
    {
        using var evaluation = Evaluation.Begin(DType.Float64, maxOperations: 10_000);

        var error = Assert.Throws<GradException>(() => Torch.WhileLoop([Torch.Ones([1], DType.Bool)], c => c, c => c));
        Assert.Equal(ErrorKind.LimitExceeded, error.Kind);
    }

    [Fact]
    public void Cond_runs_one_function_only()
    {
        Tensor x = Value(2.0).RequiresGrad_();
        Tensor y = Torch.Cond(x.Gt(0), [x], then: c => [c[0].Mul(c[0])], @else: _ => throw new InvalidOperationException("not this one"))[0];
        y.Backward();

        Assert.Equal([4.0], x.Grad!.ToDoubles());
    }

    [Fact]
    public void Map_is_the_body_on_each_slice()
    {
        Tensor x = Torch.Arange(6, dtype: DType.Float64).Reshape([3, 2]);

        Assert.Equal(x.Softmax(1).ToDoubles(), Torch.Map([x], row => [row[0].Softmax(0)])[0].ToDoubles());
    }

    [Theory]
    [InlineData("carry 0 came in as float64 of shape [2] and left as float64 of shape [1, 2]")]
    public void A_carry_that_changes_its_shape_is_an_error_that_tells_both(string said)
    {
        var error = Assert.Throws<GradException>(() => Torch.Scan([Value(1, 2)], step => [step[0].Unsqueeze(0)], 3));

        Assert.Equal(ErrorKind.ShapeMismatch, error.Kind);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Slices_of_different_numbers_are_an_error_that_tells_both()
    {
        var error = Assert.Throws<GradException>(() => Torch.Scan([], [Value(1, 2), Value(1, 2, 3)], step => [step[0]]));

        Assert.Equal("scan(): xs[1] has 3 slices, where 2 are expected", error.Message);
    }

    [Fact]
    public void Per_sample_a_scan_batches()
    {
        Tensor starts = Torch.Linspace(-1, 1, 5, dtype: DType.Float64), xs = Value(0.5, 1.5, 2.5);
        Func<Tensor, Tensor> last = h => Torch.Scan([h], [xs], step => [step[0].Mul(step[1]).Sin()], checkpoint: true)[0];
        Tensor together = Transforms.Vmap(Transforms.Grad(last))(starts);

        Same([Torch.Stack([.. starts.Unbind().Select(Transforms.Grad(last))])], [together]);
    }

    [Fact]
    public void Per_sample_each_loop_has_its_own_number_of_steps_and_each_branch_its_own_side()
    {
        Tensor starts = Value(1.5, 40, 200, 3);
        Func<Tensor, Tensor> squared = x => Torch.WhileLoop([x], c => [c[0].Lt(100)], c => [c[0].Mul(c[0])])[0];
        Func<Tensor, Tensor> branch = x => Torch.Cond(x.Gt(10), [x], c => [c[0].Sqrt()], c => [c[0].Neg()])[0];

        foreach (Func<Tensor, Tensor> function in new[] { squared, branch })
        {
            Same([Torch.Stack([.. starts.Unbind().Select(function)])], [Transforms.Vmap(function)(starts)]);
            Same([Torch.Stack([.. starts.Unbind().Select(Transforms.Grad(function))])], [Transforms.Vmap(Transforms.Grad(function))(starts)]);
        }
    }

    [Fact]
    public void A_sample_that_is_done_poisons_nothing()
    {
        // At 20 the body has no value, but the second sample has no step either.
        Tensor starts = Torch.Stack([Value(1, 2), Value(8, 20)]);
        Func<Tensor, Tensor> looped = x => Torch.WhileLoop([x], c => [c[0].Sum().Lt(10)], c => [c[0].Add(c[0].Neg().Add(20).Reciprocal())], maxSteps: 500)[0].Sum();
        Func<Tensor, Tensor> branched = x => Torch.Cond(x.Sum().Lt(10), [x], c => [c[0].Neg().Add(20).Reciprocal()], c => [c[0].Sub(1).Log()])[0].Sum();

        foreach (Func<Tensor, Tensor> function in new[] { looped, branched })
        {
            Same([Torch.Stack([.. starts.Unbind().Select(Transforms.Grad(function))])], [Transforms.Vmap(Transforms.Grad(function))(starts)]);
        }
    }

    [Fact]
    public void What_a_checkpointed_body_reads_besides_may_not_be_overwritten_afterwards()
    {
        Tensor h = Value(1.0).RequiresGrad_(), factor = Value(1.5).Mul(1), offset = Value(0.5);
        Tensor result = Torch.Scan([h], step => [step[0].Mul(factor).Add(offset)], 4, checkpoint: true)[0];
        offset.Mul_(10);

        Assert.Equal(ErrorKind.ModifiedInPlace, Assert.Throws<GradException>(() => result.Backward()).Kind);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_checkpointed_body_may_not_write_to_what_stands_outside(bool toCarry)
    {
        Tensor count = Value(0.0), h = Value(1.0).RequiresGrad_().Mul(1);

        var error = Assert.Throws<GradException>(() => Torch.Scan([h], step => [(toCarry ? step[0] : count).Add_(1).Sin()], 4, checkpoint: true));

        Assert.Equal(ErrorKind.ModifiedInPlace, error.Kind);
        Assert.Contains("outside of a function", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, count.Item().ToDouble());
    }

    [Fact]
    public void A_checkpointed_body_may_write_to_what_it_makes_itself()
    {
        Tensor h = Value(1.0).RequiresGrad_();
        Tensor result = Torch.Scan([h], step => [Torch.Zeros([1], DType.Float64).Add_(step[0]).Mul_(2)], 4, checkpoint: true)[0];
        result.Backward();

        Assert.Equal([16.0], h.Grad!.ToDoubles());
    }

    [Fact]
    public void Rows_of_a_Jacobian_are_pulled_back_together_through_pieces_in_a_bounded_evaluation()
    {
        using var evaluation = Evaluation.Begin(DType.Float64, maxBytes: 10_000_000);
        Tensor h = Value(Start).RequiresGrad_(), w = Value(0.9, 1.1);
        Func<Tensor, Tensor> pieces = x => Torch.Scan([x], step => [step[0].Mul(w).Sin()], 9, checkpoint: true)[0];
        Func<Tensor, Tensor> whole = x => Torch.Scan([x], step => [step[0].Mul(w).Sin()], 9)[0];

        Same([Transforms.Jacrev(whole)(h)], [Transforms.Jacrev(pieces)(h)]);
        Tensor result = pieces(h);
        Same([Transforms.Jacrev(whole)(h)], [Gradients.Grad([result], [h], [Torch.Eye(2, dtype: DType.Float64)], isGradsBatched: true)[0]!]);
    }

    [Fact]
    public void Pieces_in_pieces_and_composites_in_pieces_have_the_Hessians_of_their_steps()
    {
        Tensor w = Value(0.9, 1.1);
        var nestedAndMapped = new List<(Tensor Nested, Tensor Mapped)>();
        foreach (bool checkpoint in new[] { true, false })
        {
            Func<Tensor, Tensor> nested = x => Torch.Scan(
                [x], outer => [Torch.Scan([outer[0]], inner => [inner[0].Mul(w).Sin().Add(x)], 4, checkpoint: checkpoint)[0]], 5, checkpoint: checkpoint)[0].Sum();
            Func<Tensor, Tensor> mapped = x => Torch.Map([Torch.Outer(x, x)], row => [Torch.LayerNorm(row[0], [2], w).Mul(x[0])], checkpoint: checkpoint)[0].Square().Sum();
            nestedAndMapped.Add((Hessian(nested), Hessian(mapped)));
        }

        Same([nestedAndMapped[1].Nested, nestedAndMapped[1].Mapped], [nestedAndMapped[0].Nested, nestedAndMapped[0].Mapped]);

        static Tensor Hessian(Func<Tensor, Tensor> function)
        {
            Tensor x = Value(Start).RequiresGrad_();
            Tensor gradient = Gradients.Grad(function(x), x, createGraph: true);
            return Gradients.Grad([gradient], [x], [Torch.Eye(2, dtype: DType.Float64)], isGradsBatched: true)[0]!;
        }
    }

    private static Tensor[] Step(Tensor h, Tensor x, Tensor w) => h.Mul(w).Add(x).Tanh() is var next ? [next, next.Mul(x)] : [];

    private static Tensor[] Second(Func<Tensor[], Tensor[]> function, Tensor[] at)
    {
        Tensor[] leaves = [.. at.Select(tensor => tensor.Detach().Clone().RequiresGrad_())];
        Tensor?[] first = Gradients.Grad(function(leaves), leaves, createGraph: true);
        return [.. Gradients.Grad([.. first.Select(gradient => gradient!.Sin().Sum())], leaves).Select(gradient => gradient!)];
    }

    private static void Same(Tensor[] expected, Tensor[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i].Shape, actual[i].Shape);
            double[] wanted = expected[i].ToDoubles(), got = actual[i].ToDoubles();
            Assert.All(wanted.Zip(got), pair => Assert.Equal(pair.First, pair.Second, 1e-12 * Math.Max(1, Math.Abs(pair.First))));
        }
    }

    /// <summary>How many of the values that a checkpointed scan computes are alive at one time at most, looked at twenty times in each run of the loop.</summary>
    private static int MostAlive(int steps)
    {
        var values = new List<WeakReference>();
        int most = 0, calls = 0;
        Tensor h = Value(Start).RequiresGrad_();
        Tensor[] results = Torch.Scan(
            [h],
            step =>
            {
                Tensor next = step[0].Mul(1.01).Sin();
                values.Add(new WeakReference(next));
                if (++calls % (steps / 20) == 0)
                {
                    GC.Collect();
                    values.RemoveAll(value => !value.IsAlive);
                    most = Math.Max(most, values.Count);
                }

                return [next];
            },
            steps,
            checkpoint: true);
        results[0].Sum().Backward();
        Assert.NotNull(h.Grad);
        return most;
    }

    private static Tensor Value(params double[] values) => Tensor.From<double>(values, DType.Float64, Shape.Of([values.Length]));
}
