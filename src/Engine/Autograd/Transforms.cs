namespace GradService.Autograd;

/// <summary>
/// Functions made from functions, as in <c>torch.func</c>: gradients, products with Jacobians, Jacobians, Hessians, batches. They compose
/// in any order: <c>Hessian(f)</c> is <c>Jacfwd(Jacrev(f))</c>, and <c>Vmap(Grad(f))</c> gives the gradient of each sample. Nothing touches
/// any <c>.grad</c>.
/// </summary>
public static partial class Transforms;
