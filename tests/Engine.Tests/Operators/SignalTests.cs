using GradService.Operators;
using GradService.Tensors;
using GradService.Tests.Autograd;

namespace GradService.Tests.Operators;

/// <summary>Short-time transforms and resampling; the messages are PyTorch's.</summary>
public sealed class SignalTests
{
    [Fact]
    public void A_signal_comes_back_from_its_short_time_transform()
    {
        Tensor signal = Torch.Arange(1, 41, dtype: DType.Float64).Sin(), window = Torch.HannWindow(8, dtype: DType.Float64);
        Tensor back = signal.Stft(8, window: window, returnComplex: true).Istft(8, window: window);
        Assert.True(back.Sub(signal).Abs().Max().Item().ToDouble() < 1e-14);
    }

    [Fact]
    public void Transforms_say_which_of_their_arguments_does_not_fit()
    {
        Tensor signal = Torch.Ones([10], DType.Float64), spectrum = Torch.Ones([3, 5], DType.Complex128);
        Given.Raises(
            "stft(torch.DoubleTensor[10], n_fft=12, hop_length=3, win_length=12, window=None, normalized=0, onesided=None, return_complex=None) : "
            + "expected 0 < n_fft < 10, but got n_fft=12",
            () => signal.Stft(12, center: false));
        Given.Raises(
            "stft(torch.DoubleTensor[14], n_fft=4, hop_length=0, win_length=4, window=None, normalized=0, onesided=None, return_complex=None) : "
            + "expected hop_length > 0, but got hop_length=0",
            () => signal.Stft(4, hopLength: 0));
        Given.Raises(
            "istft(CPUComplexDoubleType[3, 5], n_fft=4, hop_length=5, win_length=4, window=None, center=1, normalized=0, onesided=None, length=None, "
            + "return_complex=0) : expected 0 < hop_length <= win_length",
            () => spectrum.Istft(4, 5));
        Given.Raises(
            "istft(CPUComplexDoubleType[3, 5], n_fft=4, hop_length=4, win_length=4, window=torch.DoubleTensor{[4]}, center=0, normalized=0, onesided=None, "
            + "length=None, return_complex=0) window overlap add min: 1",
            () => spectrum.Istft(4, 4, window: Torch.HannWindow(4, dtype: DType.Float64), center: false));
    }

    [Fact]
    public void A_signal_that_is_asked_to_be_longer_than_its_frames_ends_in_zeros()
    {
        double[] signal = Torch.Ones([3, 2], DType.Complex128).Istft(4, center: false, length: 7).ToDoubles();
        Assert.Equal([1, 0.5, 0, 0, 0, 0, 0], signal.Select(x => Math.Round(x, 12)));
        Assert.Equal([0, 0], signal[5..]);
    }

    [Fact]
    public void A_place_that_is_no_number_is_read_at_the_border()
    {
        Tensor image = Torch.Arange(1.0, 13.0).To(DType.Float64).Reshape(1, 1, 3, 4);
        Tensor grid = Given.Vector(double.NaN, 0, double.PositiveInfinity, 0, double.NegativeInfinity, 0).Reshape(1, 3, 1, 2);

        Given.Values(image.GridSample(grid, paddingMode: "border"), 5, 8, 5);
        Given.Values(image.GridSample(grid, mode: "nearest"), 0, 0, 0);
    }

    [Fact]
    public void A_place_on_the_border_has_no_slope_along_it()
    {
        Tensor image = Torch.Arange(1.0, 13.0).To(DType.Float64).Reshape(1, 1, 3, 4);
        double[] slopes = Slopes.Of(x => image.GridSample(Torch.Stack([x, x * 0], -1).Reshape(1, 1, -1, 2), paddingMode: "border", alignCorners: true), -1, 0, 1, 2);

        Assert.Equal([0, 1.5, 0, 0], slopes);
    }

    [Fact]
    public void Grids_that_do_not_fit_their_images_are_refused()
    {
        Tensor image = Torch.Ones([1, 2, 3, 4]), grid = Torch.Zeros([1, 2, 2, 2]);
        Given.Raises(
            "nn.functional.grid_sample(): expected mode to be 'bilinear', 'nearest' or 'bicubic', but got: 'cubic'", () => image.GridSample(grid, "cubic"));
        Given.Raises(
            "grid_sampler(): expected grid and input to have same batch size, but got input with sizes [1, 2, 3, 4] and grid with sizes [2, 2, 2, 2]",
            () => image.GridSample(Torch.Zeros([2, 2, 2, 2])));
        Given.Raises(
            "grid_sampler(): expected grid to have size 2 in last dimension, but got grid with sizes [1, 2, 2, 3]", () => image.GridSample(Torch.Zeros([1, 2, 2, 3])));
        Given.Raises("expected scalar type Float but found Double", () => image.GridSample(grid.Double()));
        Given.Raises(
            "Expected a batch of 2D affine matrices of shape Nx2x3 for size (1, 1, 2, 3). Got torch.Size([1, 3, 3]).",
            () => Torch.Zeros([1, 3, 3]).AffineGrid([1, 1, 2, 3]));
    }
}
