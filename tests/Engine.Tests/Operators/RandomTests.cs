using GradService.Autograd;
using GradService.Graphs;
using GradService.Operators;
using GradService.Tensors;
using GradService.Tests.Autograd;

namespace GradService.Tests.Operators;

/// <summary>
/// The figures are PyTorch 1.13.1's, to the last bit: <c>torch.manual_seed(0)</c>, the call that the test names, and <c>tolist()</c>. More of
/// them, for every operator and dtype, are in Golden/more.jsonl.gz.
/// </summary>
public sealed class RandomTests
{
    // torch.rand(3, dtype=…)
    [Fact]
    public void Uniform_numbers_are_PyTorchs_in_each_dtype() => Assert.Multiple(
        () => Draws([0.49625658988952637, 0.7682217955589294, 0.08847743272781372], () => Torch.Rand([3], DType.Float32)),
        () => Draws([0.9700530018065531, 0.707819864399788, 0.45938294312745087], () => Torch.Rand([3], DType.Float64)),
        () => Draws([0.333984375, 0.27294921875, 0.80712890625], () => Torch.Rand([3], DType.Float16)));

    // torch.randn(3), torch.randn(17, dtype=…)[[0, 1, 16]]
    [Fact]
    public void Normal_numbers_are_PyTorchs_for_few_and_for_many() => Assert.Multiple(
        () => Draws([1.5409960746765137, -0.293428897857666, -2.1787893772125244], () => Torch.Randn([3], DType.Float32)),
        () => Draws([-1.1258398294448853, -1.6959311962127686, 0.9318265914916992], () => Some(Torch.Randn([17], DType.Float32))),
        () => Draws([-2.310411800234176, -0.6332746088675096, 0.6748575435940039], () => Some(Torch.Randn([17], DType.Float64))),
        () => Draws([1.4609375, -0.5078125, 0.283203125], () => Some(Torch.Randn([17], DType.BFloat16))),
        () => Draws([-0.90087890625, -1.3212890625, 0.61328125], () => Some(Torch.Randn([17], DType.Float16))));

    // torch.randint(10, (5,)), torch.randint(1 << 40, (3,)), torch.randperm(10)
    [Fact]
    public void Integers_and_permutations_are_PyTorchs()
    {
        Draws([4, 9, 3, 0, 3], () => Torch.Randint(10, [5]));
        Draws([741280623151, 506137267392, 291447657211], () => Torch.Randint(1L << 40, [3]));
        Draws([4, 1, 7, 5, 3, 9, 0, 8, 6, 2], () => Torch.Randperm(10));
    }

    // F.dropout(torch.ones(8)), F.alpha_dropout(torch.ones(4), 0.5, True), torch.bernoulli(torch.full((5,), 0.5))
    [Fact]
    public void Dropout_and_bernoulli_draw_PyTorchs_numbers()
    {
        Draws([1, 0, 1, 1, 1], () => Torch.Full([5], 0.5, DType.Float32).Bernoulli());
        Draws([0, 0, 2, 0, 0, 0, 2, 2], () => Torch.Ones([8], DType.Float32).Dropout());
        Draws(
            [-0.7791939377784729, -0.7791939377784729, 1.6655988693237305, -0.7791939377784729],
            () => Torch.Ones([4], DType.Float32).AlphaDropout(0.5, training: true));
    }

    // torch.multinomial(torch.tensor([1., 2, 3, 4]), 4), torch.multinomial(…, 6, True), torch.poisson(torch.tensor([.5, 5, 50, 500]))
    [Fact]
    public void Categories_and_counts_are_PyTorchs()
    {
        Draws([2, 1, 3, 0], () => Torch.Arange(1, 5, dtype: DType.Float32).Multinomial(4));
        Draws([3, 3, 2, 3, 3, 3], () => Torch.Arange(1, 5, dtype: DType.Float32).Multinomial(6, replacement: true));
        Draws([2, 6, 49, 490], () => Given.Vector(0.5, 5, 50, 500).Float().Poisson());
    }

