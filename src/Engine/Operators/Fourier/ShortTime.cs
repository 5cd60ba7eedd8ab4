using GradService.Tensors;

namespace GradService.Operators;

/// <summary>The arguments of <c>stft</c> and <c>istft</c>, and what PyTorch says of those that do not fit.</summary>
/// <param name="Size">The length of a transform.</param>
/// <param name="Hop">The distance between frames.</param>
/// <param name="Length">The length of a window.</param>
/// <param name="Window">The window, or null for one of ones.</param>
internal sealed record ShortTime(long Size, long Hop, long Length, Tensor? Window)
{
    /// <summary>The window in the middle of as many numbers as a transform takes; null for all ones.</summary>
    public Tensor? Padded(DType dtype)
    {
        long before = (Size - Length) / 2;
        return Length == Size ? Window : (Window ?? Torch.Ones([Length], dtype)).ConstantPadNd([before, Size - Length - before]);
    }

    public void CheckStft(Tensor signal, bool normalized, bool? onesided, bool? returnComplex)
    {
        string? wrong = !signal.DType.IsDifferentiable() ? "expected a tensor of floating point or complex values"
            : signal.Rank is < 1 or > 2 ? "expected a 1D or 2D tensor"
            : Size <= 0 || Size > signal.Shape[^1] ? $"expected 0 < n_fft < {signal.Shape[^1]}, but got n_fft={Size}"
            : Hop <= 0 ? $"expected hop_length > 0, but got hop_length={Hop}"
            : Length <= 0 || Length > Size ? $"expected 0 < win_length <= n_fft, but got win_length={Length}"
            : !WindowFits ? $"expected a 1D window tensor of size equal to win_length={Length}, but got window with size {Window!.Shape}"
            : null;
        if (wrong is not null)
        {
            throw GradException.Argument(
                $"stft({TypeName(signal)}{signal.Shape}, {Sizes}, normalized={Bit(normalized)}, onesided={Bit(onesided)}, return_complex={Bit(returnComplex)}) : {wrong}");
        }
    }

    /// <summary>Checks the arguments of <c>istft</c>.</summary>
    /// <returns>Whether the spectra are halves.</returns>
    public bool CheckIstft(Tensor input, Tensor parts, bool center, bool normalized, bool? onesided, long? length, bool returnComplex)
    {
        if (parts.Rank is 0 or 1 or 2)
        {
            throw GradException.Argument(
                $"Dimension out of range (expected to be in range of [-{Math.Max(parts.Rank, 1)}, {Math.Max(parts.Rank, 1) - 1}], but got -3)", "IndexError");
        }

        long frequencies = parts.Shape[^3];
        bool half = onesided ?? frequencies != Size;
        string? wrong = parts.Count == 0 ? "input tensor cannot be empty."
            : parts.Rank > 4 ? $"expected a tensor with 3 or 4 dimensions, but got {parts.Rank}"
            : parts.Shape[^1] != 2 ? $"expected the last dimension to be 2 (corresponding to real and imaginary parts), but got {parts.Shape[^1]}"
            : frequencies != (half ? (Size / 2) + 1 : Size)
                ? $"expected the frequency dimension (3rd to the last) of the input tensor to match n_fft{(half ? " / 2 + 1" : string.Empty)} when "
                + $"onsided={(half ? "True" : "False")}, but got {frequencies}"
            : Hop <= 0 || Hop > Length ? "expected 0 < hop_length <= win_length"
            : Length <= 0 || Length > Size ? "expected 0 < win_length <= n_fft"
            : !WindowFits ? "Invalid window shape. window has to be 1D and length of `win_length`"
            : null;
        if (wrong is not null)
        {
            throw GradException.Argument($"{Describe(input, center, normalized, onesided, length, returnComplex)}: {wrong}");
        }

        if (returnComplex && half)
        {
            throw GradException.Argument("Cannot have onesided output if window or input is complex");
        }

        return returnComplex || Window is not { } window || !window.DType.IsComplex()
            ? half
            : throw GradException.Argument("Complex windows are incompatible with return_complex=False");
    }

    /// <summary>The call of <c>istft</c> as PyTorch's errors begin with it.</summary>
    public string Describe(Tensor input, bool center, bool normalized, bool? onesided, long? length, bool returnComplex) =>
        $"istft({TypeName(input)}{input.Shape}, {Sizes}, center={Bit(center)}, normalized={Bit(normalized)}, onesided={Bit(onesided)}, "
        + $"length={length?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "None"}, return_complex={Bit(returnComplex)}) ";

    private bool WindowFits => Window is null || (Window.Rank == 1 && Window.Shape[0] == Length);

    private string Sizes =>
        $"n_fft={Size}, hop_length={Hop}, win_length={Length}, window={(Window is null ? "None" : $"{TypeName(Window)}{{{Window.Shape}}}")}";

    private static string TypeName(Tensor tensor) =>
        tensor.DType.IsComplex() ? $"CPU{tensor.DType.ScalarTypeName()}Type" : $"torch.{tensor.DType.ScalarTypeName()}Tensor";

    private static string Bit(bool? flag) => flag switch
    {
        null => "None",
        true => "1",
        _ => "0",
    };
}
