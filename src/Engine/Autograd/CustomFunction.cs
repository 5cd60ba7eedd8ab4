using GradService.Tensors;

namespace GradService.Autograd;

/// <summary>
/// A differentiable function with a gradient of its own, PyTorch's <c>torch.autograd.Function</c>. A class derived from it says how the
/// outputs are computed (<see cref="Forward"/>) and how their gradients become those of the inputs (<see cref="Backward"/>); both are
/// written with tensors, so the gradient can be differentiated again. What is no tensor is a field of the object.
/// </summary>
/// <example>
/// <code>
/// sealed class Cube : CustomFunction
/// {
///     protected override Tensor[] Forward(FunctionContext context, Tensor?[] inputs)
///     {
///         context.SaveForBackward(inputs[0]);
///         return [inputs[0]!.Pow(3)];
///     }
///
///     protected override Tensor?[] Backward(FunctionContext context, Tensor?[] gradients) =>
///         [gradients[0]!.Mul(context.SavedTensors[0]!.Pow(2)).Mul(3)];
/// }
///
/// Tensor y = new Cube().Apply(x)[0];
/// </code>
/// </example>
public abstract class CustomFunction
{
    /// <summary>The name of its nodes, by default that of the class with <c>Backward</c>.</summary>
    public virtual string Name => GetType().Name + "Backward";

    /// <summary>
    /// Whether <see cref="Backward"/> is no differentiable computation: it then runs without being recorded, and to differentiate its result
    /// is an error. PyTorch's <c>once_differentiable</c>.
    /// </summary>
    protected virtual bool IsOnceDifferentiable => false;

    /// <summary>Applies it: the outputs, as <see cref="Forward"/> gives them, with this function as their history.</summary>
    /// <param name="inputs">The tensors it depends on; null where an optional one is absent.</param>
    /// <exception cref="GradException">PyTorch's errors, in its words.</exception>
    public Tensor[] Apply(params Tensor?[] inputs) => FunctionNode.Apply(this, inputs);

    /// <summary>The outputs. Nothing that it does is recorded.</summary>
    /// <param name="context">Keeps what the gradient needs.</param>
    /// <param name="inputs">The inputs, as they were given.</param>
    protected abstract Tensor[] Forward(FunctionContext context, Tensor?[] inputs);

    /// <summary>The gradients of the inputs, one for each; null for none.</summary>
    /// <param name="context">What <see cref="Forward"/> kept.</param>
    /// <param name="gradients">
    /// The gradients of the outputs, of their shapes: zeros where none arrived, or null if <see cref="FunctionContext.MaterializesGrads"/> is off.
    /// </param>
    protected virtual Tensor?[] Backward(FunctionContext context, Tensor?[] gradients) => throw GradException.NoDerivative(
        "You must implement either the backward or vjp method for your custom autograd.Function to use it with backward mode AD.",
        "NotImplementedError");

    /// <summary>The tangents of the outputs, for forward mode, one for each.</summary>
    /// <param name="context">What <see cref="Forward"/> kept with <see cref="FunctionContext.SaveForForward"/>.</param>
    /// <param name="tangents">The tangents of the inputs: zeros where one has none, or null as for <see cref="Backward"/>.</param>
    protected virtual Tensor?[] Jvp(FunctionContext context, Tensor?[] tangents) => throw GradException.NoDerivative(
        "You must implement the jvp function for custom autograd.Function to use it with forward mode AD.", "NotImplementedError");

    internal Tensor[] Compute(FunctionContext context, Tensor?[] inputs) => Forward(context, inputs);

    internal Tensor?[] Push(FunctionContext context, Tensor?[] tangents) => Jvp(context, tangents);

    internal Tensor?[] Pull(FunctionContext context, Tensor?[] gradients) =>
        IsOnceDifferentiable ? DelayedError.Once(gradients, () => Backward(context, gradients)) : Backward(context, gradients);
}
