using System.Globalization;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Autograd;

/// <content>vmap.</content>
public static partial class Transforms
{
    // Levels are never numbered twice, so tensors of different levels do not mix, whether a level is still open or not.
    private static long lastLevel;

    /// <summary>
    /// <c>torch.func.vmap</c>: a function of one sample, made one of a batch of them. All samples are computed together, an operator at a
    /// time; the function sees tensors that look like one sample.
    /// </summary>
    /// <param name="function">The function of a sample.</param>
    /// <param name="inDims">Which dimension of each input holds the samples; null for an input that all of them share. By default the first.</param>
    /// <param name="outDims">
    /// Where each output has the samples, by default in its first dimension; one number stands for all outputs. Null for an output that is
    /// the same for all samples.
    /// </param>
    /// <param name="randomness">What random operators do.</param>
    /// <param name="chunkSize">The most samples that are computed together; null for all.</param>
    /// <exception cref="GradException">Dimensions that do not fit, and what no operator can do for all samples at once, in PyTorch's words.</exception>
    public static Func<Tensor[], Tensor[]> Vmap(
        Func<Tensor[], Tensor[]> function, IReadOnlyList<int?>? inDims = null, IReadOnlyList<int?>? outDims = null,
        Randomness randomness = Randomness.Error, long? chunkSize = null)
    {
        if (chunkSize is <= 0)
        {
            throw GradException.Argument($"vmap: chunk_size should be None or greater than 0. (got {chunkSize})", "ValueError");
        }

        return inputs =>
        {
            var (dims, size) = Mapped(inputs, inDims);
            return chunkSize is { } most && most < size
                ? InChunks(function, inputs, dims, outDims, randomness, size, most)
                : AllAtOnce(function, inputs, dims, outDims, randomness, size);
        };
    }

    /// <summary><see cref="Vmap(Func{Tensor[], Tensor[]}, IReadOnlyList{int?}?, IReadOnlyList{int?}?, Randomness, long?)"/> of a function of one tensor.</summary>
    public static Func<Tensor, Tensor> Vmap(
        Func<Tensor, Tensor> function, int inDim = 0, int outDim = 0, Randomness randomness = Randomness.Error, long? chunkSize = null)
    {
        Func<Tensor[], Tensor[]> mapped = Vmap(inputs => [function(inputs[0])], [inDim], [outDim], randomness, chunkSize);
        return input => mapped([input])[0];
    }

    /// <summary><see cref="Vmap(Func{Tensor[], Tensor[]}, IReadOnlyList{int?}?, IReadOnlyList{int?}?, Randomness, long?)"/> of a function of two tensors.</summary>
    public static Func<Tensor, Tensor, Tensor> Vmap(
        Func<Tensor, Tensor, Tensor> function, int? firstDim = 0, int? secondDim = 0, int outDim = 0, Randomness randomness = Randomness.Error,
        long? chunkSize = null)
    {
        Func<Tensor[], Tensor[]> mapped = Vmap(inputs => [function(inputs[0], inputs[1])], [firstDim, secondDim], [outDim], randomness, chunkSize);
        return (first, second) => mapped([first, second])[0];
    }

    private static Tensor[] AllAtOnce(
        Func<Tensor[], Tensor[]> function, Tensor[] inputs, int?[] dims, IReadOnlyList<int?>? outDims, Randomness randomness, long size)
    {
        var level = new VmapLevel(Interlocked.Increment(ref lastLevel), size, randomness);
        List<VmapLevel> open = GradMode.Current.Vmaps;
        Tensor[] outputs;
        open.Add(level);
        try
        {
            outputs = function([.. inputs.Select((input, i) => dims[i] is { } dim ? new EnterBatch(dim, level).Apply(input) : input)]);
        }
        finally
        {
            open.RemoveAt(open.Count - 1);
        }

        var left = new Tensor[outputs.Length];
        for (int i = 0; i < left.Length; i++)
        {
            left[i] = Leave(outputs[i], OutDim(outDims, outputs, i), level);
        }

        return left;
    }

