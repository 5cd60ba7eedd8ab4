using GradService.Tensors;

namespace GradService.Autograd;

/// <summary>A forward-mode tangent at a level; levels nest, the innermost is first.</summary>
internal sealed record Tangent(int Level, Tensor Value, Tangent? Outer);