    // F.gumbel_softmax(torch.tensor([1., 2, 3], dtype=torch.float64)), the same with hard=True
    [Fact]
    public void The_gumbel_softmax_is_PyTorchs_and_its_hard_form_has_the_gradient_of_the_soft_one()
    {
        Tensor x = Given.Leaf(1, 2, 3), weights = Given.Vector(1, -1, 2);
        Tensor soft = Seeded(() => x.GumbelSoftmax()), hard = Seeded(() => x.GumbelSoftmax(hard: true));
        Slopes.Agree([0.019646566865152135, 0.1522790549953779, 0.8280743781394699], soft.ToDoubles());
        Given.Values(hard, 0, 0, 1);
        Assert.Equal(Gradients.Grad([soft], [x], [weights])[0]!.ToDoubles(), Gradients.Grad([hard], [x], [weights])[0]!.ToDoubles());
    }

    // torch.cat([torch.rand(2), torch.randn(3), torch.randint(9, (2,)), torch.randn(2)]) in float64: a normal number is left over, and used later.
    [Fact]
    public void Draws_follow_each_other_as_in_PyTorch() => Draws(
        [0.9700530018065531, 0.707819864399788, -2.1787893820745574, 0.5684312772806678, -1.084522342424021, 6, 3, -1.3985953953708767, -0.7830641027703554],
        () => Torch.Cat(
            [Torch.Rand([2], DType.Float64), Torch.Randn([3], DType.Float64), Torch.Randint(9, [2], DType.Float64), Torch.Randn([2], DType.Float64)]));

    // torch.empty(4, 5).t().normal_()[0], torch.rand_like(torch.empty(2, 3).t()), F.dropout(torch.ones(2, 3).t()),
    // torch.zeros(4, 6)[:, :4].normal_()[0], torch.randn_like(torch.zeros(4, 6)[:, :4])[0]
    [Fact]
    public void Numbers_are_drawn_in_the_order_of_memory() => Assert.Multiple(
        () => Draws([1.5409960746765137, -1.3985954523086548, -0.5966353416442871, 0.1227012425661087], () => Torch.Zeros([4, 5], DType.Float32).T().Normal_()[0]),
        () => Draws(
            [0.49625658988952637, 0.13203048706054688, 0.7682217955589294, 0.30742281675338745, 0.08847743272781372, 0.6340786814689636],
            () => Torch.Zeros([2, 3], DType.Float32).T().RandLike().Reshape(-1)),
        () => Draws([0, 0, 2, 0, 0, 0], () => Torch.Ones([2, 3], DType.Float32).T().Dropout().Reshape(-1)),
        () => Draws(
            [1.5409960746765137, -0.293428897857666, -2.1787893772125244, 0.5684312582015991],
            () => Torch.Zeros([4, 6], DType.Float32).Slice(1, 0, 4).Normal_()[0]),
        () => Draws(
            [-1.1258398294448853, -1.152360200881958, -0.2505785822868347, -0.4338788092136383],
            () => Torch.Zeros([4, 6], DType.Float32).Slice(1, 0, 4).RandnLike()[0]));

    // torch.normal(1.0, p) and torch.zeros(1).bernoulli_(p), p = torch.full((1,), 0.1): a number of float32 is drawn, as for any tensor.
    [Fact]
    public void A_tensor_of_one_element_is_no_number()
    {
        Tensor p = Torch.Full([1], 0.1, DType.Float32);
        Draws([1.1540995836257935], () => Assert.Single(Call("normal", 1.0, p)));
        Draws([0, 0.7682217955589294], () => Torch.Cat([Assert.Single(Call("Tensor.bernoulli_", Torch.Zeros([1], DType.Float32), p)), Torch.Rand([1])]));

        static IReadOnlyList<Tensor> Call(string op, params object?[] arguments) =>
            Binder.Call(Catalogue.Find(op)!, arguments, [], _ => null, out _) ?? [];
    }

