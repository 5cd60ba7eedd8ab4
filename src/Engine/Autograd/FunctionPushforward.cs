using GradService.Operators;
using GradService.Tensors;

namespace GradService.Autograd;

/// <summary>Forward mode through a <see cref="CustomFunction"/>: its own formula for the tangents.</summary>
internal static class FunctionPushforward
{
    public static void Propagate(CustomFunction function, FunctionContext context, Tensor?[] inputs, Tensor[] outputs)
    {
        foreach (long level in GradMode.Current.Levels!.ToArray())
        {
            var tangents = Array.ConvertAll(inputs, input => input is null ? null : Dual.TangentAt(input, level));
            if (Array.TrueForAll(tangents, static tangent => tangent is null))
            {
                continue;
            }

            for (int i = 0; i < tangents.Length && context.MaterializesGrads; i++)
            {
                tangents[i] ??= inputs[i] is { } input && input.DType.IsDifferentiable() ? input.ZerosLike() : null;
            }

            Set(level, Tangents(function, context, level, tangents, outputs.Length), context, outputs);
        }
    }

    // The formula reads the tensors as they are below the level: it sees the levels around this one only.
    private static Tensor?[] Tangents(CustomFunction function, FunctionContext context, long level, Tensor?[] tangents, int outputs)
    {
        using var pause = GradMode.Current.PauseForwardMode(level);
        context.PushesForward = true;
        try
        {
            Tensor?[] results = function.Push(context, tangents);
            return results.Length == outputs ? results : throw GradException.Argument(
                $"Function's jvp returned an invalid number of of forward gradients (expected {outputs} but got {results.Length})");
        }
        finally
        {
            context.PushesForward = false;
        }
    }

    private static void Set(long level, Tensor?[] tangents, FunctionContext context, Tensor[] outputs)
    {
        for (int i = 0; i < outputs.Length; i++)
        {
            Tensor output = outputs[i];
            if (tangents[i] is not { } tangent)
            {
                continue;
            }

            if (!output.DType.IsDifferentiable() || context.NonDifferentiable.Contains(output))
            {
                throw GradException.NoDerivative(
                    "A tangent was given for an output that is not differentiable: jvp must return None for it.");
            }

            if (!tangent.Shape.Equals(output.Shape))
            {
                throw GradException.Shape(
                    "Trying to set a forward gradient that has a different size than that of the original Tensor, this is not supported. Tensor is "
                    + $"of size {output.Shape} while the given forward gradient is of size {tangent.Shape}.");
            }

            Dual.Set(output, level, tangent.To(output.DType));
        }
    }
}
