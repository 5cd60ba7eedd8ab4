using GradService.Operators;
using GradService.Tensors;

namespace GradService.Autograd;

/// <content>Gradients and products with Jacobians.</content>
public static partial class Transforms
{
    /// <summary><c>torch.func.grad</c>: the function that gives the gradient of a function with one 0-d result.</summary>
    /// <param name="function">The function.</param>
    /// <param name="argnums">Which inputs it is differentiated by, by default the first; numbers may count from the end.</param>
    /// <returns>One gradient for each of them, zeros where nothing depends on it.</returns>
    /// <exception cref="GradException">The result is no 0-d tensor, or a number names no input.</exception>
    public static Func<Tensor[], Tensor[]> Grad(Func<Tensor[], Tensor> function, IReadOnlyList<int>? argnums = null)
    {
        Func<Tensor[], (Tensor[] Gradients, Tensor Value)> both = GradAndValue(function, argnums);
        return inputs => both(inputs).Gradients;
    }

    /// <summary>The gradient of a function of one tensor.</summary>
    /// <inheritdoc cref="Grad(Func{Tensor[], Tensor}, IReadOnlyList{int}?)"/>
    public static Func<Tensor, Tensor> Grad(Func<Tensor, Tensor> function)
    {
        Func<Tensor[], Tensor[]> gradients = Grad((Tensor[] inputs) => function(inputs[0]));
        return input => gradients([input])[0];
    }

    /// <summary><c>torch.func.grad_and_value</c>: the gradients and the value in one call.</summary>
    /// <inheritdoc cref="Grad(Func{Tensor[], Tensor}, IReadOnlyList{int}?)"/>
    public static Func<Tensor[], (Tensor[] Gradients, Tensor Value)> GradAndValue(Func<Tensor[], Tensor> function, IReadOnlyList<int>? argnums = null) => inputs =>
    {
        int[] chosen = Chosen(argnums, inputs.Length);
        var call = RecordedCall.Of(arguments => [function(arguments)], inputs, chosen);
        Tensor value = call.Recorded[0];
        if (value.Rank != 0)
        {
            throw new GradException(
                ErrorKind.NonScalarOutput,
                $"grad_and_value(f)(*args): Expected f(*args) to return a scalar Tensor, got tensor with {value.Rank} dims. Maybe you wanted to use the vjp "
                + "or jacrev APIs instead?");
        }

        Tensor[] gradients = OrZeros(call.Pull([Torch.Ones([], value.DType)], retainGraph: false), inputs, chosen);
        return (gradients, call.Outputs[0]);
    };

    /// <summary>
    /// <c>torch.func.vjp</c>: the outputs of a function and its pullback, which takes a gradient for each output, or null for none, and gives
    /// one for each input. The pullback may be called any number of times.
    /// </summary>
    /// <exception cref="GradException">An input is not of floating or complex dtype; a gradient does not fit its output.</exception>
    public static (Tensor[] Outputs, Func<Tensor?[], Tensor[]> Pullback) Vjp(Func<Tensor[], Tensor[]> function, params Tensor[] primals)
    {
        int[] all = [.. Enumerable.Range(0, primals.Length)];
        var call = RecordedCall.Of(function, primals, all);
        return (call.Outputs, Pullback);

        Tensor[] Pullback(Tensor?[] cotangents) => cotangents.Length == call.Recorded.Length
            ? OrZeros(call.Pull(cotangents, retainGraph: true), primals, all)
            : throw GradException.Argument(
                "Expected pytree structure of cotangents to be the same as pytree structure of outputs to the function. "
                + $"cotangents: {Leaves(cotangents.Length)}, primal output: {Leaves(call.Recorded.Length)}");
    }

    /// <summary><c>torch.func.jvp</c>: the outputs of a function and their tangents, given those of the inputs; null is zero.</summary>
    /// <exception cref="GradException">There are no inputs, or a tangent does not fit its input.</exception>
    public static (Tensor[] Outputs, Tensor[] Tangents) Jvp(
        Func<Tensor[], Tensor[]> function, IReadOnlyList<Tensor> primals, IReadOnlyList<Tensor?> tangents)
    {
        if (primals.Count == 0)
        {
            throw GradException.Argument("jvp(f, primals, tangents): Expected primals to contain at least one Tensor.");
        }

        if (primals.Count != tangents.Count)
        {
            throw GradException.Argument(
                "jvp(f, primals, tangents): Expected primals and tangents to have the same python structure. For example, if primals is a tuple of 3 "
                + $"tensors, tangents also must be. Got primals with structure {Structure(primals.Count)} and tangents with structure {Structure(tangents.Count)}");
        }

        using var level = Dual.EnterLevel();
        Tensor[] outputs = function([.. primals.Select((primal, i) => tangents[i] is { } tangent ? Dual.Make(primal, tangent) : primal)]);
        (Tensor Primal, Tensor? Tangent)[] unpacked = [.. outputs.Select(Dual.Unpack)];
        return ([.. unpacked.Select(pair => pair.Primal)], [.. unpacked.Select(pair => pair.Tangent ?? pair.Primal.ZerosLike())]);
    }

    /// <summary>
    /// The product of a function's Hessian with a vector, without the Hessian: the tangent of the gradient, forward mode over reverse mode.
    /// </summary>
    /// <param name="function">A function with one 0-d result.</param>
    /// <param name="primals">Its inputs.</param>
    /// <param name="vector">A tensor like each input, or null for zeros.</param>
    /// <returns>The gradients and the products, one of each for each input.</returns>
    public static (Tensor[] Gradients, Tensor[] Products) Hvp(
        Func<Tensor[], Tensor> function, IReadOnlyList<Tensor> primals, IReadOnlyList<Tensor?> vector) =>
        Jvp(Grad(function, [.. Enumerable.Range(0, primals.Count)]), primals, vector);

    /// <summary>The product of a vector with a function's Hessian, reverse mode over reverse mode.</summary>
    /// <inheritdoc cref="Hvp"/>
    public static (Tensor[] Gradients, Tensor[] Products) Vhp(
        Func<Tensor[], Tensor> function, IReadOnlyList<Tensor> primals, IReadOnlyList<Tensor?> vector)
    {
        var (gradients, pullback) = Vjp(Grad(function, [.. Enumerable.Range(0, primals.Count)]), [.. primals]);
        return (gradients, pullback([.. vector]));
    }

    private static Tensor[] OrZeros(Tensor?[] gradients, Tensor[] inputs, int[] chosen) =>
        [.. gradients.Select((gradient, i) => gradient ?? inputs[chosen[i]].ZerosLike())];

    private static int[] Chosen(IReadOnlyList<int>? argnums, int count)
    {
        if (argnums is { Count: 0 })
        {
            throw GradException.Argument("argnums must be non-empty");
        }

        int[] chosen = [.. (argnums ?? [0]).Select(number => number >= -count && number < count
            ? number < 0 ? number + count : number
            : throw GradException.Argument($"Got argnum={number}, but only {count} positional inputs"))];
        return chosen.Distinct().Count() == chosen.Length
            ? chosen
            : throw GradException.Argument($"argnums elements must be unique, got ({string.Join(", ", argnums!)})");
    }

    private static string Leaves(int count) => count == 1 ? "*" : $"({string.Join(", ", Enumerable.Repeat("*", count))})";
}
