using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A view with one dimension moved to another place; the others keep their order.</summary>
    /// <derivative>grad, moved back</derivative>
    [Operator("movedim", "moveaxis", TakesOut = false)]
    [Sample("real(2, 3, 4), 0, -1")]
    public static Tensor Movedim(this Tensor input, long source, long destination) => input.Movedim([source], [destination]);

    /// <summary>A view with dimensions moved to other places; the others keep their order.</summary>
    /// <derivative>grad, moved back</derivative>
    [Operator("movedim", TakesOut = false)]
    [Sample("real(2, 3, 4), [0, 1], [2, 0]")]
    public static Tensor Movedim(this Tensor input, long[] source, long[] destination)
    {
        if (source.Length != destination.Length)
        {
            throw GradException.Argument(
                $"movedim: Invalid source or destination dims: source ({Shape.Format(source)} dims) should contain the same number of dims as "
                + $"destination ({Shape.Format(destination)} dims)");
        }

        int[] from = Distinct("source", source), to = Distinct("destination", destination);
        if (input.Rank == 0)
        {
            return input;
        }

        var order = new long[input.Rank];
        var rest = new Queue<int>(Enumerable.Range(0, input.Rank).Except(from));
        for (int i = 0; i < order.Length; i++)
        {
            int at = Array.IndexOf(to, i);
            order[i] = at >= 0 ? from[at] : rest.Dequeue();
        }

        return input.Permute(order);

        int[] Distinct(string what, long[] dims)
        {
            int[] places = [.. dims.Select(input.Shape.Dimension)];
            return places.Distinct().Count() == places.Length
                ? places
                : throw GradException.Argument($"movedim: repeated dim in `{what}` ({Shape.Format(dims)})");
        }
    }
}
