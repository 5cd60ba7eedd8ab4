using System.Numerics;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Autograd;

/// <summary>
/// Jacobians by central differences: a row for each element of an input, a column for each of an output. The input is moved in place, so that
/// also a function that closes over it sees it.
/// </summary>
/// <param name="function">The function.</param>
/// <param name="inputs">Its inputs.</param>
/// <param name="step">The step.</param>
internal sealed class FiniteDifferences(Func<Tensor[], Tensor[]> function, Tensor[] inputs, double step)
{
    /// <summary>
    /// The derivatives by an input as reverse mode gives them: of a real output by a complex number the derivative by the real part plus i
    /// times that by the imaginary part.
    /// </summary>
    public Tensor[] Gradients(int input)
    {
        Tensor[] real = Along(input, 1);
        return inputs[input].DType.IsComplex()
            ? [.. real.Zip(Along(input, Complex.ImaginaryOne), (x, y) => x.Add(y.Mul(Complex.ImaginaryOne)))]
            : real;
    }

    /// <summary>The derivatives of all outputs when each element of an input moves in a direction of the number plane.</summary>
    public Tensor[] Along(int input, Scalar direction)
    {
        Tensor data = inputs[input].Data, move = Torch.Full([], direction, data.DType).Mul(step);
        long[] places = AsStrided.Positions(data.Shape.Sizes, data.Strides, data.Offset).ToInt64s();
        Tensor[][] rows = [.. places.Select(place => Row(data.AsStrided([], [], place), move))];
        return rows.Length == 0
            ? [.. function(inputs).Select(output => Torch.Zeros([0, output.Count], output.DType))]
            : [.. Enumerable.Range(0, rows[0].Length).Select(output => Torch.Stack([.. rows.Select(row => row[output])]))];
    }

    private Tensor[] Row(Tensor entry, Tensor move)
    {
        Tensor original = entry.Clone();
        Tensor[] after = At(entry, original.Add(move)), before = At(entry, original.Sub(move));
        entry.Copy_(original);
        return [.. after.Zip(before, (b, a) => b.Sub(a).Div(2 * step).Reshape(b.Count))];
    }

    private Tensor[] At(Tensor entry, Tensor value)
    {
        entry.Copy_(value);
        return [.. function(inputs).Select(output => output.Detach().Clone())];
    }
}
