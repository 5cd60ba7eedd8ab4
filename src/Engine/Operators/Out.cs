using GradService.Autograd;
using GradService.Tensors;

namespace GradService.Operators;

/// <summary>The <c>out=</c> form of operators: the results are written into tensors that the caller gives, with PyTorch's rules.</summary>
public static class Out
{
    /// <summary>Calls an operator and writes its results into tensors, which take the results' shapes but keep their dtypes.</summary>
    /// <param name="signature">The operator; its <see cref="Signature.Out"/> is not null.</param>
    /// <param name="arguments">Its arguments, as for <see cref="Signature.Invoke"/>.</param>
    /// <param name="outputs">The tensors, one for each result. They may be among the arguments.</param>
    /// <returns>Those tensors.</returns>
    /// <exception cref="GradException">
    /// Something requires grad while grad mode is on, a result cannot be cast, or a tensor may not be written to; then none has been.
    /// </exception>
    public static IReadOnlyList<Tensor> Call(Signature signature, object?[] arguments, params Tensor[] outputs)
    {
        Tensor[] inputs = [.. arguments.SelectMany(argument => argument is Tensor tensor ? [tensor] : argument as IEnumerable<Tensor?> ?? []).OfType<Tensor>()];
        CheckCount(signature, outputs);
        CheckUnrecorded(signature, [.. inputs, .. outputs]);
        AdoptDType(signature, arguments, outputs[0]);
        IReadOnlyList<Tensor> results = signature.Invoke(arguments);
        for (int i = 0; i < outputs.Length; i++)
        {
            Check(inputs, results[i], outputs[i]);
        }

        for (int i = 0; i < outputs.Length; i++)
        {
            Write(results[i], outputs[i]);
        }

        return outputs;
    }

    private static void CheckCount(Signature signature, Tensor[] outputs)
    {
        int count = Math.Max(1, signature.ResultNames.Count);
        if (outputs.Length != count)
        {
            throw GradException.Argument($"expected tuple of {count} elements but got {outputs.Length}", "TypeError");
        }
    }

    private static void CheckUnrecorded(Signature signature, Tensor[] tensors)
    {
        GradMode mode = GradMode.Current;
        string name = signature.Name.Replace('.', '_');
        if (mode.Enabled && Array.Exists(tensors, tensor => tensor.RequiresGrad))
        {
            throw GradException.NoDerivative(
                $"{name}(): functions with out=... arguments don't support automatic differentiation, but one of the arguments requires grad.");
        }

        if (mode.PushesForward && Array.Exists(tensors, tensor => tensor.Tangents is not null))
        {
            throw GradException.NoDerivative(
                $"Trying to use forward AD with {name}_out that does not support it because it is an out= function", "NotImplementedError");
        }
    }

    /// <summary>A function that is told a dtype, such as a factory or a sum, is told that of the tensor that takes its result.</summary>
    private static void AdoptDType(Signature signature, object?[] arguments, Tensor output)
    {
        for (int i = 0; i < arguments.Length; i++)
        {
            if (signature.Parameters[i] is { Name: "dtype", Kind: ParameterKind.DType })
            {
                arguments[i] ??= output.DType;
                if (!output.DType.Equals(arguments[i]))
                {
                    throw GradException.Type(
                        $"dtype {((DType)arguments[i]!).ScalarTypeName()} does not match dtype of out parameter ({output.DType.ScalarTypeName()})");
                }
            }
        }
    }

    private static void Check(Tensor[] inputs, Tensor result, Tensor output)
    {
        InPlace.CheckCast(result.DType, output.DType);
        if (!result.Shape.Equals(output.Shape))
        {
            return;
        }

        InPlace.CheckAllowed(output, recorded: false, GradMode.Current);
        if (Array.Exists(inputs, input => OverlapsPartly(input, output)))
        {
            throw GradException.InPlace(
                "unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location. "
                + "Please clone() the tensor before performing the operation.");
        }
    }

    // As in PyTorch, only of tensors without gaps: for the others the answer would cost more than the operation.
    private static bool OverlapsPartly(Tensor a, Tensor b) =>
        a.SharesMemory(b) && a.IsDense && b.IsDense && a.Offset < b.Offset + b.Count && b.Offset < a.Offset + a.Count
        && !(a.Offset == b.Offset && a.Count == b.Count && a.Strides.SequenceEqual(b.Strides));

    private static void Write(Tensor result, Tensor output)
    {
        if (!result.Shape.Equals(output.Shape))
        {
            if (output.Count > 0)
            {
                Warnings.Raise(
                    $"An output with one or more elements was resized since it had shape {output.Shape}, which does not match the required output "
                    + $"shape {result.Shape}. This behavior is deprecated, and in a future PyTorch release outputs will not be resized unless they "
                    + "have zero elements. You can explicitly reuse an out tensor t by resizing it, inplace, to zero elements with t.resize_(0).");
            }

            output.Resize(result.Shape);
        }

        Evaluation.Charge(output.Count);
        InPlace.Overwrite(output, result);
        if (result.RequiresGrad)
        {
            output.RequiresGrad_();
        }
    }
}
