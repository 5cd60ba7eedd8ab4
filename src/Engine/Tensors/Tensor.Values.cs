using System.Numerics;
using GradService.Kernels;
using GradService.Tensors.Printing;

namespace GradService.Tensors;

/// <content>Reading elements back.</content>
public sealed partial class Tensor
{
    /// <summary><c>x.item()</c>: the value of a tensor of one element.</summary>
    /// <exception cref="GradException">It has more than one element, or none (a ValueError).</exception>
    public Scalar Item()
    {
        if (Count != 1)
        {
            throw GradException.Argument("only one element tensors can be converted to Python scalars", "ValueError");
        }

        return Batch is null ? At(Offset) : throw GradException.Argument(NoItem);
    }

    /// <summary>The elements in row-major order as doubles; of complex numbers the real parts.</summary>
    public double[] ToDoubles() => Dense(DType.Float64).Elements<double>().ToArray();

    /// <summary>The elements in row-major order as complex numbers.</summary>
    public Complex[] ToComplexNumbers() => Dense(DType.Complex128).Elements<Complex>().ToArray();

    /// <summary>The elements in row-major order as integers, towards zero.</summary>
    public long[] ToInt64s() => Dense(DType.Int64).Elements<long>().ToArray();

    /// <summary>The elements in row-major order as they lie in memory, little-endian; without a copy where they lie so already.</summary>
    public ReadOnlySpan<byte> ToBytes()
    {
        Tensor dense = Dense();
        int size = DType.Size();
        // A view without elements may begin past the end of the memory.
        return Count == 0 ? [] : dense.Storage.Bytes.Slice((int)dense.Offset * size, (int)Count * size);
    }

    /// <summary>As PyTorch prints it, <c>str(x)</c>: <c>tensor([1., 2.], requires_grad=True)</c>.</summary>
    /// <exception cref="GradException">It has millions of elements in dimensions too short to be summarised.</exception>
    public override string ToString() => TensorPrinter.Print(this);

    private Scalar At(long position)
    {
        if (DType.IsComplex())
        {
            Span<Complex> number = stackalloc Complex[1];
            Conversion.Load(Storage.Buffer, DType, position, 0, number);
            return number[0];
        }

        if (DType.IsFloatingPoint())
        {
            Span<double> number = stackalloc double[1];
            Conversion.Load(Storage.Buffer, DType, position, 0, number);
            return number[0];
        }

        Span<long> integer = stackalloc long[1];
        Conversion.Load(Storage.Buffer, DType, position, 0, integer);
        return DType == DType.Bool ? integer[0] != 0 : integer[0];
    }
}
