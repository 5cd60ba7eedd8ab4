namespace GradService.Operators;

/// <summary>
/// PyTorch's functions and tensor methods, one file for each operator: <c>Torch.Exp(x)</c> and <c>x.Exp()</c> are the same. Every method
/// with an <see cref="OperatorAttribute"/> is also an operator of graphs and of the language, under PyTorch's name. All of them throw
/// <see cref="Tensors.GradException"/>, with PyTorch's text where it has one, for arguments that do not fit.
/// </summary>
public static partial class Torch;
