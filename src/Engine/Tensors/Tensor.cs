using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using GradService.Kernels;

namespace GradService.Tensors;

/// <summary>
/// A tensor: a strided view over shared storage, with autograd's knowledge of where it came from. Semantics are PyTorch's.
/// </summary>
[DebuggerDisplay("{DType} {Shape}")]
public sealed partial class Tensor
{
    private long[] strides;

    internal Tensor(Storage storage, VersionCounter version, Shape shape, long[] strides, long offset, DType dtype)
    {
        Storage = storage;
        Version = version;
        Shape = shape;
        this.strides = strides;
        Offset = offset;
        DType = dtype;
    }

    /// <summary>The sizes of its dimensions.</summary>
    public Shape Shape { get; private set; }

    /// <summary>The type of its elements.</summary>
    public DType DType { get; private set; }

    /// <summary>The number of dimensions, <c>x.dim()</c>.</summary>
    public int Rank => Shape.Rank;

    /// <summary>The number of elements, <c>x.numel()</c>.</summary>
    public long Count => Shape.Count;

    /// <summary>Elements from one index to the next in each dimension, <c>x.stride()</c>.</summary>
    public ReadOnlySpan<long> Strides => strides;

    /// <summary>Where the first element lies in the storage, in elements, <c>x.storage_offset()</c>.</summary>
    public long Offset { get; private set; }

    /// <summary>Whether the elements lie in row-major order without gaps.</summary>
    public bool IsContiguous
    {
        get
        {
            if (ReferenceEquals(strides, Shape.Strides))
            {
                return true;
            }

            long expected = 1;
            for (int i = Rank - 1; i >= 0; i--)
            {
                if (Shape[i] != 1)
                {
                    if (strides[i] != expected)
                    {
                        return Count == 0;
                    }

                    expected *= Shape[i];
                }
            }

            return true;
        }
    }

    /// <summary>Whether it stands for a Python number, which takes part in dtype promotion by its category alone.</summary>
    public bool IsWrappedNumber { get; init; }

    internal Storage Storage { get; private set; }

    internal VersionCounter Version { get; }

    /// <summary>A 0-d tensor standing for a Python float.</summary>
    public static implicit operator Tensor(double value) => FromScalar(value);

    /// <summary>A 0-d tensor standing for a Python integer.</summary>
    public static implicit operator Tensor(long value) => FromScalar(value);

    /// <summary>A 0-d tensor standing for a Python integer.</summary>
    public static implicit operator Tensor(int value) => FromScalar((long)value);

    /// <summary>A 0-d tensor standing for a Python bool.</summary>
    public static implicit operator Tensor(bool value) => FromScalar(value);

    /// <summary>A 0-d tensor standing for a Python complex number.</summary>
    public static implicit operator Tensor(Complex value) => FromScalar(value);

    /// <summary>A 0-d tensor standing for a Python number, of the weaker category in dtype promotion.</summary>
    public static implicit operator Tensor(Scalar value) => FromScalar(value);

    /// <summary>A 0-d tensor standing for a Python number: bool, int64, float64 or complex128.</summary>
    public static Tensor FromScalar(Scalar value)
    {
        var storage = new Storage(value.DType.Size());
        var tensor = new Tensor(storage, storage, Shape.Scalar, Shape.Scalar.Strides, 0, value.DType) { IsWrappedNumber = true };
        switch (value.DType)
        {
            case DType.Bool:
                tensor.Elements<byte>()[0] = value.ToBoolean() ? (byte)1 : (byte)0;
                break;
            case DType.Int64:
                tensor.Elements<long>()[0] = value.ToInt64();
                break;
            case DType.Float64:
                tensor.Elements<double>()[0] = value.ToDouble();
                break;
            default:
                tensor.Elements<Complex>()[0] = value.ToComplex();
                break;
        }

        return tensor;
    }

    /// <summary>A tensor of these elements, row-major; the span is copied.</summary>
    /// <param name="data">The elements; for a bool tensor bytes of 0 or 1.</param>
    /// <param name="dtype">The dtype whose elements <typeparamref name="T"/> stores.</param>
    /// <param name="shape">The shape; its element count must be the span's length.</param>
    public static Tensor From<T>(ReadOnlySpan<T> data, DType dtype, Shape shape)
        where T : unmanaged
    {
        if (Unsafe.SizeOf<T>() != dtype.Size())
        {
            throw GradException.Type($"{typeof(T).Name} does not store {dtype.Name()}");
        }

        if (data.Length != shape.Count)
        {
            throw GradException.Shape($"shape '{shape}' is invalid for input of size {data.Length}");
        }

        Tensor tensor = Empty(shape, dtype);
        data.CopyTo(tensor.Elements<T>());
        return tensor;
    }

