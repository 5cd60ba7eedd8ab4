using GradService.Tensors;

namespace GradService.Kernels;

/// <summary>Tensors copied side by side.</summary>
internal static class Concatenation
{
    /// <summary>
    /// Fills the output, whose dimensions before <paramref name="dim"/> the inputs share, with a run of each input in turn for every index
    /// of those dimensions.
    /// </summary>
    public static void Join<T>(ReadOnlySpan<Tensor> inputs, Tensor output, int dim)
        where T : unmanaged
    {
        Span<T> target = output.Elements<T>();
        if (target.Length == 0)
        {
            return;
        }

        int rows = 1;
        for (int i = 0; i < dim; i++)
        {
            rows *= (int)output.Shape[i];
        }

        int width = target.Length / rows, at = 0;
        foreach (Tensor input in inputs)
        {
            ReadOnlySpan<T> source = input.Elements<T>();
            int run = source.Length / rows;
            for (int row = 0; row < rows; row++)
            {
                source.Slice(row * run, run).CopyTo(target[((row * width) + at)..]);
            }

            at += run;
        }
    }
}
