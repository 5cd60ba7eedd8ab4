using GradService.Tensors;

namespace GradService.Autograd;

/// <summary>
/// Less memory for more time, PyTorch's <c>torch.utils.checkpoint</c>: what autograd would save inside a function is not kept; when a backward
/// pass first asks for some of it, the function runs again. Gradients of every order are those of the function itself.
/// </summary>
public static class Checkpoint
{
    /// <summary>Runs a function so.</summary>
    /// <param name="function">The function; it must compute the same when it runs again.</param>
    /// <param name="preserveRandomState">Whether it draws the same random numbers then.</param>
    /// <returns>What the function gives.</returns>
    public static T Run<T>(Func<T> function, bool preserveRandomState = true)
    {
        var recomputation = new Recomputation(() => function(), preserveRandomState ? Evaluation.Random.Copy() : null);
        using (recomputation.Hooks.Use())
        {
            return function();
        }
    }

    /// <summary>Runs a function with a generator of random numbers in place of the usual one.</summary>
    internal static void WithRandom(RandomNumbers? random, Action function)
    {
        RandomNumbers usual = Evaluation.Random;
        Evaluation.Random = random?.Copy() ?? usual;
        try
        {
            function();
        }
        finally
        {
            Evaluation.Random = usual;
        }
    }

    /// <summary>The tensors that a function saved, made anew in each backward pass that reads them.</summary>
    private sealed class Recomputation(Action function, RandomNumbers? random)
    {
        private readonly List<TensorSpec> saved = [];
        private readonly List<Tensor> values = [];
        private BackwardPass? pass;
        private bool isComputed;

        public SavedTensorHooks Hooks => new(Pack, Unpack);

        private object Pack(Tensor tensor)
        {
            saved.Add(tensor.Spec);
            return saved.Count - 1;
        }

        private Tensor Unpack(object place)
        {
            if (!isComputed || !ReferenceEquals(pass, GradMode.Current.Pass))
            {
                Compute();
            }

            return values[(int)place];
        }

        private void Compute()
        {
            values.Clear();
            using (GradMode.EnableGrad())
            using (new SavedTensorHooks(Keep, static kept => (Tensor)kept).Use())
            {
                WithRandom(random, function);
            }

            if (values.Count != saved.Count)
            {
                throw GradException.Argument(
                    "torch.utils.checkpoint: A different number of tensors was saved during the original forward and recomputation.\n"
                    + $"Number of tensors saved during forward: {saved.Count}\nNumber of tensors saved during recomputation: {values.Count}",
                    "CheckpointError");
            }

            (isComputed, pass) = (true, GradMode.Current.Pass);
        }

        private Tensor Keep(Tensor tensor)
        {
            if (values.Count < saved.Count && tensor.Spec != saved[values.Count])
            {
                throw GradException.Argument(
                    "torch.utils.checkpoint: Recomputed values for the following tensors have different metadata than during the forward pass.\n"
                    + $"tensor at position {values.Count}:\nsaved metadata: {Described(saved[values.Count])}\nrecomputed metadata: {Described(tensor.Spec)}",
                    "CheckpointError");
            }

            values.Add(tensor.Alias());
            return tensor;
        }

        private static string Described(TensorSpec spec) =>
            $"{{'shape': torch.Size({spec.Shape}), 'dtype': torch.{spec.DType.Name()}, 'device': device(type='cpu')}}";
    }
}