    // torch.manual_seed(-1); torch.rand(2, dtype=torch.float64)
    [Fact]
    public void A_seed_may_be_negative()
    {
        using var evaluation = Evaluation.Begin();
        Evaluation.ManualSeed(-1);
        Given.Values(Torch.Rand([2], DType.Float64), 0.9503951604874923, 0.5600645841090078);
    }

    [Fact]
    public void Each_evaluation_has_its_own_numbers()
    {
        using var outer = Evaluation.Begin(DType.Float64);
        Evaluation.ManualSeed(0);
        double first = Torch.Rand([1]).Item().ToDouble();
        double other = Seeded(() => Torch.Rand([1], DType.Float64)).Item().ToDouble();
        double second = Torch.Rand([1]).Item().ToDouble();

        Assert.Equal([0.9700530018065531, 0.9700530018065531, 0.707819864399788], [first, other, second]);
    }

    [Fact]
    public void A_random_number_has_a_gradient_of_zero_by_what_it_was_drawn_from()
    {
        Tensor mean = Given.Leaf(1, 2), std = Given.Leaf(0.5, 0.25);
        Tensor drawn = Torch.Normal(mean, std);
        Assert.Equal("NormalBackward0", drawn.GradFn!.Name);
        Tensor?[] grads = Gradients.Grad([drawn.Sum()], [mean, std]);
        Given.Values(grads[0], 0, 0);
        Given.Values(grads[1], 0, 0);
        Given.Values(Gradients.Grad([(std * 2).Uniform_().Sum()], [std])[0], 0, 0);
        Given.Values(Gradients.Grad([std.Bernoulli().Sum()], [std])[0], 0, 0);
        Given.Raises("a leaf Variable that requires grad is being used in an in-place operation.", () => std.Uniform_());
    }

    [Fact]
    public void A_number_written_as_mean_plus_deviation_times_noise_has_the_derivatives_by_both()
    {
        Tensor mean = Given.Leaf(1, 2), std = Given.Leaf(0.5, 0.25), noise = Seeded(() => Given.Vector(0, 0).RandnLike());
        Tensor?[] grads = Gradients.Grad([(mean + (std * noise)).Sum()], [mean, std]);
        Given.Values(grads[0], 1, 1);
        Given.Values(grads[1], noise.ToDoubles());
    }

    [Fact]
    public void Dropout_passes_the_gradient_of_what_it_kept()
    {
        Tensor x = Given.Leaf(1, 2, 3, 4);
        Tensor y = Seeded(() => x.Dropout(0.25));
        Given.Values(Gradients.Grad([y.Sum()], [x])[0], [.. y.ToDoubles().Select((value, i) => value / (i + 1))]);
        Given.Values(x.Dropout(1), 0, 0, 0, 0);
        Assert.Same(x, x.Dropout(0));
        Assert.Same(x, x.Dropout(0.5, training: false));
    }

