using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Tests.Operators;

/// <summary>
/// Ten million float32 numbers, added, multiplied or scanned, against the same in float64. The greatest error, relative to the greatest result,
/// may be 8 epsilons (1e-6); PyTorch 1.13's own is between 3e-8 (var) and 1e-2 (dot).
/// </summary>
public sealed class LargeInputTests
{
    private const int Count = 10_000_000;

    private const double Bound = 8.0 / (1 << 23);

    private static readonly Lazy<Tensor> Numbers = new(() => Make(number => number));

    private static readonly Lazy<Tensor> NearOne = new(() => Make(number => 1 + ((number - 0.5f) * 1e-3f)));

    private static readonly Lazy<Tensor> Nowhere = new(() => Torch.Zeros([Count], DType.Int64));

    private static readonly Dictionary<string, Func<Tensor, Tensor>> Sums = new()
    {
        ["sum"] = x => x.Sum(),
        ["sum of columns"] = x => x.Reshape(-1, 4).Sum([0]),
        ["mean"] = x => x.Mean(),
        ["nansum"] = x => x.Nansum(),
        ["var"] = x => x.Var(),
        ["var of columns, far from zero"] = x => x.Reshape(-1, 4).Add(64).Var([0L]),
        ["std"] = x => x.Std(),
        ["norm"] = x => x.Norm(),
        ["3-norm of columns"] = x => x.Reshape(-1, 4).Norm(3, [0L]),
        ["logsumexp"] = x => x.Logsumexp([0]),
        ["softmax"] = x => x.Softmax(0),
        ["softmax down columns"] = x => x.Reshape(-1, 4).Softmax(0),
        ["log_softmax"] = x => x.LogSoftmax(0),
        ["cumsum"] = x => x.Cumsum(0),
        ["logcumsumexp"] = x => x.Logcumsumexp(0),
        ["trapezoid"] = x => x.Trapezoid(),
        ["dot"] = x => x.Dot(x),
        ["vdot"] = x => x.Vdot(x),
        ["a row times a matrix"] = x => x.Slice(0, 0, Count / 4).Reshape(1, -1).Matmul(x.Reshape(-1, 4)),
        ["mse_loss"] = x => Torch.MseLoss(x, x.Mul(0.5)),
        ["layer_norm"] = x => x.LayerNorm([Count]),
        ["batch_norm"] = x => x.Reshape(-1, 4).BatchNorm(training: true),
        ["cosine_similarity"] = x => Torch.CosineSimilarity(x, x.Add(1), dim: 0),
        ["avg_pool1d"] = x => x.Reshape(1, 1, Count).AvgPool1d([Count]),
        ["bincount"] = x => Torch.Bincount(Nowhere.Value, x),
        ["index_add"] = x => Torch.Zeros([1], x.DType).IndexAdd(0, Nowhere.Value, x),
        ["scatter_add"] = x => Torch.Zeros([1], x.DType).ScatterAdd(0, Nowhere.Value, x),
        ["put"] = x => Torch.Zeros([1], x.DType).Put(Nowhere.Value, x, accumulate: true),
        ["segment_reduce"] = x => Torch.SegmentReduce(x, "mean", lengths: Torch.Full([1], Count, DType.Int64)),
        ["the gradient of logcumsumexp"] = x => Slope(x, leaf => leaf.Logcumsumexp(0)),
        ["the gradient of what is broadcast"] = x => Slope(x.Slice(0, 0, 1), leaf => leaf.Mul(x)),
        ["the gradient of a weight"] = x => Slope(x.Slice(0, 0, 2).Reshape(2, 1), weight => Torch.Linear(x.Reshape(-1, 1), weight)),
        ["the gradient of an embedding"] = x => Slope(x.Slice(0, 0, 4).Reshape(4, 1), weight => Torch.Embedding(Nowhere.Value, weight).Mul(x.Unsqueeze(1))),
    };

    private static readonly Dictionary<string, Func<Tensor, Tensor>> Products = new()
    {
        ["prod"] = x => x.Prod(),
        ["prod of columns"] = x => x.Reshape(-1, 4).Prod(0),
        ["cumprod"] = x => x.Cumprod(0),
        ["the gradient of cumprod"] = x => Slope(x, leaf => leaf.Cumprod(0)),
    };

    public static TheoryData<string> SumNames => [.. Sums.Keys];

    public static TheoryData<string> ProductNames => [.. Products.Keys];

    [Theory]
    [MemberData(nameof(SumNames))]
    public void Sums_lose_nothing(string name) => Compare(Sums[name], Numbers.Value);

    [Theory]
    [MemberData(nameof(ProductNames))]
    public void Products_lose_nothing(string name) => Compare(Products[name], NearOne.Value);

    private static void Compare(Func<Tensor, Tensor> function, Tensor input)
    {
        double[] expected = function(input.To(DType.Float64)).ToDoubles(), actual = function(input).ToDoubles();
        double scale = 0, error = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            scale = Math.Max(scale, Math.Abs(expected[i]));
            error = Math.Max(error, Math.Abs(expected[i] - actual[i]));
        }

        Assert.True(error <= Bound * scale, $"the error is {error / scale:E1}, the bound {Bound:E1}");
    }

    private static Tensor Slope(Tensor at, Func<Tensor, Tensor> function)
    {
        Tensor leaf = at.Detach().RequiresGrad_(), result = function(leaf);
        return Gradients.Grad(result, leaf, result.OnesLike());
    }

    private static Tensor Make(Func<float, float> shape)
    {
        var random = new Random(1);
        var numbers = new float[Count];
        for (int i = 0; i < Count; i++)
        {
            numbers[i] = shape(random.NextSingle());
        }

        return Tensor.From<float>(numbers, DType.Float32, Shape.Of(Count));
    }
}
