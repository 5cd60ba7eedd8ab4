using System.Numerics;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>
/// An operator with a shape rule, a kernel and a pullback. Kernels see contiguous tensors (but see <see cref="Strides"/>) in compute types only: the storage formats
/// (float16, bfloat16, complex64) are widened before and rounded after, here.
/// </summary>
internal abstract class Primitive : Operator
{
    /// <summary>Shapes and dtypes of the outputs; says what does not fit before anything is allocated.</summary>
    public abstract Specs Infer(ReadOnlySpan<Tensor?> inputs);

    /// <summary>The dtype in which the kernel computes; by default the first output's.</summary>
    protected virtual DType ComputeType(ReadOnlySpan<Tensor?> inputs, Specs outputs) => outputs[0].DType;

    /// <summary>The dtype in which the kernel writes an output; it is rounded to the output's own afterwards.</summary>
    protected virtual DType WrittenType(DType output) => output.Compute();

    /// <summary>Whether an input is converted to the compute type before the kernel sees it: not an index, nor a mask.</summary>
    protected virtual bool Converts(int input) => true;

    /// <summary>Whether the kernel strides through an input itself, so that one of the compute type needs no contiguous copy.</summary>
    protected virtual bool Strides(int input) => false;

    /// <summary>Scalar operations that the kernel spends, for the bounds of a request; by default one for each element read or written.</summary>
    protected virtual long Cost(ReadOnlySpan<Tensor?> inputs, Specs outputs)
    {
        long cost = 1;
        foreach (Tensor? input in inputs)
        {
            cost += input?.Count ?? 0;
        }

        for (int i = 0; i < outputs.Count; i++)
        {
            cost += outputs[i].Shape.Count;
        }

        return cost;
    }

    /// <summary>The kernel for real floating types.</summary>
    protected abstract void Float<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
        where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>;

    /// <summary>The kernel for integers; bool computes as bytes.</summary>
    protected virtual void Integer<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> => throw Unsupported(outputs[0].DType);

    /// <summary>The kernel for complex numbers.</summary>
    protected virtual void ComplexNumber(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) => throw Unsupported(outputs[0].DType);

    /// <summary>The error for a dtype that the operator does not take.</summary>
    protected GradException Unsupported(DType dtype) =>
        GradException.NotImplementedFor(char.ToLowerInvariant(GetType().Name[0]) + GetType().Name[1..], dtype);

    protected sealed override Tensor ComputeOne(ReadOnlySpan<Tensor?> inputs)
    {
        Specs specs = Infer(inputs);
        Evaluation.Charge(Cost(inputs, specs));
        Tensor output = Tensor.Empty(specs[0].Shape, specs[0].DType);
        Run(inputs, new ReadOnlySpan<Tensor>(ref output), specs);
        return output;
    }

    public sealed override Tensor[] Compute(ReadOnlySpan<Tensor?> inputs)
    {
        Specs specs = Infer(inputs);
        Evaluation.Charge(Cost(inputs, specs));
        var outputs = new Tensor[specs.Count];
        for (int i = 0; i < outputs.Length; i++)
        {
            outputs[i] = Tensor.Empty(specs[i].Shape, specs[i].DType);
        }

        Run(inputs, outputs, specs);
        return outputs;
    }

    private void Run(ReadOnlySpan<Tensor?> inputs, ReadOnlySpan<Tensor> outputs, Specs specs)
    {
        DType type = ComputeType(inputs, specs), compute = type.Compute();
        var dense = new Tensor[inputs.Length];
        for (int i = 0; i < dense.Length; i++)
        {
            dense[i] = inputs[i] is { } input ? Readable(input, i, compute) : null!;
        }

        ReadOnlySpan<Tensor> results = Widen(outputs, compute);
        switch (compute)
        {
            case DType.Float64:
                Float<double>(dense, results);
                break;
            case DType.Float32:
                Float<float>(dense, results);
                break;
            case DType.Complex128:
                ComplexNumber(dense, results);
                break;
            case DType.Int64:
                Integer<long>(dense, results);
                break;
            case DType.Int32:
                Integer<int>(dense, results);
                break;
            case DType.Int16:
                Integer<short>(dense, results);
                break;
            case DType.Int8:
                Integer<sbyte>(dense, results);
                break;
            default:
                Integer<byte>(dense, results);
                break;
        }

        Round(results, outputs);
    }

    private Tensor Readable(Tensor input, int index, DType compute) =>
        Strides(index) && input.DType == compute ? input : input.Dense(Converts(index) ? compute : input.DType);

    private ReadOnlySpan<Tensor> Widen(ReadOnlySpan<Tensor> outputs, DType compute)
    {
        bool wide = true;
        foreach (Tensor output in outputs)
        {
            wide &= output.DType == Written(output.DType, compute);
        }

        if (wide)
        {
            return outputs;
        }

        var wider = new Tensor[outputs.Length];
        for (int i = 0; i < wider.Length; i++)
        {
            DType written = Written(outputs[i].DType, compute);
            wider[i] = written == outputs[i].DType ? outputs[i] : Tensor.Empty(outputs[i].Shape, written);
        }

        return wider;
    }

    // float32 that is computed in float64 is written there too, and rounded after.
    private DType Written(DType output, DType compute) =>
        WrittenType(output) is var written && written == DType.Float32 && compute == DType.Float64 ? compute : written;

    private static void Round(ReadOnlySpan<Tensor> results, ReadOnlySpan<Tensor> outputs)
    {
        for (int i = 0; i < outputs.Length; i++)
        {
            if (!ReferenceEquals(results[i], outputs[i]))
            {
                Kernels.Elementwise.Copy(results[i], outputs[i]);
            }
        }
    }
}

/// <summary>A primitive whose kernel is the same for all numbers: integers, floats and complex numbers.</summary>
internal abstract class NumberPrimitive : Primitive
{
    /// <summary>The kernel.</summary>
    protected abstract void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
        where T : unmanaged, INumberBase<T>;

    protected sealed override void Float<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) => Kernel<T>(inputs, outputs);

    protected sealed override void Integer<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) => Kernel<T>(inputs, outputs);

    protected sealed override void ComplexNumber(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) => Kernel<Complex>(inputs, outputs);
}

/// <summary>A primitive whose kernel is the same for all ordered numbers: integers and floats.</summary>
internal abstract class OrderedPrimitive : Primitive
{
    /// <summary>The kernel.</summary>
    protected abstract void Kernel<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs)
        where T : unmanaged, INumber<T>, IMinMaxValue<T>;

    protected sealed override void Float<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) => Kernel<T>(inputs, outputs);

    protected sealed override void Integer<T>(ReadOnlySpan<Tensor> inputs, ReadOnlySpan<Tensor> outputs) => Kernel<T>(inputs, outputs);
}
