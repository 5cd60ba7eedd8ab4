using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// The values of images (batch, channels, height, width), or of volumes, at the places that a grid (batch, …, 2 or 3) names by their
    /// x, y and z from −1 to 1: <c>bilinear</c>, <c>nearest</c> or <c>bicubic</c>; outside the image <c>zeros</c>, its <c>border</c> or its
    /// <c>reflection</c>. −1 and 1 are the middles of the outermost pixels with align_corners, else their edges.
    /// </summary>
    /// <derivative>input: grad, shared among the pixels that each value was mixed of; grid: grad · the slope of the mixture</derivative>
    [Operator("nn.functional.grid_sample")]
    [Sample("real(1, 2, 3, 4), unit(1, 2, 3, 2), align_corners=True")]
    [Sample("real(1, 1, 3, 4), real(1, 2, 2, 2), mode=\"bicubic\", padding_mode=\"border\"")]
    [Sample("real(1, 1, 3, 4), real(1, 2, 2, 2), padding_mode=\"reflection\"")]
    [Sample("real(1, 2, 2, 3, 3), unit(1, 1, 2, 2, 3)")]
    [Sample("real(1, 1, 3, 4), unit(1, 2, 3, 2), mode=\"nearest\"")]
    public static Tensor GridSample(this Tensor input, Tensor grid, string mode = "bilinear", string paddingMode = "zeros", bool? alignCorners = null)
    {
        if (mode is not ("bilinear" or "nearest" or "bicubic"))
        {
            throw GradException.Argument(
                $"nn.functional.grid_sample(): expected mode to be 'bilinear', 'nearest' or 'bicubic', but got: '{mode}'", "ValueError");
        }

        if (paddingMode is not ("zeros" or "border" or "reflection"))
        {
            throw GradException.Argument(
                $"nn.functional.grid_sample(): expected padding_mode to be 'zeros', 'border', or 'reflection', but got: '{paddingMode}'", "ValueError");
        }

        CheckGrid(input, grid, mode);
        if (grid.IsBatched)
        {
            return EachSample.Apply(sample => sample[0]!.GridSample(sample[1]!, mode, paddingMode, alignCorners), input, grid);
        }

        int spatial = input.Rank - 2;
        long batch = input.Shape[0], points = Shape.Of(grid.Shape.Sizes[1..^1]).Count;
        var taps = new GridTaps(mode, paddingMode, alignCorners == true);
        for (int i = 0; i < spatial; i++)
        {
            taps.AddAxis(grid.Select(-1, spatial - 1 - i).Reshape(batch, points), input.Shape[i + 2]);
        }

        var places = new Places($"GridSampler{spatial}DBackward0", Shape.Of(input.Shape.Sizes[2..]), taps.At, taps.Count);
        Tensor samples = new Mixture(places, Mixture.Result).Apply(input.Reshape(batch, input.Shape[1], places.Image.Count), taps.Weights);
        return samples.Reshape([batch, input.Shape[1], .. grid.Shape.Sizes[1..^1]]).AsNode(places.NodeName, input, grid);
    }

    private static void CheckGrid(Tensor input, Tensor grid, string mode)
    {
        if (input.Rank == 0 || grid.Rank == 0 || input.Shape[0] != grid.Shape[0])
        {
            throw GradException.Shape(
                $"grid_sampler(): expected grid and input to have same batch size, but got input with sizes {input.Shape} and grid with sizes {grid.Shape}");
        }

        if (grid.Shape[^1] != input.Rank - 2)
        {
            throw GradException.Shape($"grid_sampler(): expected grid to have size {input.Rank - 2} in last dimension, but got grid with sizes {grid.Shape}");
        }

        for (int i = 2; i < input.Rank; i++)
        {
            if (input.Shape[i] == 0)
            {
                throw GradException.Shape(
                    $"grid_sampler(): expected input to have non-empty spatial dimensions, but input has sizes {input.Shape} with dimension {i} being empty");
            }
        }

        if (input.Rank is not (4 or 5) || grid.Rank != input.Rank)
        {
            throw GradException.Shape(
                $"grid_sampler(): expected 4D or 5D input and grid with same number of dimensions, but got input with sizes {input.Shape} and grid with sizes {grid.Shape}");
        }

        if (mode == "bicubic" && input.Rank != 4)
        {
            throw GradException.Argument("grid_sampler(): bicubic interpolation only supports 4D input");
        }

        if (!input.DType.IsFloatingPoint())
        {
            throw GradException.NotImplementedFor($"grid_sampler_{input.Rank - 2}d_cpu", input.DType);
        }

        if (grid.DType != input.DType)
        {
            throw GradException.Type($"expected scalar type {input.DType.ScalarTypeName()} but found {grid.DType.ScalarTypeName()}");
        }
    }
}
