using System.Numerics;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Autograd;

/// <summary>A function with one real value as a check sees it: numbers in, a number out, and how far that number can be trusted.</summary>
internal sealed class CheckedFunction
{
    private readonly Func<Tensor[], Tensor> function;

    /// <summary>Runs the function once.</summary>
    /// <param name="function">The function.</param>
    /// <param name="leaves">Its leaves.</param>
    /// <param name="wide">Whether it gets them as float64 and complex128.</param>
    /// <exception cref="GradException">The function does not take them.</exception>
    public CheckedFunction(Func<Tensor[], Tensor> function, Tensor[] leaves, bool wide)
    {
        this.function = function;
        Leaves = [.. leaves.Select(leaf => new LeafValues(leaf, wide))];
        Resolution = Leaves.Max(leaf => leaf.Resolution);
        using GradMode.Scope mode = GradMode.EnableGrad();
        using Evaluation.Piece piece = Evaluation.BeginPiece();
        Tensor value = function([.. Leaves.Select(leaf => leaf.ToTensor(leaf.Values).RequiresGrad_())]);
        Resolution = Math.Max(Resolution, Coarsest(value));
    }

    public LeafValues[] Leaves { get; }

    /// <summary>The relative distance of neighbouring numbers in the coarsest dtype on the way from the leaves to the value.</summary>
    public double Resolution { get; }

    /// <summary>The value with the numbers of one leaf replaced.</summary>
    public double Value(int leaf, Complex[] values)
    {
        // A check asks for thousands of values, of which nothing remains but the numbers.
        using Evaluation.Piece piece = Evaluation.BeginPiece();
        Tensor[] arguments = [.. Leaves.Select((other, i) => other.ToTensor(i == leaf ? values : other.Values))];
        return function(arguments).Item().ToDouble();
    }

    /// <summary>
    /// How far rounding moves the value: the standard deviation that fourth differences over neighbouring numbers show, in which nothing of a
    /// smooth function is left (Moré and Wild, SIAM Journal on Scientific Computing 33, 2011).
    /// </summary>
    public double Noise(int leaf)
    {
        const int Count = 9, Order = 4;
        Complex[] direction = Leaves[leaf].Direction();
        var differences = new double[Count];
        for (int k = 0; k < Count; k++)
        {
            differences[k] = Value(leaf, Leaves[leaf].Along(direction, 4 * Resolution * (k - (Count / 2))));
        }

        for (int order = 1; order <= Order; order++)
        {
            for (int k = 0; k < Count - order; k++)
            {
                differences[k] = differences[k + 1] - differences[k];
            }
        }

        // Of independent errors the squares of the binomial coefficients add up: 1 + 16 + 36 + 16 + 1.
        double noise = Math.Sqrt(differences.Take(Count - Order).Average(difference => difference * difference / 70));
        return double.IsFinite(noise) ? noise : 0;
    }

    private static double Coarsest(Tensor value)
    {
        double resolution = LeafValues.ResolutionOf(value.DType);
        var seen = new HashSet<Node>();
        var open = new Stack<Node?>([value.GradFn]);
        while (open.TryPop(out Node? node))
        {
            if (node is null || !seen.Add(node))
            {
                continue;
            }

            for (int i = 0; i < node.Outputs.Count; i++)
            {
                resolution = Math.Max(resolution, LeafValues.ResolutionOf(node.Outputs[i].DType));
            }

            foreach (Edge edge in node.Edges)
            {
                open.Push(edge.Node);
            }
        }

        return resolution;
    }
}
