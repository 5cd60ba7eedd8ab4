using GradService.Tensors;

namespace GradService.Autograd;

/// <summary>A forward-mode tangent at a level. Later levels have greater numbers and lie within earlier ones; the innermost is first.</summary>
internal sealed record Tangent(long Level, Tensor Value, Tangent? Outer);
