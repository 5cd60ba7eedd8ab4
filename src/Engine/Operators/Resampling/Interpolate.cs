using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// Resamples (batch, channels, …) to a size or by a factor: <c>nearest</c>, <c>nearest-exact</c>, <c>linear</c>, <c>bilinear</c>,
    /// <c>bicubic</c>, <c>trilinear</c> or <c>area</c>.
    /// </summary>
    /// <derivative>grad, shared among the elements that each result was mixed of</derivative>
    [Operator("nn.functional.interpolate", "nn.functional.upsample")]
    [Sample("real(1, 2, 4), [7], mode=\"linear\"")]
    [Sample("real(1, 2, 3, 4), scale_factor=1.7, mode=\"bicubic\", align_corners=True")]
    [Sample("real(1, 1, 2, 3, 2), [3, 2, 4], mode=\"trilinear\", align_corners=False")]
    [Sample("real(1, 2, 3, 4), [2, 5]")]
    [Sample("real(1, 2, 5), [3], mode=\"area\"")]
    public static Tensor Interpolate(
        this Tensor input, long[]? size = null, double? scaleFactor = null, string mode = "nearest", bool? alignCorners = null,
        bool? recomputeScaleFactor = null, bool antialias = false) =>
        Resampling.Call(input, size, scaleFactor is { } factor ? [factor] : null, mode, alignCorners, recomputeScaleFactor, antialias);

    /// <summary>The resampling with a factor of its own for each dimension.</summary>
    /// <derivative>that of interpolate</derivative>
    [Operator("nn.functional.interpolate")]
    [Sample("real(1, 2, 3, 4), scale_factor=[1.5, 2], mode=\"bilinear\"")]
    public static Tensor InterpolateBy(
        this Tensor input, long[]? size = null, double[]? scaleFactor = null, string mode = "nearest", bool? alignCorners = null,
        bool? recomputeScaleFactor = null, bool antialias = false) =>
        Resampling.Call(input, size, scaleFactor, mode, alignCorners, recomputeScaleFactor, antialias);
}

/// <summary>Checks the arguments of <c>interpolate</c>, and resamples one dimension after the other.</summary>
internal static class Resampling
{
    public static Tensor Call(
        Tensor input, long[]? size, double[]? factors, string mode, bool? alignCorners, bool? recompute, bool antialias)
    {
        int spatial = input.Rank - 2;
        if (alignCorners is not null && mode is ("nearest" or "nearest-exact" or "area"))
        {
            throw GradException.Argument(
                "align_corners option can only be set with the interpolating modes: linear | bilinear | bicubic | trilinear", "ValueError");
        }

        if (spatial is < 1 or > 3 || !Fits(mode, spatial))
        {
            throw GradException.Argument(
                $"Input Error: Only 3D, 4D and 5D input Tensors supported (got {input.Rank}D) for the modes: nearest | linear | bilinear | bicubic | trilinear | "
                + $"area | nearest-exact (got {mode})", "NotImplementedError");
        }

        if (antialias)
        {
            throw GradException.Argument("interpolate(): antialias=True is not supported");
        }

        if (size is null == factors is null)
        {
            throw GradException.Argument(
                size is null ? "either size or scale_factor should be defined" : "only one of size or scale_factor should be defined", "ValueError");
        }

        if ((size?.Length ?? factors!.Length) is var given && given != 1 && given != spatial)
        {
            throw GradException.Argument(
                $"Input and output must have the same number of spatial dimensions, but got input with spatial dimensions of {Shape.Format(input.Shape.Sizes[2..])} "
                + $"and {(size is null ? "scale factors" : "output size")} of length {given}.", "ValueError");
        }

        var output = new long[spatial];
        for (int i = 0; i < spatial; i++)
        {
            double target = size is null ? Math.Floor(input.Shape[i + 2] * Factor(factors!, i)) : size[size.Length == 1 ? 0 : i];
            output[i] = target is >= 1 and <= int.MaxValue / 4 && input.Shape[i + 2] is > 0 and <= int.MaxValue
                ? (long)target
                : throw GradException.Shape(
                    $"Input and output sizes should be greater than 0, but got input {input.Shape} and output size {target} in dimension {i + 2}");
        }

        if (mode == "area")
        {
            long?[] sizes = [.. output.Select(one => (long?)one)];
            return spatial == 1 ? input.AdaptiveAvgPool1d(sizes) : spatial == 2 ? input.AdaptiveAvgPool2d(sizes) : input.AdaptiveAvgPool3d(sizes);
        }

        string kind = mode is "nearest" or "nearest-exact" ? mode : mode == "bicubic" ? "cubic" : "linear";
        string node = $"Upsample{(kind == "linear" ? mode[..1].ToUpperInvariant() + mode[1..] : kind == "cubic" ? "Bicubic" : "Nearest")}{spatial}DBackward1";
        Tensor result = input;
        for (int i = 0; i < spatial; i++)
        {
            double factor = factors is null || recompute == true ? 0 : Factor(factors, i);
            var taps = Taps.Of(kind, (int)input.Shape[i + 2], (int)output[i], alignCorners == true, factor);
            result = new AxisMix(node, i + 2, taps).Apply(result);
        }

        return result.AsNode(node, input);
    }

    private static double Factor(double[] factors, int i) => factors[factors.Length == 1 ? 0 : i];

    private static bool Fits(string mode, int spatial) => mode switch
    {
        "nearest" or "nearest-exact" or "area" => true,
        "linear" => spatial == 1,
        "bilinear" or "bicubic" => spatial == 2,
        "trilinear" => spatial == 3,
        _ => false,
    };
}