    [Fact]
    public void Distributions_refuse_parameters_that_they_cannot_have() => Assert.Multiple(
        () => Given.Raises("normal expects std >= 0.0, but found std -1", () => Torch.Normal(0, -1, [3])),
        () => Given.Raises("normal expects all elements of std >= 0.0", () => Torch.Normal(0, Given.Vector(-1))),
        () => Given.Raises("normal expects standard deviation to be non-complex", () => Torch.Normal(Given.Vector(1), Torch.Ones([1], DType.Complex128))),
        () => Given.Raises("\"normal_kernel_cpu\" not implemented for 'Long'", () => Torch.Randn([2], DType.Int64)),
        () => Given.Raises("\"check_uniform_bounds\" not implemented for 'Long'", () => Torch.Rand([2], DType.Int64)),
        () => Given.Raises("uniform_ expects to return a [from, to) range, but found from=2 > to=1", () => Given.Vector(0).Uniform_(2, 1)),
        () => Given.Raises("to is out of bounds for float", () => Given.Vector(0).Float().Uniform_(0, 1e39)),
        () => Given.Raises("bernoulli_ expects p to be in [0, 1], but got p=2", () => Given.Vector(0).Bernoulli(2)),
        () => Given.Raises("Expected p_in >= 0 && p_in <= 1 to be true, but got false.", () => Given.Vector(2).Bernoulli()),
        () => Given.Raises("\"bernoulli_tensor_cpu_p_\" not implemented for 'Long'", () => Given.Integers(1).Bernoulli()),
        () => Given.Raises("exponential_ expects lambda >= 0.0, but found lambda=-1", () => Given.Vector(0).Exponential_(-1)),
        () => Given.Raises("geometric_ expects p to be in (0, 1), but got p=1", () => Given.Vector(0).Geometric_(1)),
        () => Given.Raises("log_normal_ expects std > 0.0, but found std=-1", () => Given.Vector(0).LogNormal_(0, -1)),
        () => Given.Raises("\"cauchy_cpu\" not implemented for 'Long'", () => Given.Integers(0).Cauchy_()),
        () => Given.Raises("random_ expects 'from' to be less than 'to', but got from=3 >= to=3", () => Torch.Randint(3, 3, [2])),
        () => Given.Raises("to - 1 is out of bounds for unsigned char", () => Torch.Randint(0, 300, [2], DType.UInt8)),
        () => Given.Raises("from is out of bounds for unsigned char", () => Torch.Zeros([2], DType.UInt8).Random_(-1, 3)),
        () => Given.Raises("value cannot be converted to type uint8_t without overflow", () => Torch.Randperm(300, DType.UInt8)),
        () => Given.Raises("invalid Poisson rate, expected rate to be non-negative", () => Given.Vector(-1).Poisson()),
        () => Given.Raises("Lower bound should be less than or equal to the upper bound", () => Given.Vector(1).RRelu(0.5, 0.1, training: true)),
        () => Given.Raises("dropout probability has to be between 0 and 1, but got 2", () => Given.Vector(1).Dropout(2)),
        () => Given.Raises("Feature dropout requires at least 2 dimensions in the input", () => Given.Vector(1).Dropout2d()));

    [Fact]
    public void Categories_refuse_weights_that_they_cannot_have() => Assert.Multiple(
        () => Given.Raises("prob_dist must be 1 or 2 dim", () => Torch.Ones([2, 2, 2]).Multinomial(1)),
        () => Given.Raises("cannot sample n_sample <= 0 samples", () => Torch.Ones([2]).Multinomial(0)),
        () => Given.Raises("cannot sample n_sample > prob_dist.size(-1) samples without replacement", () => Torch.Ones([2]).Multinomial(3)),
        () => Given.Raises("multinomial only supports floating-point dtypes for input, got: Long", () => Given.Integers(1, 2).Multinomial(1)),
        () => Given.Raises("invalid multinomial distribution (sum of probabilities <= 0)", () => Torch.Zeros([2]).Multinomial(1)),
        () => Given.Raises("probability tensor contains either `inf`, `nan` or element < 0", () => Given.Vector(1, double.NaN).Multinomial(1)),
        () => Given.Raises(
            "invalid multinomial distribution (encountering probability entry < 0)", () => Given.Vector(1, -1).Multinomial(3, replacement: true)),
        () => Given.Raises(
            "invalid multinomial distribution (encountering probability entry = infinity or NaN)",
            () => Given.Vector(1, double.PositiveInfinity).Multinomial(3, replacement: true)));

    private static Tensor Some(Tensor tensor) => tensor.IndexSelect(0, Given.Integers(0, 1, 16));

    private static void Draws(double[] expected, Func<Tensor> draw) => Assert.Equal(expected, Seeded(draw).ToDoubles());

    private static Tensor Seeded(Func<Tensor> draw)
    {
        using var evaluation = Evaluation.Begin(DType.Float32);
        Evaluation.ManualSeed(0);
        return draw();
    }
}