    /// <summary>A contiguous tensor whose elements are not set. Bounds are checked before memory is taken.</summary>
    internal static Tensor Empty(Shape shape, DType dtype)
    {
        var storage = new Storage(BytesOf(shape, dtype));
        return new Tensor(storage, storage, shape, shape.Strides, 0, dtype);
    }

    /// <summary>Gives it another shape, row-major from where it begins; memory that is too small for that grows, by zeros.</summary>
    internal void Resize(Shape shape)
    {
        long before = Offset * DType.Size(), bytes = BytesOf(shape, DType);
        if (bytes > 0)
        {
            Storage.Grow(before > long.MaxValue - bytes ? long.MaxValue : before + bytes);
        }

        Shape = shape;
        strides = shape.Strides;

        // An accumulator remembers the shape for which it was made.
        accumulator = null;
    }

    /// <summary>Gives it the geometry of a view of it.</summary>
    internal void Reframe(Tensor view)
    {
        (Shape, strides, Offset) = (view.Shape, view.strides, view.Offset);
        accumulator = null;
    }

    /// <summary>The elements of a contiguous tensor.</summary>
    internal Span<T> Elements<T>()
        where T : unmanaged
    {
        Debug.Assert(IsContiguous, "only a contiguous tensor is one span");
        Debug.Assert(Unsafe.SizeOf<T>() == DType.Size(), "the span's type stores the tensor's dtype");

        // A view without elements may begin past the end of the memory.
        return Count == 0 ? [] : MemoryMarshal.Cast<byte, T>(Storage.Bytes).Slice((int)Offset, (int)Count);
    }

    /// <summary>All that lies in the storage from the first element on, for kernels that stride through it themselves.</summary>
    internal Span<T> Reach<T>()
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(Storage.Bytes)[(int)Math.Min(Offset, Storage.Length / DType.Size())..];

    /// <summary>The same elements seen through another geometry; shares storage and version, and has no autograd history.</summary>
    internal Tensor Alias(Shape shape, long[] newStrides, long offset, DType? dtype = null) =>
        new(Storage, Version, shape, newStrides, offset, dtype ?? DType) { IsInference = IsInference };

    /// <summary>The same elements under the same geometry, without history. Unlike <c>detach</c> it is no operator.</summary>
    internal Tensor Alias() => new(Storage, Version, Shape, strides, Offset, DType) { IsInference = IsInference };

    /// <summary>Contiguous elements in a dtype, without history: this tensor where it is that already, else a copy.</summary>
    internal Tensor Dense(DType dtype)
    {
        if (dtype == DType && IsContiguous)
        {
            return this;
        }

        Tensor copy = Empty(Shape, dtype);
        Elementwise.Copy(this, copy);
        return copy;
    }

    /// <summary>Contiguous elements, without history.</summary>
    internal Tensor Dense() => Dense(DType);

    /// <summary>The strides as an array that must not be written to.</summary>
    internal long[] StrideArray() => strides;

    /// <summary>Whether its elements fill a stretch of memory in some order of the dimensions.</summary>
    internal bool IsDense
    {
        get
        {
            long expected = 1;
            foreach (int i in Enumerable.Range(0, Rank).Where(i => Shape[i] != 1).OrderBy(i => strides[i]))
            {
                if (strides[i] != expected)
                {
                    return false;
                }

                expected *= Shape[i];
            }

            return true;
        }
    }

    // Math.BigMul catches a product that no longer fits: such a size is past every bound.
    private static long BytesOf(Shape shape, DType dtype) =>
        Math.BigMul(shape.Count, (long)dtype.Size(), out long bytes) == 0 && bytes >= 0
            ? bytes
            : throw new GradException(ErrorKind.LimitExceeded, $"a tensor of shape {shape} takes more bytes than can be counted");

    /// <summary>Whether two elements may lie in one place, as after <c>expand</c>.</summary>
    internal bool Overlaps()
    {
        for (int i = 0; i < Rank; i++)
        {
            if (strides[i] == 0 && Shape[i] > 1)
            {
                return true;
            }
        }

        return false;
    }
}