    private static Tensor[] InChunks(
        Func<Tensor[], Tensor[]> function, Tensor[] inputs, int?[] dims, IReadOnlyList<int?>? outDims, Randomness randomness, long size, long most)
    {
        var parts = new List<Tensor[]>();
        RandomNumbers? start = randomness == Randomness.Same ? Evaluation.Random.Copy() : null;
        for (long first = 0; first < size; first += most)
        {
            long count = Math.Min(most, size - first);
            if (start is not null)
            {
                Evaluation.Random = start.Copy();
            }

            Tensor[] chunk = [.. inputs.Select((input, i) => dims[i] is { } dim ? input.Narrow(dim, first, count) : input)];
            parts.Add(AllAtOnce(function, chunk, dims, outDims, randomness, count));
        }

        return [.. parts[0].Select((part, i) => OutDim(outDims, parts[0], i) is { } dim ? Torch.Cat([.. parts.Select(outputs => outputs[i])], dim) : part)];
    }

    private static Tensor Leave(Tensor output, int? dim, VmapLevel level)
    {
        if (dim is not { } where)
        {
            return output.Batch?.Find(level.Level) is null ? output : throw GradException.Argument(
                "vmap(f, ...): f can not return a BatchedTensor when out_dim is None", "ValueError");
        }

        int rank = output.Rank + 1;
        return where >= -rank && where < rank
            ? new LeaveBatch(where < 0 ? where + rank : where, level).Apply(output)
            : throw GradException.Argument($"Dimension out of range (expected to be in range of [{-rank}, {rank - 1}], but got {where})", "IndexError");
    }

    private static int? OutDim(IReadOnlyList<int?>? outDims, Tensor[] outputs, int output)
    {
        if (outDims is null)
        {
            return 0;
        }

        return outDims.Count == outputs.Length ? outDims[output]
            : outDims.Count == 1 ? outDims[0]
            : throw GradException.Argument(
                $"vmap(f, ..., out_dims={Format(outDims)})(<inputs>): out_dims is not compatible with the structure of `outputs`. out_dims has structure "
                + $"{Structure(outDims.Count)} but outputs has structure {Structure(outputs.Length)}.", "ValueError");
    }

    private static (int?[] Dims, long Size) Mapped(Tensor[] inputs, IReadOnlyList<int?>? inDims)
    {
        if (inputs.Length == 0)
        {
            throw GradException.Argument(
                "vmap(f)(<inputs>): got no inputs. Maybe you forgot to add inputs, or you are trying to vmap over a function with no inputs. The "
                + "latter is unsupported.", "ValueError");
        }

        if (inDims is not null && inDims.Count != inputs.Length)
        {
            throw GradException.Argument(
                $"vmap(f, in_dims={Format(inDims)}, ...)(<inputs>): in_dims is not compatible with the structure of `inputs`. in_dims has structure "
                + $"{Structure(inDims.Count)} but inputs has structure {Structure(inputs.Length)}.", "ValueError");
        }

        var dims = new int?[inputs.Length];
        var sizes = new List<long>();
        for (int i = 0; i < dims.Length; i++)
        {
            if ((inDims is null ? 0 : inDims[i]) is not { } dim)
            {
                continue;
            }

            int rank = inputs[i].Rank;
            if (dim < -rank || dim >= rank)
            {
                throw GradException.Argument(
                    $"vmap(f, in_dims={(inDims is null ? "0" : Format(inDims))}, ...)(<inputs>): Got in_dim={dim} for some input, but that input is a Tensor "
                    + $"of dimensionality {rank} so expected in_dim to satisfy -{rank} <= in_dim < {rank}.", "ValueError");
            }

            dims[i] = dim < 0 ? dim + rank : dim;
            sizes.Add(inputs[i].Shape[dims[i]!.Value]);
        }

        return sizes.Count == 0 ? throw GradException.Argument("vmap: Expected at least one Tensor to vmap over", "ValueError")
            : sizes.TrueForAll(size => size == sizes[0]) ? (dims, sizes[0])
            : throw GradException.Argument(
                $"vmap: Expected all tensors to have the same size in the mapped dimension, got sizes [{string.Join(", ", sizes)}] for the mapped dimension",
                "ValueError");
    }

    // As Python prints an int or a tuple.
    private static string Format(IReadOnlyList<int?> dims) => dims.Count == 1
        ? One(dims[0])
        : $"({string.Join(", ", dims.Select(One))})";

    private static string One(int? dim) => dim?.ToString(CultureInfo.InvariantCulture) ?? "None";

    private static string Structure(int count) => $"TreeSpec(tuple, None, [{string.Join(", ", Enumerable.Repeat("*", count))}])";
}
