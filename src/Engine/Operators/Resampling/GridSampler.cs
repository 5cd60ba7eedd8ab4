using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    private static readonly string[] GridModes = ["bilinear", "nearest", "bicubic"];

    private static readonly string[] GridPaddings = ["zeros", "border", "reflection"];

    /// <summary><see cref="GridSample"/> with its modes by number: bilinear, nearest, bicubic; zeros, border, reflection.</summary>
    /// <derivative>that of grid_sample</derivative>
    [Operator("grid_sampler", "grid_sampler_2d", "grid_sampler_3d", TakesOut = false)]
    [Sample("real(1, 2, 3, 4), unit(1, 2, 3, 2), 0, 0, True")]
    public static Tensor GridSampler(this Tensor input, Tensor grid, long interpolationMode, long paddingMode, bool alignCorners) =>
        input.GridSample(grid, Numbered(GridModes, interpolationMode, "interpolation_mode"), Numbered(GridPaddings, paddingMode, "padding_mode"), alignCorners);

    private static string Numbered(string[] modes, long number, string argument) => number >= 0 && number < modes.Length
        ? modes[number]
        : throw GradException.Argument($"grid_sampler(): expected {argument} to be in the range 0 to {modes.Length - 1}, but got {number}");
}
