using GradService.Language.Runtime;
using GradService.Language.Values;

namespace GradService.Language.Numpy;

/// <summary>What stands for <c>axis</c>, and what it takes to go along it.</summary>
internal static class Axes
{
    /// <summary>One axis from 0.</summary>
    public static int One(object? axis, int rank)
    {
        long given = Numbers.ToIndex(axis);
        return given >= -rank && given < rank ? (int)(given < 0 ? given + rank : given)
            : throw Raise.Error("AxisError", $"axis {given} is out of bounds for array of dimension {rank}");
    }

    /// <summary>One axis, or several in a tuple; all where none is named.</summary>
    public static int[] Several(object? axis, int rank)
    {
        int[] axes = axis switch
        {
            null => [.. Enumerable.Range(0, rank)],
            SequenceValue sequence => [.. sequence.Select(item => One(item, rank))],
            _ => [One(axis, rank)],
        };
        return axes.Distinct().Count() == axes.Length ? axes : throw Raise.ValueError("duplicate value in 'axis'");
    }

    /// <summary>A shape: an integer, or integers in a tuple or list.</summary>
    public static long[] Sizes(object? shape)
    {
        long[] sizes = shape switch
        {
            SequenceValue or NdArray { Rank: > 0 } or RangeValue => [.. Iteration.Over(shape).Select(Numbers.ToIndex)],
            _ => [Numbers.ToIndex(shape)],
        };
        return Array.TrueForAll(sizes, static size => size >= 0) ? sizes : throw Raise.ValueError("negative dimensions are not allowed");
    }

    /// <summary>A shape given as one argument, or by several integers.</summary>
    public static object? Given(object?[] arguments) => arguments.Length == 1 ? arguments[0] : new TupleValue(arguments);
}
