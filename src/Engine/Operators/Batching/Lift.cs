using GradService.Tensors;

namespace GradService.Operators;

/// <summary>Turns an operator's attributes into those for tensors with a batch dimension in front of their own dimensions.</summary>
/// <param name="size">The size of the batch dimension.</param>
/// <param name="rank">The rank of a sample of the first input; a 0-d sample counts as one of one element.</param>
internal readonly struct Lift(long size, int rank)
{
    /// <summary>A dimension; one that counts from the end stays.</summary>
    public long Dim(long dim) => dim < 0 ? dim : dim + 1;

    /// <summary>A dimension that does not count from the end.</summary>
    public int Dim(int dim) => dim + 1;

    /// <summary>Dimensions; none means all, which are all of the sample's.</summary>
    public long[] Dims(long[] dims)
    {
        var lifted = new long[dims.Length == 0 ? rank : dims.Length];
        for (int i = 0; i < lifted.Length; i++)
        {
            lifted[i] = dims.Length == 0 ? i + 1 : Dim(dims[i]);
        }

        return lifted;
    }

    /// <summary>A shape of the samples.</summary>
    public Shape Shape(Shape shape) => Tensors.Shape.Of([size, .. shape.Sizes]);
}
